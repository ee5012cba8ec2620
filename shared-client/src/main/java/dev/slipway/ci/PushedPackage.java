package dev.slipway.ci;

import java.io.Serializable;

/**
 * A package version that is on the server now.
 *
 * @param url the package's page
 * @param isNew false when it was there already and was left as it is
 */
public record PushedPackage(String packageId, String version, String url, boolean isNew) implements Serializable {}
