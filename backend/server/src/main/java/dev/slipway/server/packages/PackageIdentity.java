package dev.slipway.server.packages;

import dev.slipway.server.archive.ArchiveLimits;
import dev.slipway.server.archive.BadArchive;
import dev.slipway.server.archive.Chart;
import dev.slipway.server.archive.ChartReader;
import dev.slipway.server.archive.Nuspec;
import dev.slipway.server.archive.NuspecReader;
import dev.slipway.server.blob.StagedBlob;
import dev.slipway.server.problem.Checks;
import dev.slipway.server.problem.Invalid;
import dev.slipway.server.version.InvalidPackageFileName;
import dev.slipway.server.version.InvalidVersion;
import dev.slipway.server.version.PackageFileName;
import dev.slipway.server.version.PackageId;
import dev.slipway.server.version.Version;
import dev.slipway.server.version.VersionKind;
import java.io.IOException;
import java.util.Optional;

/**
 * Which package a file is (R3.3 to R3.5).
 *
 * @param nuspec what a {@code .nupkg} says of itself
 */
record PackageIdentity(String packageId, Version version, String extension, Optional<Nuspec> nuspec) {
    private static final String NUPKG = ".nupkg";
    private static final String TGZ = ".tgz";

    /** The name without the folders that some clients send with it. */
    static String bareName(String fileName) {
        String name = fileName.strip();
        return name.substring(Math.max(name.lastIndexOf('/'), name.lastIndexOf('\\')) + 1);
    }

    /**
     * Refuses what can be refused before the content has come.
     *
     * @throws Invalid when the name is missing, has no accepted extension, or has no id and version where these come from it
     */
    static void checkName(String fileName) {
        if (fileName.isBlank()) {
            throw new Invalid(
                    "filename",
                    "The file has no filename; send one that is made of an id and a version, like Acme.Web.1.2.3.zip");
        }
        ofName(fileName);
    }

    /**
     * What the name alone says; nothing where the content decides.
     *
     * @throws Invalid when it has no accepted extension, or is not made of an id and a version
     */
    static Optional<PackageIdentity> ofName(String fileName) {
        String extension = PackageFileName.extensionOf(fileName).orElse("");
        return extension.equals(NUPKG) || extension.equals(TGZ) ? Optional.empty() : Optional.of(fromName(fileName));
    }

    /** @throws Invalid when neither name nor content say id and version */
    static PackageIdentity of(String fileName, StagedBlob content) throws IOException {
        String extension = PackageFileName.extensionOf(fileName).orElse("");
        if (extension.equals(NUPKG)) {
            return fromNuspec(fileName, content);
        }
        if (extension.equals(TGZ)) {
            Optional<Chart> chart = chart(content);
            if (chart.isPresent()) {
                return checked(
                        fileName, chart.get().name(), chart.get().version(), new PackageParts(TGZ, Optional.empty()));
            }
        }
        return fromName(fileName);
    }

    private record PackageParts(String extension, Optional<Nuspec> nuspec) {}

    private static PackageIdentity fromName(String fileName) {
        try {
            PackageFileName name = PackageFileName.parse(fileName);
            return new PackageIdentity(
                    name.id(), Version.parse(name.version(), VersionKind.SEMVER), name.extension(), Optional.empty());
        } catch (InvalidPackageFileName e) {
            throw new Invalid(e.getMessage() + ".", e);
        }
    }

    private static PackageIdentity fromNuspec(String fileName, StagedBlob content) throws IOException {
        try {
            Nuspec nuspec = NuspecReader.read(content.path(), ArchiveLimits.DEFAULT);
            return checked(fileName, nuspec.id(), nuspec.version(), new PackageParts(NUPKG, Optional.of(nuspec)));
        } catch (BadArchive e) {
            throw new Invalid(
                    "The NuGet package '" + Checks.quote(fileName) + "' cannot be read: " + e.getMessage() + ".", e);
        }
    }

    /** What cannot be read as a chart is a package like any other; its content is not checked. */
    private static Optional<Chart> chart(StagedBlob content) throws IOException {
        try {
            return ChartReader.read(content.path(), ArchiveLimits.DEFAULT);
        } catch (BadArchive e) {
            return Optional.empty();
        }
    }

    private static PackageIdentity checked(String fileName, String id, String version, PackageParts rest) {
        if (!PackageId.isValid(id)) {
            throw new Invalid("The file '" + Checks.quote(fileName) + "' says that it is the package '"
                    + Checks.quote(id)
                    + "', which is no package id: letters, digits and underscores with a single . or - "
                    + "between them, at most " + PackageId.MAX_LENGTH + " characters.");
        }
        try {
            return new PackageIdentity(id, Version.parse(version, VersionKind.SEMVER), rest.extension(), rest.nuspec());
        } catch (InvalidVersion e) {
            throw new Invalid("The file '" + Checks.quote(fileName) + "': " + e.getMessage() + ".", e);
        }
    }
}
