package dev.slipway.server.variable;

import dev.slipway.api.Variable;
import dev.slipway.server.persistence.Names;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * One value that a variable may have.
 *
 * @param setId the set, or the snapshot of one, that it stands in; its secret, if it is one, is found there
 * @param scope what it is limited to, without empty lists; roles and tags as they are compared
 */
public record Candidate(Variable variable, String setId, VariableOwner owner, Map<ScopeField, List<String>> scope) {
    /** @throws IllegalArgumentException for a scope that no stored variable can have */
    public static Candidate of(Variable variable, String setId, VariableOwner owner) {
        var scope = new EnumMap<ScopeField, List<String>>(ScopeField.class);
        variable.scope().forEach((name, values) -> {
            ScopeField field = ScopeField.of(name)
                    .orElseThrow(() -> new IllegalArgumentException(
                            "The variable " + variable.id() + " is scoped to '" + name + "', which is no dimension"));
            if (!values.isEmpty()) {
                scope.put(field, values.stream().map(field::key).toList());
            }
        });
        return new Candidate(variable, setId, owner, Collections.unmodifiableMap(scope));
    }

    /** What candidates for the same variable have in common: the name in lower case (R6.3). */
    String key() {
        return Names.key(variable.name());
    }
}
