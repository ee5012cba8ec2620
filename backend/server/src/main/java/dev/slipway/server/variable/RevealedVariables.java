package dev.slipway.server.variable;

import dev.slipway.api.Variable;
import dev.slipway.server.security.Secret;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** All values that the variables of one deployment may have, readable: for the engine alone, never for an answer. */
public final class RevealedVariables {
    private final List<RevealedValue> values;
    private final Map<String, Secret> byCandidate = new HashMap<>();
    private final AccountProperties accounts;

    /** @param values in document order, those of the library first */
    RevealedVariables(List<RevealedValue> values, AccountProperties accounts) {
        this.values = List.copyOf(values);
        this.accounts = accounts;
        values.forEach(value -> byCandidate.put(key(value.candidate()), value.value()));
    }

    private static String key(Candidate candidate) {
        return candidate.setId() + "/" + candidate.variable().id();
    }

    /** These and further ones, such as the values of a tenant (R6.9). */
    public RevealedVariables and(List<RevealedValue> more) {
        return new RevealedVariables(
                Stream.concat(values.stream(), more.stream()).toList(), accounts);
    }

    /**
     * Every variable's value in a place, and the properties of accounts that variables name, as {@code X.Username}
     * (R2.20).
     */
    public ResolvedVariables in(ResolutionContext place) {
        VariableResolution resolution = VariableResolution.of(
                values.stream().map(RevealedValue::candidate).toList(), place);
        var plain = new ArrayList<ResolvedVariable>();
        var resolved = new ArrayList<ResolvedVariable>();
        for (Candidate winner : resolution.winners()) {
            Secret value = byCandidate.getOrDefault(key(winner), new Secret(""));
            Variable variable = winner.variable();
            resolved.addAll(accounts.of(variable, value));
            plain.add(new ResolvedVariable(variable.name(), value, variable.type(), variable.isSensitive()));
        }
        resolved.addAll(plain); // last, so that a variable called X.Username beats the property of an account
        return new ResolvedVariables(resolved, List.copyOf(resolution.ties().keySet()));
    }
}
