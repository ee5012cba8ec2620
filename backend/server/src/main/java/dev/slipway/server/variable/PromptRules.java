package dev.slipway.server.variable;

import static dev.slipway.server.problem.Checks.quote;

import dev.slipway.api.VariablePrompt;
import dev.slipway.server.problem.Checks;
import java.util.List;

/** What the prompt of a variable must be (R6.16). */
final class PromptRules {
    private static final String CONTROL_TYPE = "Octopus.ControlType";
    private static final String SELECT_OPTIONS = "Octopus.SelectOptions";

    private static final List<String> CONTROL_TYPES = List.of(
            "SingleLineText",
            "MultiLineText",
            "Select",
            "Checkbox",
            "Sensitive",
            "StepName",
            "Certificate",
            "AzureAccount",
            "AmazonWebServicesAccount",
            "GoogleCloudAccount",
            "UsernamePasswordAccount",
            "GenericOidcAccount",
            "WorkerPool",
            "Package",
            "Custom");

    private PromptRules() {}

    /** @param words the variable in a sentence */
    static void check(Checks checks, String words, VariablePrompt prompt) {
        checks.that(
                prompt.label().length() <= Checks.LONGEST_NAME,
                "Prompt",
                words + " has a Prompt whose Label is longer than " + Checks.LONGEST_NAME + " characters");
        String type = prompt.displaySettings().getOrDefault(CONTROL_TYPE, "");
        checks.that(
                type.isEmpty() || CONTROL_TYPES.contains(type),
                "Prompt",
                words + " has a Prompt with the " + CONTROL_TYPE + " '" + quote(type) + "'; it must be one of "
                        + String.join(", ", CONTROL_TYPES));
        checks.that(
                !type.equals("Select")
                        || !prompt.displaySettings()
                                .getOrDefault(SELECT_OPTIONS, "")
                                .isBlank(),
                "Prompt",
                words + " has a Prompt of type Select without " + SELECT_OPTIONS
                        + "; write one option in each line, as value|label");
    }
}
