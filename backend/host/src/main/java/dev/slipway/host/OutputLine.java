package dev.slipway.host;

/** A line that a script wrote, without its line break. */
public record OutputLine(OutputStreamKind stream, String text) {}
