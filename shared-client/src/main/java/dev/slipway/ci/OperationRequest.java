package dev.slipway.ci;

import java.io.Serializable;

/** What an operation is to do. Immutable, complete, and can be sent to an agent. */
public sealed interface OperationRequest extends Serializable permits FileRequest, ServerRequest {}
