package dev.slipway.ci;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A release to create.
 *
 * @param version null for the next one by the project's template
 * @param packages as the server takes them: {@code Step:Version} or {@code Step:Reference:Version}
 * @param deployTo environments; empty not to deploy
 */
public record CreateReleaseRequest(
        String space,
        String project,
        @Nullable String version,
        @Nullable String channel,
        @Nullable String gitRef,
        @Nullable String gitCommit,
        List<String> packages,
        @Nullable String defaultPackageVersion,
        List<String> gitResources,
        String releaseNotes,
        @Nullable String releaseNotesFile,
        boolean releaseNotesFromChanges,
        boolean linkToBuild,
        Map<String, String> customFields,
        boolean ignoreExisting,
        boolean ignoreChannelRules,
        List<String> deployTo,
        Execution execution,
        Waiting waiting)
        implements TaskRequest {
    static CreateReleaseRequest read(InputReader in) {
        var read = new CreateReleaseRequest(
                in.text(Fields.SPACE),
                in.text(Fields.PROJECT),
                in.optional(Fields.NEW_RELEASE_VERSION),
                in.optional(Fields.CHANNEL),
                in.optional(Fields.GIT_REF),
                in.optional(Fields.GIT_COMMIT),
                in.list(Fields.PACKAGES),
                in.optional(Fields.DEFAULT_PACKAGE_VERSION),
                in.list(Fields.GIT_RESOURCES),
                in.text(Fields.RELEASE_NOTES),
                in.optional(Fields.RELEASE_NOTES_FILE),
                in.flag(Fields.RELEASE_NOTES_FROM_CHANGES),
                in.flag(Fields.LINK_TO_BUILD),
                in.map(Fields.CUSTOM_FIELDS),
                in.flag(Fields.IGNORE_EXISTING),
                in.flag(Fields.IGNORE_CHANNEL_RULES),
                in.list(Fields.DEPLOY_TO),
                Execution.read(in),
                Waiting.read(in));
        for (String choice : read.packages()) {
            if (!choice.contains(":") && !in.isUnknownYet(Fields.PACKAGES)) {
                in.problem(
                        Fields.PACKAGES,
                        "'" + choice + "' is not written Step:Version, PackageID:Version or Step:Reference:Version");
            }
        }
        if (read.deployTo().isEmpty() && read.execution().isTenanted()) {
            in.problem(Fields.DEPLOY_TO, "Give the environments to which the release is deployed for these tenants");
        }
        return read;
    }
}
