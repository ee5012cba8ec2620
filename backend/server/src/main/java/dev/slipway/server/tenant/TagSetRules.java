package dev.slipway.server.tenant;

import dev.slipway.api.Tag;
import dev.slipway.api.TagSet;
import dev.slipway.api.TagSetType;
import dev.slipway.server.persistence.Names;
import dev.slipway.server.problem.Checks;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** What a tag set must be like before it is stored (R9.10). */
final class TagSetRules {
    private static final int MOST_TAGS = 1000;
    private static final Pattern COLOR = Pattern.compile("#[0-9a-fA-F]{3,8}");
    private static final String GREY = "#333333";

    private TagSetRules() {}

    /**
     * The draft with blanks around names left out and defaults put in.
     *
     * @param before the tags that the set has now: a tag is one of them by its id, else by its name
     */
    static TagSet checked(TagSet draft, List<Tag> before) {
        var checks = new Checks();
        checks.name("Name", draft.name())
                .that(
                        draft.name().indexOf('/') < 0,
                        "Name",
                        "'" + Checks.quote(draft.name()) + "' has a slash, which divides a set from its tags")
                .that(
                        draft.tags().size() <= MOST_TAGS,
                        "Tags",
                        "There are " + draft.tags().size() + " tags; at most " + MOST_TAGS + " are allowed")
                .that(
                        draft.type() != TagSetType.FREE_TEXT || draft.tags().isEmpty(),
                        "Tags",
                        "a set of the type FreeText lists no tags");
        var names = new HashSet<String>();
        for (int i = 0; i < Math.min(draft.tags().size(), MOST_TAGS); i++) {
            check(checks, "Tags[" + i + "]", draft.tags().get(i), names);
        }
        List<String> scopes = scopes(checks, draft.scopes());
        checks.orThrow();
        String name = draft.name().strip();
        return draft.withName(name).withScopes(scopes).withTags(tags(name, draft.tags(), before));
    }

    private static void check(Checks checks, String field, Tag tag, Set<String> names) {
        checks.name(field + ".Name", tag.name())
                .that(
                        tag.name().isBlank() || names.add(Names.key(tag.name())),
                        field + ".Name",
                        "there is another tag called '" + Checks.quote(tag.name()) + "'")
                .that(
                        tag.color().isBlank() || COLOR.matcher(tag.color()).matches(),
                        field + ".Color",
                        "'" + Checks.quote(tag.color()) + "' is not a colour like " + GREY);
    }

    private static List<String> scopes(Checks checks, List<String> wanted) {
        if (wanted.isEmpty()) {
            return List.of(TagScope.TENANT.wireName());
        }
        String known = Arrays.stream(TagScope.values()).map(TagScope::wireName).collect(Collectors.joining(", "));
        return wanted.stream()
                .flatMap(text -> {
                    Optional<TagScope> scope = TagScope.of(text);
                    checks.that(scope.isPresent(), "Scopes", "'" + Checks.quote(text) + "' is none of " + known);
                    return scope.stream();
                })
                .map(TagScope::wireName)
                .distinct()
                .toList();
    }

    private static List<Tag> tags(String set, List<Tag> wanted, List<Tag> before) {
        var tags = new ArrayList<Tag>();
        for (Tag tag : wanted) {
            String name = tag.name().strip();
            tags.add(tag.withId(idOf(tag, wanted, before))
                    .withName(name)
                    .withCanonicalTagName(set + "/" + name)
                    .withColor(tag.color().isBlank() ? GREY : tag.color())
                    .withSortOrder(tags.size()));
        }
        return tags;
    }

    /** Empty for a new tag. */
    private static String idOf(Tag tag, List<Tag> wanted, List<Tag> before) {
        if (before.stream().anyMatch(old -> old.id().equals(tag.id()))) {
            return tag.id();
        }
        return before.stream()
                .filter(old -> Names.same(old.name(), tag.name()))
                .map(Tag::id)
                .filter(id -> wanted.stream().noneMatch(other -> other.id().equals(id)))
                .findFirst()
                .orElse("");
    }
}
