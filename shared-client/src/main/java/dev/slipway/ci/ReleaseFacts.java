package dev.slipway.ci;

import java.io.Serializable;

/**
 * The release that an operation created, deployed or promoted.
 *
 * @param project the project's name
 * @param url the release's page
 */
public record ReleaseFacts(String id, String version, String project, String url) implements Serializable {}
