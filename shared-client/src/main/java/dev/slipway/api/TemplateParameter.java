package dev.slipway.api;

import static java.util.Objects.requireNonNullElse;

import java.util.Map;

/** A variable that each tenant, or each use of a template, gives its own value (R6.18). */
@WireRecord
public record TemplateParameter(
        String id,
        String name,
        String label,
        String helpText,
        PropertyValue defaultValue,
        Map<String, String> displaySettings)
        implements TemplateParameterBuilder.With {
    public TemplateParameter {
        defaultValue = requireNonNullElse(defaultValue, PropertyValue.of(""));
    }
}
