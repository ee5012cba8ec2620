package dev.slipway.server.tenant;

import dev.slipway.api.Tag;
import dev.slipway.api.TagSet;
import dev.slipway.api.TagSetType;
import dev.slipway.server.persistence.Names;
import dev.slipway.server.problem.Checks;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Finds the tags that a document may have among the sets of its space (R9.10). */
final class TagCheck {
    private static final int LONGEST_FREE_TEXT = 200;

    private final List<TagSet> sets;
    private final TagScope scope;
    private final String field;
    private final Checks checks = new Checks();

    TagCheck(List<TagSet> sets, TagScope scope, String field) {
        this.sets = sets;
        this.scope = scope;
        this.field = field;
    }

    /** What a filter may name: any tags of any sets. */
    List<String> filter(List<String> tags) {
        Set<String> canonical = canonical(tags);
        checks.orThrow();
        return List.copyOf(canonical);
    }

    private Set<String> canonical(List<String> tags) {
        var canonical = new LinkedHashSet<String>();
        for (String tag : tags) {
            canonical(tag).ifPresent(canonical::add);
        }
        return canonical;
    }

    /** What a document may have: of some sets one tag only. */
    List<String> checked(List<String> tags) {
        Set<String> canonical = canonical(tags);
        Map<String, String> single = new HashMap<>();
        for (String tag : canonical) {
            TagSet set = setOf(tag).orElseThrow();
            @Nullable String other = set.type() == TagSetType.SINGLE_SELECT ? single.putIfAbsent(set.id(), tag) : null;
            checks.that(
                    other == null,
                    field,
                    "both " + other + " and " + tag + " are given; of the tag set " + set.name() + " only one may be");
        }
        checks.orThrow();
        return List.copyOf(canonical);
    }

    boolean knows(String text) {
        return find(text).isPresent();
    }

    private Optional<String> find(String text) {
        return setOf(text)
                .filter(set -> set.scopes().contains(scope.wireName()))
                .flatMap(set -> tagOf(set, text));
    }

    private Optional<String> canonical(String text) {
        Optional<String> tag = find(text);
        checks.that(
                tag.isPresent(),
                field,
                "there is no tag '" + Checks.quote(text) + "' for a " + scope.wireName()
                        + "; a tag is written TagSetName/TagName");
        return tag;
    }

    private Optional<TagSet> setOf(String text) {
        int slash = text.indexOf('/');
        return slash < 0
                ? Optional.empty()
                : sets.stream()
                        .filter(set -> Names.same(set.name(), text.substring(0, slash)))
                        .findFirst();
    }

    private static Optional<String> tagOf(TagSet set, String text) {
        String name = text.substring(text.indexOf('/') + 1).strip();
        if (set.type() == TagSetType.FREE_TEXT) {
            return name.isEmpty()
                            || name.length() > LONGEST_FREE_TEXT
                            || name.chars().anyMatch(Character::isISOControl)
                    ? Optional.empty()
                    : Optional.of(set.name() + "/" + name);
        }
        return set.tags().stream()
                .filter(tag -> Names.same(tag.name(), name))
                .map(Tag::canonicalTagName)
                .findFirst();
    }
}
