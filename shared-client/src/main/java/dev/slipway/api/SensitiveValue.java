package dev.slipway.api;

import org.jspecify.annotations.Nullable;

/**
 * A secret as it travels: a server never sends the value, only whether there is one; a client sets it with
 * {@code newValue}, keeps it with {@code hasValue} alone, and clears it with neither (R0.7).
 */
public record SensitiveValue(boolean hasValue, @Nullable String hint, @Nullable String newValue) {
    public static final SensitiveValue NONE = new SensitiveValue(false, null, null);
    public static final SensitiveValue KEPT = new SensitiveValue(true, null, null);

    public static SensitiveValue of(String secret) {
        return new SensitiveValue(true, null, secret);
    }

    /** Stars for the secret: this record ends up in logs and messages. */
    @Override
    public String toString() {
        return "SensitiveValue[" + (newValue != null ? "********" : hasValue ? "kept" : "none") + "]";
    }
}
