package dev.slipway.server.variable;

import dev.slipway.api.Variable;
import dev.slipway.api.VariableCandidate;
import dev.slipway.api.VariableExplanation;
import dev.slipway.api.VariableVerdict;
import dev.slipway.server.variable.Judgement.Verdict;
import java.util.List;

/** What became of the values of one variable, as a client gets it. */
final class Explanation {
    private Explanation() {}

    /** @param judgements the best first */
    static VariableExplanation of(String name, List<Judgement> judgements) {
        long applying = judgements.stream()
                .filter(judgement -> judgement.verdict() != Verdict.DOES_NOT_APPLY)
                .count();
        long equals = judgements.stream()
                .filter(judgement -> judgement.verdict() == Verdict.WINS || judgement.verdict() == Verdict.TIES)
                .count();
        return new VariableExplanation(
                name,
                equals > 1,
                decision(applying, equals),
                judgements.stream().map(Explanation::candidate).toList());
    }

    private static String decision(long applying, long equals) {
        if (applying == 0) {
            return "No value applies here.";
        }
        if (equals > 1) {
            return "The last of " + equals + " values that are equally specific (R6.7).";
        }
        return applying == 1 ? "The only value that applies here (R6.4)." : "The most specific value, by rank (R6.6).";
    }

    private static VariableCandidate candidate(Judgement judgement) {
        Variable variable = judgement.candidate().variable();
        return new VariableCandidate(
                variable.id(),
                judgement.candidate().setId(),
                variable.isSensitive() ? null : variable.value(),
                variable.isSensitive(),
                variable.scope(),
                VariableVerdict.valueOf(judgement.verdict().name()),
                judgement.rank(),
                judgement.reason());
    }
}
