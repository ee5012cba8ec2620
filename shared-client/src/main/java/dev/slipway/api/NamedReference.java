package dev.slipway.api;

/** An id with the name a person knows it by. */
@WireRecord
public record NamedReference(String id, String name) implements NamedReferenceBuilder.With {}
