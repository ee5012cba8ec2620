package dev.slipway.server.lifecycle;

/** The id of a lifecycle, such as {@code Lifecycles-3}. */
public record LifecycleId(String value) {
    @Override
    public String toString() {
        return value;
    }
}
