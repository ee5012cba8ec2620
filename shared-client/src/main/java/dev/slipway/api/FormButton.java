package dev.slipway.api;

/** An answer to an interruption. */
@WireRecord
public record FormButton(String text, String value, boolean requiresConfirmation) implements FormButtonBuilder.With {}
