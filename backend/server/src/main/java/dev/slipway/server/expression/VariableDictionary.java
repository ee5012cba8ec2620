package dev.slipway.server.expression;

import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Variables in memory: immutable, in the order in which they were added. */
public final class VariableDictionary implements Values {
    private static final VariableDictionary EMPTY = new VariableDictionary(Map.of());

    /** By name in lower case; the entry keeps the name as it was first written. */
    private final Map<String, Map.Entry<String, String>> variables;

    /** By the text before the bracket in lower case, then by the index in lower case; made when first asked for. */
    private volatile @Nullable Map<String, Map<String, String>> indexes;

    private VariableDictionary(Map<String, Map.Entry<String, String>> variables) {
        this.variables = Collections.unmodifiableMap(variables);
    }

    public static VariableDictionary empty() {
        return EMPTY;
    }

    public static VariableDictionary of(Map<String, String> values) {
        return EMPTY.withAll(values);
    }

    /** The same variables and one more, which replaces the one of that name in any case. Copies everything. */
    public VariableDictionary with(String name, String value) {
        return withAll(Map.of(name, value));
    }

    /** The same variables and more, which replace those of the same names in any case. */
    public VariableDictionary withAll(Map<String, String> values) {
        var all = new LinkedHashMap<>(variables);
        values.forEach((name, value) -> {
            String trimmed = name.strip();
            all.merge(key(trimmed), Map.entry(trimmed, value), (old, added) -> Map.entry(old.getKey(), value));
        });
        return new VariableDictionary(all);
    }

    @Override
    public @Nullable String raw(String name) {
        var variable = variables.get(key(name));
        return variable == null ? null : variable.getValue();
    }

    @Override
    public Collection<String> indexes(String name) {
        var known = indexes;
        if (known == null) {
            known = indexed();
            indexes = known;
        }
        return known.getOrDefault(key(name), Map.of()).values();
    }

    /** All names, as they were first written. */
    public List<String> names() {
        return variables.values().stream().map(Map.Entry::getKey).toList();
    }

    /** Names only, for values may be secret. */
    @Override
    public String toString() {
        return "VariableDictionary" + names();
    }

    private Map<String, Map<String, String>> indexed() {
        var indexed = new LinkedHashMap<String, Map<String, String>>();
        variables.forEach((key, variable) -> {
            String name = variable.getKey();
            int open = name.indexOf('[');
            while (open >= 0) {
                int close = closing(name, open);
                if (close < 0) {
                    break;
                }
                String index = name.substring(open + 1, close);
                indexed.computeIfAbsent(key(name.substring(0, open)), prefix -> new LinkedHashMap<>())
                        .putIfAbsent(key(index), index);
                open = name.indexOf('[', close);
            }
        });
        return indexed;
    }

    /** The bracket that closes the one at a position, or -1; an index may hold brackets in pairs. */
    private static int closing(String name, int open) {
        int depth = 0;
        for (int i = open; i < name.length(); i++) {
            if (name.charAt(i) == '[') {
                depth++;
            } else if (name.charAt(i) == ']' && --depth == 0) {
                return i;
            }
        }
        return -1;
    }

    private static String key(String name) {
        return name.toLowerCase(Locale.ROOT);
    }
}
