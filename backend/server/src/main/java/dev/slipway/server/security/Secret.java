package dev.slipway.server.security;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** A secret text. It prints stars, so that it cannot reach a log by accident. */
public final class Secret {
    private final String value;

    public Secret(String value) {
        this.value = value;
    }

    public String reveal() {
        return value;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Secret secret && secret.value.equals(value);
    }

    @Override
    public int hashCode() {
        return Objects.hashCode(value);
    }

    @Override
    public String toString() {
        return "********";
    }
}
