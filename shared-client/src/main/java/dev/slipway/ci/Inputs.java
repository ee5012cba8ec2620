package dev.slipway.ci;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * What a user gave an operation, by the names of its fields. Values are texts as one types them into a form, or, from
 * scripts, collections, maps, numbers and flags. The build server has put in its variables already; only a form that is
 * being filled in still has references to them.
 */
public final class Inputs {
    private final Map<String, Object> values;
    private final Predicate<String> isReference;

    private Inputs(Map<String, Object> values, Predicate<String> isReference) {
        this.values = values;
        this.isReference = isReference;
    }

    /** Values that are null are as if they were not there. */
    public static Inputs of(Map<String, ? extends @Nullable Object> values) {
        var present = new LinkedHashMap<String, Object>();
        values.forEach((name, value) -> {
            if (value != null) {
                present.put(name, value);
            }
        });
        return new Inputs(present, text -> false);
    }

    /**
     * For a form: a text that has such a reference is known only when a build runs, so nothing can be wrong with it yet.
     *
     * @param test whether a text refers to variables of the build server
     */
    public Inputs withReferences(Predicate<String> test) {
        return new Inputs(values, test);
    }

    @Nullable Object value(String field) {
        return values.get(field);
    }

    /** Whether what the field means is known only when a build runs. */
    boolean isUnknownYet(String field) {
        Object value = values.get(field);
        if (value instanceof Collection<?> several) {
            return several.stream().anyMatch(one -> isReference.test(String.valueOf(one)));
        }
        if (value instanceof Map<?, ?> named) {
            return named.entrySet().stream()
                    .anyMatch(entry -> isReference.test(String.valueOf(entry.getKey()))
                            || isReference.test(String.valueOf(entry.getValue())));
        }
        return value != null && isReference.test(value.toString());
    }
}
