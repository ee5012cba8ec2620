package dev.slipway.server.packages;

import dev.slipway.api.PackageVersion;
import dev.slipway.server.blob.Sha256;
import dev.slipway.server.version.PackageId;
import dev.slipway.server.version.Version;
import dev.slipway.server.version.VersionKind;

/**
 * A package version and what is never sent of it.
 *
 * @param key of the row, in all spaces
 * @param sha256 in hexadecimal digits
 */
record PackageRow(String key, String spaceId, String sha256, PackageVersion resource) {
    private static final String PREFIX = "packages-";

    static String wireId(String packageId, String version) {
        return PREFIX + packageId + "." + version;
    }

    /** What ids are compared by: with or without {@code packages-}, in any case. */
    static String wireKey(String id) {
        String key = PackageId.key(id.strip());
        return key.startsWith(PREFIX) ? key.substring(PREFIX.length()) : key;
    }

    Version version() {
        return Version.parse(resource.version(), VersionKind.SEMVER);
    }

    Sha256 content() {
        return new Sha256(sha256);
    }

    StoredPackage stored() {
        return new StoredPackage(
                resource.packageId(),
                resource.version(),
                content(),
                resource.packageSizeBytes(),
                resource.fileExtension());
    }
}
