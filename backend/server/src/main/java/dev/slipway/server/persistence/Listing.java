package dev.slipway.server.persistence;

import java.util.List;
import java.util.function.Function;

/** A stretch of a list, and how long the whole list is. */
public record Listing<T>(List<T> items, int total) {
    public <U> Listing<U> map(Function<? super T, U> change) {
        return new Listing<>(items.stream().<U>map(change).toList(), total);
    }
}
