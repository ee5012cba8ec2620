package dev.slipway.ci;

/** An operation on files, which must run on the machine that has them. */
public sealed interface FileRequest extends OperationRequest permits PackRequest, PushRequest {}
