package dev.slipway.server.expression.filter;

import org.jspecify.annotations.Nullable;

/** Numbers in the arguments of filters. */
final class Numbers {
    /** A number of at most nine digits, or null. */
    static @Nullable Integer natural(String text) {
        boolean number = !text.isEmpty() && text.length() <= 9 && text.chars().allMatch(c -> c >= '0' && c <= '9');
        return number ? Integer.valueOf(text) : null;
    }

    private Numbers() {}
}
