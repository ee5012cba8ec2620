package dev.slipway.ci;

/** An operation that starts tasks on the server, or waits for some. */
public sealed interface TaskRequest extends ServerRequest
        permits CreateReleaseRequest, DeployRequest, PromoteRequest, RunbookRequest, AwaitRequest {}
