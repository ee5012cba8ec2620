package dev.slipway.server.tenant;

import dev.slipway.api.TagSet;
import dev.slipway.server.persistence.DocumentTable;
import dev.slipway.server.persistence.Filter;
import dev.slipway.server.persistence.Listing;
import dev.slipway.server.persistence.Selection;
import dev.slipway.server.persistence.SpaceId;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.StringJoiner;
import org.jdbi.v3.core.Handle;

final class TagSetStore {
    private static final DocumentTable<TagSet> TAG_SETS = DocumentTable.of("tag_set", TagSet.class, TagSet::id)
            .inSpace(TagSet::spaceId)
            .named(TagSet::name)
            .with("sort_order", TagSet::sortOrder)
            .with("scopes", set -> "," + String.join(",", set.scopes()) + ",");

    TagSet insert(Handle tx, TagSet set) {
        return TAG_SETS.insert(tx, set);
    }

    void update(Handle tx, TagSet set) {
        TAG_SETS.update(tx, set);
    }

    void delete(Handle tx, String id) {
        TAG_SETS.delete(tx, id);
    }

    Optional<TagSet> find(Handle tx, SpaceId space, String idOrName) {
        return TAG_SETS.find(tx, in(space), idOrName);
    }

    /** @param scopes sets for one of these; empty means no filter */
    Listing<TagSet> list(Handle tx, SpaceId space, Collection<TagScope> scopes, Filter filter) {
        return scopes.isEmpty()
                ? in(space).list(tx, filter)
                : withOneOf(in(space), scopes).list(tx, filter);
    }

    private static Selection<TagSet> withOneOf(Selection<TagSet> sets, Collection<TagScope> scopes) {
        var either = new StringJoiner(" OR ", "(", ")");
        Map<String, String> parameters = new HashMap<>();
        for (TagScope scope : scopes) {
            either.add("scopes LIKE :scope" + scope.wireName());
            parameters.put("scope" + scope.wireName(), "%," + scope.wireName() + ",%");
        }
        return sets.and(either.toString(), parameters);
    }

    List<TagSet> all(Handle tx, SpaceId space) {
        return in(space).all(tx);
    }

    private static Selection<TagSet> in(SpaceId space) {
        return TAG_SETS.select(space).orderBy("sort_order, id");
    }
}
