package dev.slipway.server.deployment;

import dev.slipway.server.blob.Sha256;
import dev.slipway.server.release.ReleasePackage;

/**
 * A package as a release pinned it.
 *
 * @param referenceName empty for the action's primary package
 * @param extension with its dot, such as {@code .tar.gz}; it decides how the bytes are read
 */
public record PinnedPackage(
        String actionName,
        String referenceName,
        String packageId,
        String version,
        String feedId,
        Sha256 sha256,
        long size,
        String extension) {
    public static PinnedPackage of(ReleasePackage one) {
        return new PinnedPackage(
                one.actionName(),
                one.referenceName(),
                one.packageId(),
                one.version(),
                one.feedId(),
                one.sha256(),
                one.size(),
                one.extension());
    }
}
