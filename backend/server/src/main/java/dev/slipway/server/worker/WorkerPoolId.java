package dev.slipway.server.worker;

/** The id of a worker pool, such as {@code WorkerPools-3}. */
public record WorkerPoolId(String value) {
    @Override
    public String toString() {
        return value;
    }
}
