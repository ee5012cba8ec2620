package dev.slipway.server.packages;

import dev.slipway.server.blob.Sha256;

/**
 * A package version as releases pin it.
 *
 * @param packageId as it was pushed, whatever the case it was asked for in
 * @param size in bytes
 * @param extension with its dot, such as {@code .zip}
 */
public record StoredPackage(String packageId, String version, Sha256 sha256, long size, String extension) {}
