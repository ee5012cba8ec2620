package dev.slipway.host;

/** The two streams a script writes to. */
public enum OutputStreamKind {
    STDOUT,
    STDERR
}
