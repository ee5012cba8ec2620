package dev.slipway.server.engine;

/**
 * How a script ended.
 *
 * @param hasErrors whether it wrote to standard error
 * @param message what it said of its failure; empty if it said nothing
 */
public record ScriptResult(int exitCode, boolean hasErrors, boolean hasWarnings, String message) {}
