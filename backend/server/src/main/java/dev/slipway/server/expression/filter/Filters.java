package dev.slipway.server.expression.filter;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** All filters by name. */
public final class Filters {
    private static final Map<String, Filter> BY_NAME = new Filters().registered();

    private final Map<String, Filter> byName = new HashMap<>();

    /** The filter of a name in any case, or null. */
    public static @Nullable Filter find(String name) {
        return BY_NAME.get(name.toLowerCase(Locale.ROOT));
    }

    private Map<String, Filter> registered() {
        TextFilters.register(this);
        IndentFilter.register(this);
        EscapeFilters.register(this);
        UriFilters.register(this);
        EncodingFilters.register(this);
        RegexFilters.register(this);
        DateFilters.register(this);
        FormatFilter.register(this);
        VersionFilters.register(this);
        MarkdownFilter.register(this);
        return Map.copyOf(byName);
    }

    /** A filter that may work without input. */
    void add(String name, Filter filter) {
        byName.put(name.toLowerCase(Locale.ROOT), filter);
    }

    /** A filter of a text and a number of arguments. */
    void add(String name, int fewestArguments, int mostArguments, TextFilter filter) {
        add(name, (input, arguments, context) -> {
            boolean fits = arguments.size() >= fewestArguments && arguments.size() <= mostArguments;
            return input == null || !fits ? null : filter.apply(input, arguments, context);
        });
    }

    /** A filter of a text alone, which always has a result. */
    void add(String name, UnaryOperator<String> filter) {
        add(name, 0, 0, (input, arguments, context) -> filter.apply(input));
    }

    /** A filter that needs an input. */
    @FunctionalInterface
    interface TextFilter {
        @Nullable String apply(String input, List<String> arguments, FilterContext context);
    }
}
