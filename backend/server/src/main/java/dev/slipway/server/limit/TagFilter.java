package dev.slipway.server.limit;

import dev.slipway.server.persistence.Names;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** How a filter of tags is met (R9.11). */
public final class TagFilter {
    private TagFilter() {}

    /**
     * Whether of every tag set that the filter names, one of the named tags is there. An empty filter is met by all.
     *
     * @param filter canonical names such as {@code Ring/Alpha}, in any case
     */
    public static boolean isMet(Collection<String> filter, Collection<String> tags) {
        Set<String> present = tags.stream().map(Names::key).collect(Collectors.toSet());
        Map<String, List<String>> wantedBySet =
                filter.stream().map(Names::key).collect(Collectors.groupingBy(TagFilter::setOf));
        return wantedBySet.values().stream().allMatch(wanted -> wanted.stream().anyMatch(present::contains));
    }

    private static String setOf(String canonicalName) {
        int slash = canonicalName.indexOf('/');
        return slash < 0 ? canonicalName : canonicalName.substring(0, slash);
    }
}
