package dev.slipway.jenkins.server;

import com.cloudbees.plugins.credentials.CredentialsMatchers;
import com.cloudbees.plugins.credentials.CredentialsProvider;
import com.cloudbees.plugins.credentials.common.StandardListBoxModel;
import com.cloudbees.plugins.credentials.domains.DomainRequirement;
import com.cloudbees.plugins.credentials.domains.URIRequirementBuilder;
import dev.slipway.ci.CiFailure;
import dev.slipway.ci.CiFailure.Reason;
import hudson.model.Item;
import hudson.model.Run;
import hudson.security.ACL;
import hudson.util.ListBoxModel;
import java.util.List;
import jenkins.model.Jenkins;
import org.jenkinsci.plugins.plaincredentials.StringCredentials;
import org.jspecify.annotations.Nullable;

/**
 * Finds API keys, which are secret texts of the Credentials plugin. The key of a server itself is for all jobs, because an
 * administrator said so; one that a job names must be one that this job may use.
 */
@FunctionalInterface
public interface ApiKeys {
    /** Only the keys of the servers themselves. */
    ApiKeys OF_SYSTEM = (id, requirements) -> ofSystem(id, requirements);

    /** The keys of a build's job and of the folders around it; Jenkins notes that they were used. */
    static ApiKeys of(Run<?, ?> run) {
        return (id, requirements) -> CredentialsProvider.track(
                run, CredentialsProvider.findCredentialById(id, StringCredentials.class, run, requirements));
    }

    /** The keys of a job whose form is filled in; null outside of jobs. */
    static ApiKeys of(@Nullable Item item) {
        return item == null
                ? OF_SYSTEM
                : (id, requirements) -> CredentialsMatchers.firstOrNull(
                        CredentialsProvider.lookupCredentialsInItem(
                                StringCredentials.class, item, ACL.SYSTEM2, requirements),
                        CredentialsMatchers.withId(id));
    }

    private static @Nullable StringCredentials ofSystem(String id, List<DomainRequirement> requirements) {
        return CredentialsMatchers.firstOrNull(
                CredentialsProvider.lookupCredentialsInItemGroup(
                        StringCredentials.class, Jenkins.get(), ACL.SYSTEM2, requirements),
                CredentialsMatchers.withId(id));
    }

    /** Null when there is none of this id, or none that may be used. */
    @Nullable StringCredentials find(String id, List<DomainRequirement> requirements);

    /**
     * @param ofJob what the job names, empty for the server's own
     * @throws CiFailure when there is none
     */
    default String keyOf(SlipwayServer server, String ofJob) {
        String id = ofJob.isEmpty() ? server.getCredentialsId() : ofJob;
        if (id.isEmpty()) {
            throw new CiFailure(
                    Reason.INPUT,
                    "The Slipway server '" + server.getId() + "' has no API key of its own; give credentialsId");
        }
        List<DomainRequirement> requirements = requirements(server.getUrl());
        @Nullable StringCredentials found = ofJob.isEmpty() ? ofSystem(id, requirements) : find(id, requirements);
        if (found == null) {
            throw new CiFailure(Reason.INPUT, "There is no secret text '" + id + "' among the credentials of this job");
        }
        return found.getSecret().getPlainText();
    }

    /** For a form. */
    static ListBoxModel choices(@Nullable Item item, String current) {
        var model = new StandardListBoxModel();
        model.includeEmptyValue();
        if (FormAccess.isGranted(item)) {
            List<DomainRequirement> anywhere = List.of();
            if (item == null) {
                model.includeMatchingAs(
                        ACL.SYSTEM2, Jenkins.get(), StringCredentials.class, anywhere, CredentialsMatchers.always());
            } else {
                model.includeMatchingAs(
                        ACL.SYSTEM2, item, StringCredentials.class, anywhere, CredentialsMatchers.always());
            }
        }
        model.includeCurrentValue(current);
        return model;
    }

    private static List<DomainRequirement> requirements(String url) {
        return URIRequirementBuilder.fromUri(url).build();
    }
}
