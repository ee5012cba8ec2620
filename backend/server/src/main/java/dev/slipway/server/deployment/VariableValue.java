package dev.slipway.server.deployment;

/** A variable that has won for an action on a target, as stored: a template still. */
public record VariableValue(String value, boolean isSensitive) {
    /** Stars for what is sensitive. */
    @Override
    public String toString() {
        return isSensitive ? "********" : value;
    }
}
