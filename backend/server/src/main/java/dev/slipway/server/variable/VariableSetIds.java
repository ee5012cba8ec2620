package dev.slipway.server.variable;

/** Ids of variable sets are made from their owners'; clients rely on that. */
public final class VariableSetIds {
    private VariableSetIds() {}

    /** @param ownerId of a project or of a library set */
    public static String of(String ownerId) {
        return "variableset-" + ownerId;
    }
}
