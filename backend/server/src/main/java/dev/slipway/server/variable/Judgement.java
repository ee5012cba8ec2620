package dev.slipway.server.variable;

/**
 * What became of one candidate.
 *
 * @param rank the sum of its weights; 0 when it does not apply
 * @param reason how the rank is made up, or which dimension rules it out, for a person to read
 */
public record Judgement(Candidate candidate, Verdict verdict, int rank, String reason) {
    /** How a candidate fared. */
    public enum Verdict {
        WINS,
        /** It is as specific as the winner, which stands later in the document (R6.7). */
        TIES,
        LOSES,
        DOES_NOT_APPLY
    }
}
