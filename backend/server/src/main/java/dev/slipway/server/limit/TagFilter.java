package dev.slipway.server.limit;

import dev.slipway.server.persistence.Names;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What a list of tags chooses (R9.11): of each set that it names, one of the tags named is needed; an empty list chooses
 * everything. Tags are canonical names such as {@code Region/EU} and compare in any case.
 */
public final class TagFilter {
    private final Map<String, Set<String>> keysBySet;
    private final List<String> tags;

    private TagFilter(Map<String, Set<String>> keysBySet, List<String> tags) {
        this.keysBySet = keysBySet;
        this.tags = tags;
    }

    public static TagFilter of(Collection<String> tags) {
        var keysBySet = new LinkedHashMap<String, Set<String>>();
        for (String tag : tags) {
            keysBySet.computeIfAbsent(setOf(tag), set -> new LinkedHashSet<>()).add(Names.key(tag));
        }
        return new TagFilter(keysBySet, List.copyOf(tags));
    }

    private static String setOf(String tag) {
        int slash = tag.indexOf('/');
        return Names.key(slash < 0 ? tag : tag.substring(0, slash));
    }

    /** @param filter canonical names */
    public static boolean isMet(Collection<String> filter, Collection<String> candidate) {
        return of(filter).missing(candidate).isEmpty();
    }

    /** The filter's tags of those sets of which the candidate has none that is needed; none are missing where it is met. */
    public List<String> missing(Collection<String> candidate) {
        Set<String> has = candidate.stream().map(Names::key).collect(Collectors.toSet());
        return tags.stream()
                .filter(tag ->
                        keysBySet.getOrDefault(setOf(tag), Set.of()).stream().noneMatch(has::contains))
                .toList();
    }

    /** For SQL: the keys of the tags, one collection for each set; one of every collection is needed. */
    public Collection<Set<String>> alternatives() {
        return keysBySet.values();
    }
}
