package dev.slipway.server.expression;

import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * One turn of a loop and the loops around it.
 *
 * @param variable the loop's variable in lower case
 * @param outer the loop around this one, or null
 */
record Scope(String variable, Item item, int index, boolean last, @Nullable Scope outer) {
    private static final List<String> EACH = List.of("octopus", "template", "each");

    /** What a loop's variable stands for. */
    sealed interface Item {
        /** A variable, with everything below its name; the index is its text when it has no value of its own. */
        record Path(List<PathStep> steps, String index) implements Item {}

        record Element(Json json) implements Item {}

        record Part(String text) implements Item {}
    }

    /** What the nearest loop with a variable of this name is at, or null. */
    static @Nullable Item find(@Nullable Scope innermost, String variable) {
        String key = variable.toLowerCase(Locale.ROOT);
        for (Scope scope = innermost; scope != null; scope = scope.outer()) {
            if (scope.variable().equals(key)) {
                return scope.item();
            }
        }
        return null;
    }

    /** The value of {@code Octopus.Template.Each.Index} and its like, or null when the path is another. */
    @Nullable String counter(List<PathStep> path) {
        if (path.size() != EACH.size() + 1 || path.stream().anyMatch(PathStep::isIndex)) {
            return null;
        }
        List<String> names =
                path.stream().map(step -> step.text().toLowerCase(Locale.ROOT)).toList();
        if (!names.subList(0, EACH.size()).equals(EACH)) {
            return null;
        }
        return switch (names.get(EACH.size())) {
            case "index" -> Integer.toString(index);
            case "first" -> index == 0 ? "True" : "False";
            case "last" -> last ? "True" : "False";
            default -> null;
        };
    }
}
