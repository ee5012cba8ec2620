package dev.slipway.jenkins.step;

import dev.slipway.ci.CiOperation;
import dev.slipway.ci.Field;
import dev.slipway.ci.FieldKind;
import dev.slipway.ci.Inputs;
import dev.slipway.ci.Suggestions;
import dev.slipway.jenkins.server.FormAccess;
import dev.slipway.jenkins.server.FormQuestions;
import dev.slipway.jenkins.server.ServerChoice;
import hudson.model.Item;
import hudson.util.ComboBoxModel;
import hudson.util.FormValidation;
import hudson.util.ListBoxModel;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.kohsuke.stapler.AncestorInPath;
import org.kohsuke.stapler.QueryParameter;
import org.kohsuke.stapler.verb.POST;

/**
 * What the forms of operations ask while one fills them in: suggestions from the server, choices, and checks, which are those
 * of a run. Stapler finds the methods by the names of the fields.
 */
public abstract class OperationForm extends ServerForm {
    private final CiOperation operation;

    OperationForm(CiOperation operation) {
        this.operation = operation;
    }

    public final CiOperation operation() {
        return operation;
    }

    @POST
    public final ComboBoxModel doFillProjectItems(
            @AncestorInPath @Nullable Item item,
            @QueryParameter String server,
            @QueryParameter String credentialsId,
            @QueryParameter String space) {
        return ask(item, server, credentialsId, space, Suggestions.PROJECTS, "");
    }

    @POST
    public final ComboBoxModel doFillFromItems(
            @AncestorInPath @Nullable Item item,
            @QueryParameter String server,
            @QueryParameter String credentialsId,
            @QueryParameter String space) {
        return ask(item, server, credentialsId, space, Suggestions.ENVIRONMENTS, "");
    }

    @POST
    public final ComboBoxModel doFillChannelItems(
            @AncestorInPath @Nullable Item item,
            @QueryParameter String server,
            @QueryParameter String credentialsId,
            @QueryParameter String space,
            @QueryParameter String project) {
        return ask(item, server, credentialsId, space, Suggestions.CHANNELS, project);
    }

    @POST
    public final ComboBoxModel doFillRunbookItems(
            @AncestorInPath @Nullable Item item,
            @QueryParameter String server,
            @QueryParameter String credentialsId,
            @QueryParameter String space,
            @QueryParameter String project) {
        return ask(item, server, credentialsId, space, Suggestions.RUNBOOKS, project);
    }

    @POST
    public final ComboBoxModel doFillVersionItems(
            @AncestorInPath @Nullable Item item,
            @QueryParameter String server,
            @QueryParameter String credentialsId,
            @QueryParameter String space,
            @QueryParameter String project) {
        return ask(item, server, credentialsId, space, Suggestions.RELEASES, project);
    }

    @POST
    public final ListBoxModel doFillFormatItems() {
        return choices("format");
    }

    @POST
    public final ListBoxModel doFillOverwriteModeItems() {
        return choices("overwriteMode");
    }

    @POST
    public final ListBoxModel doFillGuidedFailureItems() {
        return choices("guidedFailure");
    }

    @POST
    public final ListBoxModel doFillFailOnItems() {
        return choices("failOn");
    }

    @POST
    public final FormValidation doCheckPackageId(@AncestorInPath @Nullable Item item, @QueryParameter String value) {
        return check(item, "packageId", value);
    }

    @POST
    public final FormValidation doCheckVersion(@AncestorInPath @Nullable Item item, @QueryParameter String value) {
        return check(item, "version", value);
    }

    @POST
    public final FormValidation doCheckIncludes(@AncestorInPath @Nullable Item item, @QueryParameter String value) {
        return check(item, "includes", value);
    }

    @POST
    public final FormValidation doCheckPackagePaths(@AncestorInPath @Nullable Item item, @QueryParameter String value) {
        return check(item, "packagePaths", value);
    }

    @POST
    public final FormValidation doCheckParallel(@AncestorInPath @Nullable Item item, @QueryParameter String value) {
        return check(item, "parallel", value);
    }

    @POST
    public final FormValidation doCheckPackageIds(@AncestorInPath @Nullable Item item, @QueryParameter String value) {
        return check(item, "packageIds", value);
    }

    @POST
    public final FormValidation doCheckProject(
            @AncestorInPath @Nullable Item item,
            @QueryParameter String value,
            @QueryParameter String server,
            @QueryParameter String credentialsId,
            @QueryParameter String space) {
        return check(item, "project", value, new ServerChoice(server, credentialsId, space), "");
    }

    @POST
    public final FormValidation doCheckRunbook(
            @AncestorInPath @Nullable Item item,
            @QueryParameter String value,
            @QueryParameter String server,
            @QueryParameter String credentialsId,
            @QueryParameter String space,
            @QueryParameter String project) {
        return check(item, "runbook", value, new ServerChoice(server, credentialsId, space), project);
    }

    @POST
    public final FormValidation doCheckEnvironments(
            @AncestorInPath @Nullable Item item,
            @QueryParameter String value,
            @QueryParameter String server,
            @QueryParameter String credentialsId,
            @QueryParameter String space) {
        return check(item, "environments", value, new ServerChoice(server, credentialsId, space), "");
    }

    @POST
    public final FormValidation doCheckFrom(
            @AncestorInPath @Nullable Item item,
            @QueryParameter String value,
            @QueryParameter String server,
            @QueryParameter String credentialsId,
            @QueryParameter String space) {
        return check(item, "from", value, new ServerChoice(server, credentialsId, space), "");
    }

    @POST
    public final FormValidation doCheckTo(
            @AncestorInPath @Nullable Item item,
            @QueryParameter String value,
            @QueryParameter String server,
            @QueryParameter String credentialsId,
            @QueryParameter String space) {
        return check(item, "to", value, new ServerChoice(server, credentialsId, space), "");
    }

    @POST
    public final FormValidation doCheckChannel(
            @AncestorInPath @Nullable Item item,
            @QueryParameter String value,
            @QueryParameter String server,
            @QueryParameter String credentialsId,
            @QueryParameter String space,
            @QueryParameter String project) {
        return check(item, "channel", value, new ServerChoice(server, credentialsId, space), project);
    }

    @POST
    public final FormValidation doCheckDeployTo(
            @AncestorInPath @Nullable Item item,
            @QueryParameter String value,
            @QueryParameter String server,
            @QueryParameter String credentialsId,
            @QueryParameter String space) {
        return check(item, "deployTo", value, new ServerChoice(server, credentialsId, space), "");
    }

    @POST
    public final FormValidation doCheckPackages(@AncestorInPath @Nullable Item item, @QueryParameter String value) {
        return check(item, "packages", value);
    }

    @POST
    public final FormValidation doCheckGitResources(@AncestorInPath @Nullable Item item, @QueryParameter String value) {
        return check(item, "gitResources", value);
    }

    @POST
    public final FormValidation doCheckCustomFields(@AncestorInPath @Nullable Item item, @QueryParameter String value) {
        return check(item, "customFields", value);
    }

    @POST
    public final FormValidation doCheckVariables(@AncestorInPath @Nullable Item item, @QueryParameter String value) {
        return check(item, "variables", value);
    }

    @POST
    public final FormValidation doCheckTenantTags(@AncestorInPath @Nullable Item item, @QueryParameter String value) {
        return check(item, "tenantTags", value);
    }

    @POST
    public final FormValidation doCheckDeployAt(@AncestorInPath @Nullable Item item, @QueryParameter String value) {
        return check(item, "deployAt", value);
    }

    @POST
    public final FormValidation doCheckExpiresAt(@AncestorInPath @Nullable Item item, @QueryParameter String value) {
        return check(item, "expiresAt", value);
    }

    @POST
    public final FormValidation doCheckTimeout(@AncestorInPath @Nullable Item item, @QueryParameter String value) {
        return check(item, "timeout", value);
    }

    @POST
    public final FormValidation doCheckTasks(@AncestorInPath @Nullable Item item, @QueryParameter String value) {
        return check(item, "tasks", value);
    }

    private static ComboBoxModel ask(
            @Nullable Item item,
            String server,
            String credentialsId,
            String space,
            Suggestions wanted,
            String project) {
        return new FormQuestions(item, new ServerChoice(server, credentialsId, space)).names(wanted, project);
    }

    private ListBoxModel choices(String field) {
        var model = new ListBoxModel();
        operation.field(field).choices().forEach(model::add);
        return model;
    }

    /** As a run would, and then whether the server has what is named. */
    private FormValidation check(@Nullable Item item, String field, String value, ServerChoice choice, String project) {
        FormValidation ownSense = check(item, field, value);
        Optional<Field> known = operation.fields().stream()
                .filter(one -> one.name().equals(field))
                .findFirst();
        if (ownSense.kind != FormValidation.Kind.OK || known.isEmpty() || value.isBlank()) {
            return ownSense;
        }
        return Suggestions.of(operation, known.get())
                .map(wanted -> new FormQuestions(item, choice).check(wanted, project, names(known.get(), value)))
                .orElse(ownSense);
    }

    /** Lines, or where there is but one line, what stands between commas. */
    private static List<String> names(Field field, String typed) {
        if (field.kind() != FieldKind.LIST) {
            return List.of(typed.strip());
        }
        String separator = typed.strip().contains("\n") ? "\\R" : ",";
        return Stream.of(typed.strip().split(separator)).map(String::strip).toList();
    }

    private FormValidation check(@Nullable Item item, String field, String value) {
        if (!FormAccess.isGranted(item)) {
            return FormValidation.ok();
        }
        Inputs typed = Inputs.of(Map.of(field, value)).withReferences(text -> text.contains("$"));
        return operation.problems(typed).stream()
                .filter(problem -> problem.field().equals(field))
                .findFirst()
                .map(problem -> FormValidation.error(problem.message()))
                .orElseGet(FormValidation::ok);
    }
}
