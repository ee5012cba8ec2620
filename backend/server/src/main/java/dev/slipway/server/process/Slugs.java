package dev.slipway.server.process;

import dev.slipway.server.persistence.Slug;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Gives each of a row of things a slug that no other has. Those that have one keep it, wherever in the row they stand: a
 * new step before an old one of the same name must not take the old one's.
 */
final class Slugs {
    private final Set<String> taken = new HashSet<>();
    private final Deque<String> given = new ArrayDeque<>();

    /** @param given the slugs in the order of the row, empty where there is none */
    Slugs(List<String> given) {
        for (String slug : given) {
            boolean isKept = !slug.isBlank() && taken.add(Slug.of(slug));
            this.given.add(isKept ? Slug.of(slug) : "");
        }
    }

    /** The slug of the next thing in the row. */
    String next(String name) {
        String kept = given.remove();
        if (!kept.isEmpty()) {
            return kept;
        }
        String made = Slug.free(Slug.of(name), taken::contains);
        taken.add(made);
        return made;
    }
}
