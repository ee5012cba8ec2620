package dev.slipway.api;

/** The part of an event's message that names a document. */
@WireRecord
public record MessageReference(String referencedDocumentId, int startIndex, int length)
        implements MessageReferenceBuilder.With {}
