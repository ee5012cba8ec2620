package dev.slipway.ci;

/** An operation that needs the server only, and can run anywhere. */
public sealed interface ServerRequest extends OperationRequest permits BuildInformationRequest, TaskRequest {}
