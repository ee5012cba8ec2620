package dev.slipway.api;

/** What a property of an action, or the default of a template parameter, holds: a text or a secret. */
public sealed interface PropertyValue {
    record Text(String text) implements PropertyValue {}

    record Secret(SensitiveValue value) implements PropertyValue {}

    static PropertyValue of(String text) {
        return new Text(text);
    }

    /** The text, or empty for a secret, whose value is not here. */
    default String asText() {
        return this instanceof Text text ? text.text() : "";
    }
}
