package dev.slipway.server.structured;

import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * The variables that may name places in files: all but those of the server itself, which begin with {@code Octopus} and not with
 * {@code Octopus:} (R8.19). Names are compared in any case. For one thread.
 */
public final class StructuredVariables {
    static final StructuredVariables NONE = new StructuredVariables(List.of(), name -> Optional.empty());

    private static final String RESERVED = "octopus";

    private final Map<String, String> names = new LinkedHashMap<>();
    private final Map<String, Optional<String>> known = new HashMap<>();
    private final Function<String, Optional<String>> values;
    private final int longest;

    /** @param values evaluates a variable (R8.24), once and only when a file has a place for it; none when it is null */
    public StructuredVariables(Collection<String> names, Function<String, Optional<String>> values) {
        for (String name : names) {
            String key = name.toLowerCase(Locale.ROOT);
            if (!key.startsWith(RESERVED) || key.startsWith(RESERVED + ":")) {
                this.names.putIfAbsent(key, name);
            }
        }
        this.values = values;
        this.longest =
                this.names.keySet().stream().mapToInt(String::length).max().orElse(0);
    }

    /** How many characters the longest name has. */
    int longest() {
        return longest;
    }

    List<String> names() {
        return List.copyOf(names.values());
    }

    Optional<StructuredVariable> find(String name) {
        String key = name.toLowerCase(Locale.ROOT);
        String written = names.get(key);
        return written == null
                ? Optional.empty()
                : known.computeIfAbsent(key, unknown -> values.apply(written))
                        .map(value -> new StructuredVariable(written, value));
    }
}
