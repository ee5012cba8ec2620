package dev.slipway.api;

/** A tag; {@code canonicalTagName} is {@code Set/Tag}, which is what other documents hold. */
@WireRecord
public record Tag(String id, String name, String canonicalTagName, String color, String description, int sortOrder)
        implements TagBuilder.With {}
