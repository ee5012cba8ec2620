package dev.slipway.api;

import java.util.List;
import java.util.Map;

/**
 * Questions to a person: the prompted variables of a deployment (R6.15), or what an interruption waits for (R7.42).
 */
@WireRecord
public record Form(Map<String, String> values, List<FormElement> elements) implements FormBuilder.With {
    public static final Form EMPTY = new Form(Map.of(), List.of());
}
