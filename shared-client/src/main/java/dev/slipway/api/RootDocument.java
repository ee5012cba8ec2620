package dev.slipway.api;

import java.util.Map;

/**
 * What {@code GET /api} and {@code GET /api/{space}} answer: who the server is, and the URI templates (RFC 6570)
 * that clients find every other path by (R0.9).
 *
 * <p>Clients want {@code version} to be a high semantic version, {@code apiVersion} 3.0.x and {@code installationId}
 * a UUID.
 */
@WireRecord
public record RootDocument(
        String application,
        String version,
        String apiVersion,
        String installationId,
        boolean isEarlyAccessProgram,
        boolean hasLongTermSupport,
        Map<String, String> links)
        implements RootDocumentBuilder.With {}
