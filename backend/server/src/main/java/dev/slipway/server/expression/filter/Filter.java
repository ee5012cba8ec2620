package dev.slipway.server.expression.filter;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** One filter, R6.35. */
@FunctionalInterface
public interface Filter {
    /**
     * @param input the text so far, or null when there is none
     * @return the new text, or null when there is none: the input or the arguments are not what the filter takes
     * @throws LimitExceeded when the result would be too long or too costly
     */
    @Nullable String apply(@Nullable String input, List<String> arguments, FilterContext context);
}
