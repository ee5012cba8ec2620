package dev.slipway.server.environment;

/** The id of an environment, such as {@code Environments-3}. */
public record EnvironmentId(String value) {
    @Override
    public String toString() {
        return value;
    }
}
