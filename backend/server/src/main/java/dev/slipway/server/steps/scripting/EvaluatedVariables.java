package dev.slipway.server.steps.scripting;

import dev.slipway.server.expression.Evaluated;
import dev.slipway.server.expression.Expressions;
import dev.slipway.server.expression.VariableDictionary;
import java.util.LinkedHashMap;
import java.util.Map;

/** What a script sees: the values, not the templates they are made from. */
final class EvaluatedVariables {
    private EvaluatedVariables() {}

    /** By name, in the order of the dictionary. What cannot be resolved stays as written; a null is no variable. */
    static Map<String, String> of(VariableDictionary variables) {
        var values = new LinkedHashMap<String, String>();
        for (String name : variables.names()) {
            String raw = String.valueOf(variables.raw(name));
            Evaluated evaluated = Expressions.evaluate(raw, variables);
            if (!evaluated.isNull()) {
                values.put(name, evaluated.text());
            }
        }
        return values;
    }
}
