package dev.slipway.api;

import java.util.Map;

/** An id, a name and links. */
@WireRecord
public record NamedResource(String id, String name, Map<String, String> links) implements NamedResourceBuilder.With {}
