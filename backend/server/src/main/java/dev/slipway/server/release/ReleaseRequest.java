package dev.slipway.server.release;

import dev.slipway.api.CreateRelease;
import dev.slipway.api.Release;
import dev.slipway.server.problem.Checks;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What somebody wants a new release to be, by the command or by the resource.
 *
 * @param project id, slug or name
 * @param channel id, slug or name; blank for the one whose rules fit
 * @param version blank for what the project's strategy says
 * @param prerelease what the prerelease of the newest packages must begin with; blank for any
 * @param notes blank for what the project's template says
 */
record ReleaseRequest(
        Named project,
        Named channel,
        String version,
        PackageOverrides packages,
        String prerelease,
        String notes,
        boolean ignoresChannelRules,
        boolean ignoresExisting,
        Map<String, String> customFields) {
    /** What the request names, and the property in which it does. */
    record Named(String field, String name) {}

    private static final int LONGEST_NOTES = 1_000_000;
    private static final int MOST_FIELDS = 10;
    private static final int LONGEST_FIELD = 150;

    static ReleaseRequest of(CreateRelease command) {
        String inGit = text(command.gitRef()) + text(command.gitCommit());
        new Checks()
                .that(
                        !command.projectName().isBlank(),
                        "ProjectName",
                        "ProjectName is missing; it must name a project of the space")
                .that(inGit.isEmpty(), "GitRef", "projects are kept in the database here, so a release has no GitRef")
                .that(
                        command.gitResources().isEmpty(),
                        "GitResources",
                        "no step takes GitResources here; leave them out")
                .orThrow();
        return checked(new ReleaseRequest(
                new Named("ProjectName", command.projectName()),
                new Named("ChannelName", text(command.channelName())),
                text(command.releaseVersion()),
                PackageOverrides.parse(command.packages(), text(command.packageVersion())),
                text(command.packagePrerelease()),
                notes(command.releaseNotes()),
                command.ignoreChannelRules(),
                command.ignoreIfAlreadyExists(),
                command.customFields()));
    }

    static ReleaseRequest of(Release draft, boolean ignoresChannelRules) {
        new Checks()
                .that(
                        !draft.projectId().isBlank(),
                        "ProjectId",
                        "ProjectId is missing; it must name a project of the space")
                .orThrow();
        return checked(new ReleaseRequest(
                new Named("ProjectId", draft.projectId()),
                new Named("ChannelId", draft.channelId().strip()),
                draft.version().strip(),
                PackageOverrides.of(draft.selectedPackages()),
                "",
                draft.releaseNotes(),
                ignoresChannelRules || draft.ignoreChannelRules(),
                false,
                draft.customFields()));
    }

    private static ReleaseRequest checked(ReleaseRequest request) {
        check(request.notes(), request.customFields());
        return request;
    }

    /** @throws dev.slipway.server.problem.Invalid when they are too large (R7.1) */
    static void check(String notes, Map<String, String> customFields) {
        var checks = new Checks()
                .that(
                        notes.length() <= LONGEST_NOTES,
                        "ReleaseNotes",
                        "ReleaseNotes is longer than " + LONGEST_NOTES + " characters")
                .that(
                        customFields.size() <= MOST_FIELDS,
                        "CustomFields",
                        "CustomFields has " + customFields.size() + " entries; at most " + MOST_FIELDS + " fit");
        customFields.forEach((name, value) -> checks.that(
                !name.isBlank() && name.length() <= LONGEST_FIELD && value.length() <= LONGEST_FIELD,
                "CustomFields",
                "CustomFields: the name and the value of '" + Checks.quote(name) + "' must have at most "
                        + LONGEST_FIELD + " characters, and the name at least one"));
        checks.orThrow();
    }

    private static String text(@Nullable String text) {
        return text == null ? "" : text.strip();
    }

    private static String notes(@Nullable String notes) {
        return notes == null ? "" : notes;
    }
}
