package dev.slipway.api;

/** A text that every release of a channel should carry. */
@WireRecord
public record CustomFieldDefinition(String fieldName, String description)
        implements CustomFieldDefinitionBuilder.With {}
