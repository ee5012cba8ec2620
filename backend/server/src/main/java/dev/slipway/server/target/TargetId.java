package dev.slipway.server.target;

/** The id of a deployment target, such as {@code Machines-3}. */
public record TargetId(String value) {
    @Override
    public String toString() {
        return value;
    }
}
