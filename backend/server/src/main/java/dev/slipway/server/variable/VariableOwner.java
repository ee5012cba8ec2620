package dev.slipway.server.variable;

/** What a variable set belongs to; among equals the project's value beats the library's (R6.7). */
public enum VariableOwner {
    PROJECT(1),
    LIBRARY(0);

    private static final String LIBRARY_SET = "LibraryVariableSets-";

    private final int weight;

    VariableOwner(int weight) {
        this.weight = weight;
    }

    int weight() {
        return weight;
    }

    /** @param id of a project or of a library set */
    static VariableOwner of(String id) {
        return id.startsWith(LIBRARY_SET) ? LIBRARY : PROJECT;
    }
}
