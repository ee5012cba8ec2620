package dev.slipway.host;

/** What is known of a script. Everything but {@link Running} is final. */
public sealed interface ScriptState {
    /** It runs, or some of its output has not been read yet. */
    record Running() implements ScriptState {}

    /** It ended by itself; {@code code} is 0 to 255, and 128 + n when signal n ended it. */
    record Exited(int code) implements ScriptState {}

    /** It was ended by {@link ScriptHost#cancel}, which says what is left of it, if anything is. */
    record Cancelled() implements ScriptState {}

    /** How it ended will never be known; {@code reason} is a sentence for the log. Parts of it may still run. */
    record Lost(String reason) implements ScriptState {}
}
