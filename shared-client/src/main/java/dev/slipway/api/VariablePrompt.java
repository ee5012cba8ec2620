package dev.slipway.api;

import java.util.Map;

/** How a variable is asked for when a deployment is made (R6.15, R6.16). */
@WireRecord
public record VariablePrompt(String label, String description, boolean required, Map<String, String> displaySettings)
        implements VariablePromptBuilder.With {}
