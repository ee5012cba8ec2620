package dev.slipway.ci;

import dev.slipway.client.transport.CancellationToken;

/**
 * The build in which an operation runs.
 *
 * @param cancellation cancelled when the build is aborted; every call and wait ends then
 */
public record BuildContext(BuildLog log, Workspace workspace, CancellationToken cancellation, BuildFacts facts) {}
