package dev.slipway.server.security;

import dev.slipway.api.SensitiveValue;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** A field of a resource that holds a secret; null in the resource is left out on the wire. */
public record SecretField<R>(
        String wireName, Function<R, @Nullable SensitiveValue> get, BiFunction<R, @Nullable SensitiveValue, R> set) {

    /** What a client sent; nothing sent is nothing kept. */
    public SensitiveValue of(R resource) {
        @Nullable SensitiveValue sent = get.apply(resource);
        return sent == null ? SensitiveValue.NONE : sent;
    }

    public R set(R resource, @Nullable SensitiveValue value) {
        return set.apply(resource, value);
    }
}
