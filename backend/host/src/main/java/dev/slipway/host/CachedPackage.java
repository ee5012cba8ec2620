package dev.slipway.host;

/**
 * A package that lies on the machine, verified there.
 *
 * @param path absolute, on the machine; nobody may change the file
 */
public record CachedPackage(String sha256, long size, String path) {}
