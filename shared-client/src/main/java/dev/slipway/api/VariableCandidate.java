package dev.slipway.api;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A value that a variable may have, and why it has it in one place or not.
 *
 * @param value null when it is sensitive
 * @param rank the sum of the weights of what it is limited to (R6.6); 0 when it does not apply
 * @param reason how the rank is made up, or what rules the value out, for a person to read
 */
@WireRecord
public record VariableCandidate(
        String variableId,
        String variableSetId,
        @Nullable String value,
        boolean isSensitive,
        Map<String, List<String>> scope,
        VariableVerdict verdict,
        int rank,
        String reason)
        implements VariableCandidateBuilder.With {
    /** Without the value, which may be secret. */
    @Override
    public String toString() {
        return "VariableCandidate[variableId=" + variableId + ", verdict=" + verdict + ", rank=" + rank + "]";
    }
}
