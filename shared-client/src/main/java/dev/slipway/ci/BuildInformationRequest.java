package dev.slipway.ci;

import dev.slipway.api.OverwriteMode;
import java.util.List;

/** What a build was, told for the packages it made. Empty branch, commit and URL mean what the build server knows. */
public record BuildInformationRequest(
        String space,
        List<String> packageIds,
        String version,
        String branch,
        String commit,
        String repositoryUrl,
        OverwriteMode overwriteMode)
        implements ServerRequest {
    static BuildInformationRequest read(InputReader in) {
        var read = new BuildInformationRequest(
                in.text(Fields.SPACE),
                in.list(Fields.PACKAGE_IDS),
                in.text(Fields.BUILT_VERSION),
                in.text(Fields.BRANCH),
                in.text(Fields.COMMIT),
                in.text(Fields.REPOSITORY_URL),
                PushRequest.overwriteMode(in));
        read.packageIds().forEach(id -> PackageNames.check(in, Fields.PACKAGE_IDS, id));
        PackageNames.checkVersion(in, Fields.BUILT_VERSION, read.version());
        return read;
    }
}
