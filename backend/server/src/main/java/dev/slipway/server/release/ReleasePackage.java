package dev.slipway.server.release;

import dev.slipway.server.blob.Sha256;

/**
 * A package as a release pinned it.
 *
 * @param referenceName empty for the action's primary package
 * @param size in bytes
 * @param extension with its dot, such as {@code .zip}
 */
public record ReleasePackage(
        String actionName,
        String referenceName,
        String packageId,
        String version,
        String feedId,
        Sha256 sha256,
        long size,
        String extension) {}
