package dev.slipway.ci;

import java.util.List;

/**
 * Files to put into a package.
 *
 * @param version empty for the date and time of the build
 * @param basePath relative to the workspace, or absolute; so is {@code outputDirectory}
 */
public record PackRequest(
        String packageId,
        String version,
        PackageFormat format,
        String basePath,
        List<String> includes,
        List<String> excludes,
        String outputDirectory,
        boolean overwrite,
        NuspecFacts nuspec)
        implements FileRequest {
    static PackRequest read(InputReader in) {
        var read = new PackRequest(
                in.text(Fields.PACKAGE_ID),
                in.text(Fields.PACKAGE_VERSION),
                PackageFormat.of(in.choice(Fields.FORMAT)),
                in.text(Fields.BASE_PATH),
                in.list(Fields.INCLUDES),
                in.list(Fields.EXCLUDES),
                in.text(Fields.OUTPUT_DIRECTORY),
                in.flag(Fields.OVERWRITE),
                new NuspecFacts(
                        in.text(Fields.TITLE),
                        in.text(Fields.DESCRIPTION),
                        in.list(Fields.AUTHORS),
                        in.text(Fields.RELEASE_NOTES)));
        PackageNames.check(in, Fields.PACKAGE_ID, read.packageId());
        PackageNames.checkVersion(in, Fields.PACKAGE_VERSION, read.version());
        return read;
    }
}
