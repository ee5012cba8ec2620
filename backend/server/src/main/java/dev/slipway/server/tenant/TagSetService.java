package dev.slipway.server.tenant;

import static dev.slipway.server.access.Permission.TAG_SET_CREATE;
import static dev.slipway.server.access.Permission.TAG_SET_DELETE;
import static dev.slipway.server.access.Permission.TAG_SET_EDIT;
import static dev.slipway.server.access.Permission.TENANT_VIEW;

import dev.slipway.api.Tag;
import dev.slipway.api.TagSet;
import dev.slipway.server.access.Actor;
import dev.slipway.server.access.Scope;
import dev.slipway.server.audit.AuditLog;
import dev.slipway.server.audit.EventCategory;
import dev.slipway.server.persistence.Database;
import dev.slipway.server.persistence.DuplicateKey;
import dev.slipway.server.persistence.Filter;
import dev.slipway.server.persistence.Ids;
import dev.slipway.server.persistence.Listing;
import dev.slipway.server.persistence.Names;
import dev.slipway.server.persistence.SpaceId;
import dev.slipway.server.problem.Checks;
import dev.slipway.server.problem.Invalid;
import dev.slipway.server.problem.NotFound;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.jdbi.v3.core.Handle;

/** Sets of tags, by which tenants and other things are chosen. */
public final class TagSetService {
    private final Database db;
    private final AuditLog audit;
    private final List<TagUsage> usages;
    private final TagSetStore store = new TagSetStore();

    public TagSetService(Database db, AuditLog audit, List<TagUsage> usages) {
        this.db = db;
        this.audit = audit;
        this.usages = List.copyOf(usages);
    }

    /** @param scopes sets whose tags are for one of these; empty means no filter */
    public Listing<TagSet> list(Actor actor, SpaceId space, Collection<TagScope> scopes, Filter filter) {
        actor.require(TENANT_VIEW, Scope.of(space));
        return db.read(tx -> store.list(tx, space, scopes, filter));
    }

    public List<TagSet> all(Actor actor, SpaceId space) {
        actor.require(TENANT_VIEW, Scope.of(space));
        return db.read(tx -> store.all(tx, space));
    }

    public TagSet get(Actor actor, SpaceId space, String idOrName) {
        actor.require(TENANT_VIEW, Scope.of(space));
        return db.read(tx -> store.find(tx, space, idOrName)).orElseThrow(() -> NotFound.of("tag set", idOrName));
    }

    /**
     * For features whose documents have tags: the canonical names as the sets spell them, each once.
     *
     * @param scope what the document is
     * @param field the document's property, for the message
     * @throws Invalid naming each tag that is unknown, not for the scope, or a second one of a set that allows one (R9.10)
     */
    public List<String> checked(Handle tx, SpaceId space, TagScope scope, String field, List<String> tags) {
        return tags.isEmpty() ? List.of() : new TagCheck(store.all(tx, space), scope, field).checked(tags);
    }

    /**
     * For filters such as the scope of a variable: like {@link #checked}, but a filter may name several tags of any set
     * (R9.11).
     */
    public List<String> filter(Handle tx, SpaceId space, TagScope scope, String field, List<String> tags) {
        return tags.isEmpty() ? List.of() : new TagCheck(store.all(tx, space), scope, field).filter(tags);
    }

    /** For features above: all sets, in their order. */
    public List<TagSet> all(Handle tx, SpaceId space) {
        return store.all(tx, space);
    }

    /** New ones go last in the order. */
    public TagSet create(Actor actor, SpaceId space, TagSet draft) {
        actor.require(TAG_SET_CREATE, Scope.of(space));
        TagSet wanted = TagSetRules.checked(draft, List.of());
        try {
            return db.write(tx -> {
                TagSet created = store.insert(
                        tx,
                        numbered(tx, wanted.withId(Ids.next(tx, "TagSets")))
                                .withSpaceId(space.value())
                                .withSortOrder(store.all(tx, space).size()));
                audit.record(tx, actor, space, EventCategory.CREATED, created.id(), "tag set " + created.name());
                return created;
            });
        } catch (DuplicateKey e) {
            throw taken(wanted);
        }
    }

    /** Gives each new tag its id. */
    private static TagSet numbered(Handle tx, TagSet set) {
        return set.withTags(set.tags().stream()
                .map(tag -> tag.id().isEmpty() ? tag.withId(set.id() + "/" + Ids.next(tx, "Tags")) : tag)
                .toList());
    }

    /**
     * Changes the set; what has its tags follows their new names.
     *
     * @throws Invalid naming what still has a tag that is left out
     */
    public TagSet modify(Actor actor, SpaceId space, String idOrName, TagSet draft) {
        actor.require(TAG_SET_EDIT, Scope.of(space));
        TagSet known = get(actor, space, idOrName);
        try {
            return db.write(tx -> {
                TagSet before = store.find(tx, space, known.id()).orElseThrow(() -> NotFound.of("tag set", idOrName));
                TagSet after = numbered(
                                tx, TagSetRules.checked(draft, before.tags()).withId(before.id()))
                        .withSpaceId(before.spaceId())
                        .withSortOrder(before.sortOrder());
                for (Tag tag : before.tags()) {
                    if (byId(after, tag.id()).isEmpty()) {
                        refuseUsed(tx, space, "tag " + tag.canonicalTagName(), named(tag));
                    }
                }
                usages.forEach(usage -> usage.rename(tx, space, tag -> renamed(tag, before, after)));
                store.update(tx, after);
                audit.record(tx, actor, space, EventCategory.MODIFIED, after.id(), "tag set " + after.name());
                return after;
            });
        } catch (DuplicateKey e) {
            throw taken(draft);
        }
    }

    private static String renamed(String canonicalName, TagSet before, TagSet after) {
        if (!isOf(before).test(canonicalName)) {
            return canonicalName;
        }
        return before.tags().stream()
                .filter(tag -> named(tag).test(canonicalName))
                .flatMap(tag -> byId(after, tag.id()).stream())
                .map(Tag::canonicalTagName)
                .findFirst()
                .orElseGet(() -> after.name() + canonicalName.substring(canonicalName.indexOf('/')));
    }

    private static Optional<Tag> byId(TagSet set, String id) {
        return set.tags().stream().filter(tag -> tag.id().equals(id)).findFirst();
    }

    private static Predicate<String> named(Tag tag) {
        return name -> Names.same(name, tag.canonicalTagName());
    }

    private static Predicate<String> isOf(TagSet set) {
        String prefix = Names.key(set.name()) + "/";
        return name -> Names.key(name).startsWith(prefix);
    }

    /** Puts the sets into the order of the ids, which must be all of them, once each. */
    public List<TagSet> sort(Actor actor, SpaceId space, List<String> ids) {
        actor.require(TAG_SET_EDIT, Scope.of(space));
        return db.write(tx -> {
            List<TagSet> all = store.all(tx, space);
            var known = new HashSet<>(all.stream().map(TagSet::id).toList());
            if (ids.size() != known.size() || !known.equals(new HashSet<>(ids))) {
                throw new Invalid("The sort order must name every tag set of the space exactly once; there are "
                        + String.join(", ", all.stream().map(TagSet::id).toList()) + ".");
            }
            all.forEach(set -> store.update(tx, set.withSortOrder(ids.indexOf(set.id()))));
            return store.all(tx, space);
        });
    }

    /** @throws Invalid naming what still has one of its tags (R9.10) */
    public void delete(Actor actor, SpaceId space, String idOrName) {
        actor.require(TAG_SET_DELETE, Scope.of(space));
        TagSet doomed = get(actor, space, idOrName);
        db.change(tx -> {
            refuseUsed(tx, space, "tag set " + doomed.name(), isOf(doomed));
            store.delete(tx, doomed.id());
            List<TagSet> left = store.all(tx, space);
            left.forEach(set -> store.update(tx, set.withSortOrder(left.indexOf(set))));
            audit.record(tx, actor, space, EventCategory.DELETED, doomed.id(), "tag set " + doomed.name());
        });
    }

    private void refuseUsed(Handle tx, SpaceId space, String what, Predicate<String> isTag) {
        Checks.unused(what, usages.stream().flatMap(usage -> usage.usesOf(tx, space, isTag).stream()));
    }

    private static Invalid taken(TagSet wanted) {
        return new Invalid(
                "Name", "There is already a tag set called " + wanted.name().strip());
    }
}
