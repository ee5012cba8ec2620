package dev.slipway.server.worker;

/** The id of a worker, such as {@code Workers-3}. */
public record WorkerId(String value) {
    @Override
    public String toString() {
        return value;
    }
}
