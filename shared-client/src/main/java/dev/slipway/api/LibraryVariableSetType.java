package dev.slipway.api;

/** What a library set holds. */
public enum LibraryVariableSetType {
    VARIABLES,
    SCRIPT_MODULE
}
