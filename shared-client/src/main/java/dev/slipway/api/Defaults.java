package dev.slipway.api;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What stands for values that were not given. */
final class Defaults {
    private Defaults() {}

    static String text(@Nullable String given, String otherwise) {
        return given == null || given.isEmpty() ? otherwise : given;
    }

    /** For a list that must be absent rather than empty; builders make an absent one empty. */
    static <T> @Nullable List<T> nullIfEmpty(@Nullable List<T> list) {
        return list == null || list.isEmpty() ? null : list;
    }

    static <T> @Nullable Map<String, T> nullIfEmpty(@Nullable Map<String, T> map) {
        return map == null || map.isEmpty() ? null : map;
    }
}
