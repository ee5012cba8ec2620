package dev.slipway.server.expression;

import dev.slipway.server.expression.Scope.Item;
import dev.slipway.server.expression.filter.Budget;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Finds what a path means: a loop's variable, a variable, or a place in the JSON of a variable (R6.32, R6.33). */
final class Resolver {
    /** What a part of a list costs besides its characters. */
    private static final long PART_COST = 64;

    /** Trees take much memory, so only the latest are kept. */
    private static final int KEPT_TREES = 8;

    private final Values values;
    private final Budget budget;
    private final VariableTexts texts;
    private final Map<String, Optional<Json>> parsed = new LinkedHashMap<>() {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Optional<Json>> eldest) {
            return size() > KEPT_TREES;
        }
    };

    /** Evaluates the value of a variable; null when there is none. */
    interface VariableTexts {
        @Nullable String of(String name, @Nullable Scope scope);
    }

    Resolver(Values values, Budget budget, VariableTexts texts) {
        this.values = values;
        this.budget = budget;
        this.texts = texts;
    }

    /** The text at a path, or null. */
    @Nullable String text(List<PathStep> path, @Nullable Scope scope) {
        if (scope != null) {
            String counter = scope.counter(path);
            if (counter != null) {
                return counter;
            }
        }
        Item item = Scope.find(scope, path.get(0).text());
        if (item != null) {
            return text(item, path.subList(1, path.size()), scope);
        }
        return variable(path, scope);
    }

    /** What a loop over a path goes through; nothing when the path has no value. */
    List<Item> items(List<PathStep> path, @Nullable Scope scope) {
        List<PathStep> whole = path;
        Item item = Scope.find(scope, path.get(0).text());
        if (item instanceof Item.Path base) {
            whole = joined(base.steps(), path.subList(1, path.size()));
        }
        if (item == null || item instanceof Item.Path) {
            List<PathStep> located = located(whole);
            Collection<String> indexes = values.indexes(PathStep.join(located));
            if (!indexes.isEmpty()) {
                return indexes.stream()
                        .<Item>map(index -> new Item.Path(joined(located, List.of(new PathStep(index, true))), index))
                        .toList();
            }
        }
        String text = text(path, scope);
        if (text == null) {
            return List.of();
        }
        Json json = json(text);
        if (json != null) {
            return json.elements().stream().<Item>map(Item.Element::new).toList();
        }
        budget.spend(
                text.length() + PART_COST * text.chars().filter(c -> c == ',').count());
        return List.of(text.split(",", -1)).stream().<Item>map(Item.Part::new).toList();
    }

    private @Nullable String text(Item item, List<PathStep> rest, @Nullable Scope scope) {
        if (item instanceof Item.Path base) {
            boolean bare = rest.isEmpty() && values.raw(PathStep.join(base.steps())) == null;
            return bare ? base.index() : variable(joined(base.steps(), rest), scope);
        }
        if (item instanceof Item.Element element) {
            return navigated(element.json(), rest);
        }
        String part = ((Item.Part) item).text();
        return rest.isEmpty() ? part : navigated(json(part), rest);
    }

    private @Nullable String variable(List<PathStep> written, @Nullable Scope scope) {
        List<PathStep> path = located(written);
        String name = PathStep.join(path);
        if (values.raw(name) != null) {
            return texts.of(name, scope);
        }
        budget.spend((long) name.length() * path.size()); // each shorter path is written once
        PathStep last = path.get(path.size() - 1);
        for (int length = path.size() - 1; length > 0; length--) {
            String prefix = PathStep.join(path.subList(0, length));
            if (length == path.size() - 1 && last.isIndex()) {
                String index = known(prefix, last.text());
                if (index != null) {
                    return index;
                }
            }
            if (values.raw(prefix) != null) {
                String text = texts.of(prefix, scope);
                return text == null ? null : navigated(json(text), path.subList(length, path.size()));
            }
        }
        return null;
    }

    private @Nullable String known(String prefix, String wanted) {
        Collection<String> indexes = values.indexes(prefix);
        budget.spend(indexes.size());
        return indexes.stream()
                .filter(index -> index.equalsIgnoreCase(wanted))
                .findFirst()
                .orElse(null);
    }

    /** The path with {@code [*]} replaced by the first index that there is. */
    private List<PathStep> located(List<PathStep> path) {
        if (path.stream().noneMatch(PathStep::isFirstOfAll)) {
            return path;
        }
        var located = new ArrayList<PathStep>();
        for (PathStep step : path) {
            located.add(
                    step.isFirstOfAll()
                            ? values.indexes(PathStep.join(located)).stream()
                                    .findFirst()
                                    .map(first -> new PathStep(first, true))
                                    .orElse(step)
                            : step);
        }
        return located;
    }

    /** Nothing but JSON can be navigated; what is missing in JSON is an empty text. */
    private static @Nullable String navigated(@Nullable Json json, List<PathStep> rest) {
        if (json == null) {
            return null;
        }
        Json at = json;
        for (PathStep step : rest) {
            at = at.step(step.text());
            if (at == null) {
                return "";
            }
        }
        return at.text();
    }

    private @Nullable Json json(String text) {
        return parsed.computeIfAbsent(text, unknown -> {
                    budget.spend(text.length());
                    return Optional.ofNullable(Json.parse(text));
                })
                .orElse(null);
    }

    private static List<PathStep> joined(List<PathStep> one, List<PathStep> other) {
        var all = new ArrayList<>(one);
        all.addAll(other);
        return all;
    }
}
