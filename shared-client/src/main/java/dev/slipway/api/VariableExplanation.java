package dev.slipway.api;

import java.util.List;

/**
 * Why a variable has the value that it has in one place.
 *
 * @param isAmbiguous whether several values are equally specific there, of which the last was taken
 * @param decidedBy the rule that decided, for a person to read
 * @param candidates every value, the one that wins first
 */
@WireRecord
public record VariableExplanation(
        String name, boolean isAmbiguous, String decidedBy, List<VariableCandidate> candidates)
        implements VariableExplanationBuilder.With {}
