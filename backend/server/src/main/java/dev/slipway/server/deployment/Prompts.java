package dev.slipway.server.deployment;

import dev.slipway.api.Form;
import dev.slipway.api.FormControl;
import dev.slipway.api.FormElement;
import dev.slipway.api.Variable;
import dev.slipway.api.VariablePrompt;
import dev.slipway.server.persistence.Names;
import dev.slipway.server.problem.Checks;
import dev.slipway.server.problem.Invalid;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** The variables that are asked for when something is run in one environment (R6.15, R6.17). */
public final class Prompts {
    private static final int LONGEST_VALUE = 100_000;
    private static final String ENVIRONMENT = "Environment";

    private final List<Variable> variables;

    private Prompts(List<Variable> variables) {
        this.variables = variables;
    }

    /** @param variables of all sets that the run uses */
    public static Prompts of(List<Variable> variables, String environmentId) {
        return new Prompts(variables.stream()
                .filter(variable -> variable.prompt() != null)
                .filter(variable -> {
                    List<String> environments = variable.scope().getOrDefault(ENVIRONMENT, List.of());
                    return environments.isEmpty() || environments.contains(environmentId);
                })
                .sorted(Comparator.comparing((Variable variable) -> Names.key(labelOf(variable)))
                        .thenComparing(variable -> Names.key(variable.name())))
                .toList());
    }

    private static VariablePrompt promptOf(Variable variable) {
        return Objects.requireNonNull(variable.prompt());
    }

    private static String labelOf(Variable variable) {
        String label = promptOf(variable).label();
        return label.isBlank() ? variable.name() : label;
    }

    /**
     * The values by variable id; those of variables that are not asked for here are left out.
     *
     * @param given by variable id, name or label, in any case
     * @param all every variable that may be asked for somewhere
     * @throws Invalid naming what is missing or unknown
     */
    public Map<String, String> values(Map<String, String> given, List<Variable> all) {
        var values = new LinkedHashMap<String, String>();
        var problems = new ArrayList<String>();
        given.forEach((key, value) -> {
            boolean isKnown = all.stream().anyMatch(variable -> variable.prompt() != null && isMeant(variable, key));
            if (!isKnown) {
                problems.add("There is no prompted variable '" + Checks.quote(key) + "'.");
            } else if (value.length() > LONGEST_VALUE) {
                problems.add(
                        "The value of '" + Checks.quote(key) + "' is longer than " + LONGEST_VALUE + " characters.");
            }
            variables.stream()
                    .filter(variable -> isMeant(variable, key))
                    .forEach(variable -> values.put(variable.id(), value));
        });
        for (Variable variable : variables) {
            boolean isBlank = values.getOrDefault(variable.id(), "").isBlank();
            if (promptOf(variable).required() && isBlank) {
                problems.add("The variable " + labelOf(variable) + " is required; give it a value.");
            }
        }
        if (!problems.isEmpty()) {
            throw new Invalid(problems);
        }
        return values;
    }

    private static boolean isMeant(Variable variable, String key) {
        return key.equals(variable.id()) || Names.same(key, variable.name()) || Names.same(key, labelOf(variable));
    }

    /** Asks for the values; a sensitive default is not shown. */
    public Form form() {
        var values = new LinkedHashMap<String, String>();
        var elements = new ArrayList<FormElement>();
        for (Variable variable : variables) {
            VariablePrompt prompt = promptOf(variable);
            String value = variable.value();
            values.put(variable.id(), variable.isSensitive() || value == null ? "" : value);
            elements.add(new FormElement(
                    variable.id(),
                    FormControl.variable(
                            variable.name(),
                            labelOf(variable),
                            prompt.description(),
                            prompt.required(),
                            prompt.displaySettings()),
                    prompt.required()));
        }
        return new Form(values, elements);
    }
}
