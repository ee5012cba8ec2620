package dev.slipway.server.hostile;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A place in a JSON document of maps and lists.
 *
 * @param path names of properties and places in lists
 * @param value what stands there
 */
record JsonPlace(List<Object> path, Object value) {
    /** All places below the document itself. */
    static List<JsonPlace> in(Object document) {
        return in(List.of(), document);
    }

    private static List<JsonPlace> in(List<Object> path, Object here) {
        var places = new ArrayList<JsonPlace>();
        if (!path.isEmpty()) {
            places.add(new JsonPlace(path, here));
        }
        if (here instanceof Map<?, ?> map) {
            map.forEach((name, value) -> places.addAll(in(below(path, name), value)));
        } else if (here instanceof List<?> list) {
            for (int i = 0; i < list.size(); i++) {
                places.addAll(in(below(path, i), list.get(i)));
            }
        }
        return places;
    }

    private static List<Object> below(List<Object> path, Object step) {
        var longer = new ArrayList<>(path);
        longer.add(step);
        return List.copyOf(longer);
    }

    /** The property that it belongs to, such as {@code Roles} for an element of that list. */
    String property() {
        List<String> names = names();
        return names.isEmpty() ? "" : names.get(names.size() - 1);
    }

    /** All properties on the way, the last one at the end. */
    List<String> names() {
        return path.stream()
                .filter(String.class::isInstance)
                .map(String.class::cast)
                .toList();
    }

    /** The document with something else here; with nothing, for null. */
    Object replaced(Object document, @Nullable Object other) {
        return replaced(document, path, other);
    }

    private static Object replaced(Object here, List<Object> path, @Nullable Object other) {
        Object step = path.get(0);
        List<Object> rest = path.subList(1, path.size());
        if (here instanceof Map<?, ?> map) {
            var copy = new LinkedHashMap<Object, @Nullable Object>(map);
            if (rest.isEmpty() && other == null) {
                copy.remove(step);
            } else {
                copy.put(step, rest.isEmpty() ? other : replaced(map.get(step), rest, other));
            }
            return copy;
        }
        var copy = new ArrayList<@Nullable Object>((List<?>) here);
        int index = (Integer) step;
        if (rest.isEmpty() && other == null) {
            copy.remove(index);
        } else {
            copy.set(index, rest.isEmpty() ? other : replaced(copy.get(index), rest, other));
        }
        return copy;
    }

    /** Such as {@code Phases/0/Name}. */
    @Override
    public String toString() {
        return path.stream().map(String::valueOf).collect(Collectors.joining("/"));
    }
}
