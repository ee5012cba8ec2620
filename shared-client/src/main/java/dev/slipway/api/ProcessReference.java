package dev.slipway.api;

/** A process that variables can be scoped to; {@code processType} is {@code Deployment} or {@code Runbook}. */
@WireRecord
public record ProcessReference(String id, String name, String processType) implements ProcessReferenceBuilder.With {}
