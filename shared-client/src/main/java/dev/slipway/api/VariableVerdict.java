package dev.slipway.api;

/** How a value of a variable fared against the others in one place. */
public enum VariableVerdict {
    WINS,
    /** It is as specific as the one that wins, which stands later (R6.7). */
    TIES,
    LOSES,
    DOES_NOT_APPLY
}
