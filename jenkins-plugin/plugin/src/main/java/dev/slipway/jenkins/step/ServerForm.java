package dev.slipway.jenkins.step;

import dev.slipway.ci.Suggestions;
import dev.slipway.jenkins.server.ApiKeys;
import dev.slipway.jenkins.server.FormAccess;
import dev.slipway.jenkins.server.FormQuestions;
import dev.slipway.jenkins.server.ServerChoice;
import dev.slipway.jenkins.server.SlipwayConfiguration;
import hudson.model.Item;
import hudson.util.ComboBoxModel;
import hudson.util.ListBoxModel;
import org.jenkinsci.plugins.workflow.steps.StepDescriptor;
import org.jspecify.annotations.Nullable;
import org.kohsuke.stapler.AncestorInPath;
import org.kohsuke.stapler.QueryParameter;
import org.kohsuke.stapler.verb.POST;

/** The part of a form that says which server is meant. */
public abstract class ServerForm extends StepDescriptor {
    @POST
    public final ListBoxModel doFillServerItems(@AncestorInPath @Nullable Item item, @QueryParameter String server) {
        return servers(item, server);
    }

    @POST
    public final ListBoxModel doFillCredentialsIdItems(
            @AncestorInPath @Nullable Item item, @QueryParameter String credentialsId) {
        return ApiKeys.choices(item, credentialsId);
    }

    @POST
    public final ComboBoxModel doFillSpaceItems(
            @AncestorInPath @Nullable Item item, @QueryParameter String server, @QueryParameter String credentialsId) {
        return new FormQuestions(item, new ServerChoice(server, credentialsId, "")).names(Suggestions.SPACES, "");
    }

    /** The names of all servers; for those who may not change the form, only what is chosen already. */
    public static ListBoxModel servers(@Nullable Item item, String current) {
        var model = new ListBoxModel();
        model.add("(of withSlipway, or the first)", "");
        if (!FormAccess.isGranted(item)) {
            if (!current.isEmpty()) {
                model.add(current, current);
            }
            return model;
        }
        SlipwayConfiguration.get()
                .getServers()
                .forEach(server -> model.add(server.getId() + " (" + server.getUrl() + ")", server.getId()));
        return model;
    }
}
