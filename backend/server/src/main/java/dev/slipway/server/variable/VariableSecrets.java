package dev.slipway.server.variable;

import dev.slipway.api.SensitiveValue;
import dev.slipway.api.Variable;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The sensitive values of a set, by variable id. On the wire a null keeps the value and an empty text clears it (R6.1). */
final class VariableSecrets {
    private VariableSecrets() {}

    /** What a client sent. */
    static Map<String, SensitiveValue> sent(List<Variable> variables) {
        var sent = new LinkedHashMap<String, SensitiveValue>();
        for (Variable variable : variables) {
            if (variable.isSensitive()) {
                sent.put(variable.id(), sent(variable));
            }
        }
        return sent;
    }

    private static SensitiveValue sent(Variable variable) {
        String value = variable.value();
        if (value == null) {
            return SensitiveValue.KEPT;
        }
        return value.isEmpty() ? SensitiveValue.NONE : SensitiveValue.of(value);
    }

    /** The variables as they are stored and shown. */
    static List<Variable> without(List<Variable> variables) {
        return variables.stream()
                .map(variable -> variable.isSensitive() ? variable.withValue(null) : variable)
                .toList();
    }
}
