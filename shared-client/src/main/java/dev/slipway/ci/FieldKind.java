package dev.slipway.ci;

/** How a field of an operation is written, and so which control a form has for it. */
public enum FieldKind {
    /** One line. */
    TEXT,
    /** Text of several lines. */
    PARAGRAPH,
    /** Several values: one on each line, or separated by commas on a single line. */
    LIST,
    /** Lines of {@code name=value}. */
    MAP,
    /** {@code true} or {@code false}. */
    FLAG,
    /** A whole number from 1. */
    NUMBER,
    /** {@code 90s}, {@code 30m}, {@code 1h30m}, {@code 2d}, {@code HH:mm:ss}, {@code d.HH:mm:ss} or ISO 8601 ({@code PT30M}). */
    DURATION,
    /** A time with its zone, {@code 2026-11-23T22:00:00Z} or {@code 2026-11-23T22:00:00+01:00}. */
    INSTANT,
    /** One of {@link Field#choices()}, in any case. */
    CHOICE
}
