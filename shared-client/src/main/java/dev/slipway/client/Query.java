package dev.slipway.client;

import dev.slipway.json.WireJson;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** What a list is limited to. Immutable: every method gives another query. */
public final class Query {
    private static final Query ALL = new Query(Map.of());

    private final Map<String, Collection<String>> parameters;

    private Query(Map<String, Collection<String>> parameters) {
        this.parameters = parameters;
    }

    public static Query all() {
        return ALL;
    }

    /** Adds a filter as the API names it, such as {@code projects}; several values mean any of them, none means no filter. */
    public Query with(String name, Collection<String> values) {
        if (values.isEmpty()) {
            return this;
        }
        var longer = new LinkedHashMap<>(parameters);
        longer.put(name, List.copyOf(values));
        return new Query(longer);
    }

    public Query with(String name, String value) {
        return with(name, List.of(value));
    }

    public Query with(String name, Enum<?> value) {
        return with(name, WireJson.<String>read(WireJson.write(value), String.class));
    }

    public Query with(String name, boolean value) {
        return with(name, String.valueOf(value));
    }

    /** The size of a page; lists still go on to the last one. */
    public Query take(int count) {
        return with("take", String.valueOf(count));
    }

    public Query skip(int count) {
        return with("skip", String.valueOf(count));
    }

    /** As in an address, with its question mark; empty when there is nothing to say. */
    @Override
    public String toString() {
        return parameters.entrySet().stream()
                .map(parameter -> parameter.getKey() + "="
                        + parameter.getValue().stream().map(ApiPath::encoded).collect(Collectors.joining(",")))
                .collect(Collectors.joining("&", parameters.isEmpty() ? "" : "?", ""));
    }
}
