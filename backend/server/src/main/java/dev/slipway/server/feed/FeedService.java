package dev.slipway.server.feed;

import static dev.slipway.server.access.Permission.FEED_EDIT;
import static dev.slipway.server.access.Permission.FEED_VIEW;

import dev.slipway.api.Feed;
import dev.slipway.server.access.Actor;
import dev.slipway.server.access.Scope;
import dev.slipway.server.audit.AuditLog;
import dev.slipway.server.audit.EventCategory;
import dev.slipway.server.persistence.Database;
import dev.slipway.server.persistence.DuplicateKey;
import dev.slipway.server.persistence.Filter;
import dev.slipway.server.persistence.Ids;
import dev.slipway.server.persistence.Listing;
import dev.slipway.server.persistence.SpaceId;
import dev.slipway.server.problem.Checks;
import dev.slipway.server.problem.Invalid;
import dev.slipway.server.problem.NotFound;
import dev.slipway.server.security.Encryption;
import dev.slipway.server.security.SecretField;
import dev.slipway.server.security.SecretFields;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/** The sources of packages. Those outside are kept, but packages are served from the built-in one only. */
public final class FeedService {
    private final Database db;
    private final AuditLog audit;
    private final Encryption encryption;
    private final List<FeedUsage> usages;
    private final FeedStore store = new FeedStore();

    public FeedService(Database db, AuditLog audit, Encryption encryption, List<FeedUsage> usages) {
        this.db = db;
        this.audit = audit;
        this.encryption = encryption;
        this.usages = List.copyOf(usages);
    }

    /** Puts the built-in feed into a new space. */
    public void furnish(Handle tx, SpaceId space) {
        Feed feed = BuiltInFeed.of(space);
        store.insert(tx, feed.withSlug(store.freeSlug(tx, space, feed.name())), SecretFields.NONE);
    }

    /** @param types names of feed types; empty for all */
    public Listing<Feed> list(Actor actor, SpaceId space, List<String> types, Filter filter) {
        actor.require(FEED_VIEW, Scope.of(space));
        List<String> known = types.stream()
                .map(type -> FeedType.of(type).map(FeedType::wireName).orElse(type))
                .toList();
        List<String> ids =
                filter.ids().stream().map(id -> ownId(space, id)).distinct().toList();
        return db.read(tx ->
                store.list(tx, space, known, new Filter(ids, filter.partialName(), filter.name(), filter.stretch())));
    }

    public List<Feed> all(Actor actor, SpaceId space) {
        actor.require(FEED_VIEW, Scope.of(space));
        return db.read(tx -> store.all(tx, space));
    }

    /** For features above, which name feeds by id, slug or name; {@code feeds-builtin} is the space's own. */
    public Optional<Feed> find(Handle tx, SpaceId space, String idOrSlugOrName) {
        return store.find(tx, space, ownId(space, idOrSlugOrName));
    }

    public Feed get(Actor actor, SpaceId space, String idOrSlugOrName) {
        actor.require(FEED_VIEW, Scope.of(space));
        return existing(space, idOrSlugOrName);
    }

    /**
     * For features above that need packages of a feed.
     *
     * @throws NotFound when there is no such feed
     * @throws Invalid when it is not the built-in one
     */
    public void requireServed(Handle tx, SpaceId space, String idOrSlugOrName) {
        Feed feed = find(tx, space, idOrSlugOrName).orElseThrow(() -> NotFound.of("feed", idOrSlugOrName));
        if (!isBuiltIn(feed)) {
            throw new Invalid("The feed " + feed.name() + " is of type " + feed.feedType()
                    + "; packages can be taken from the built-in feed only. Push the package there.");
        }
    }

    /** For features above: until the transaction ends nobody else changes the packages of the space. */
    public void lockBuiltIn(Handle tx, SpaceId space) {
        store.lock(tx, BuiltInFeed.idIn(space));
    }

    public Feed create(Actor actor, SpaceId space, Feed draft) {
        actor.require(FEED_EDIT, Scope.of(space));
        Feed wanted = FeedRules.checked(draft);
        try {
            return db.write(tx -> {
                Feed named = wanted.withId(Ids.next(tx, "Feeds"))
                        .withSpaceId(space.value())
                        .withSlug(store.freeSlug(tx, space, wanted.slug().isBlank() ? wanted.name() : wanted.slug()));
                SecretFields kept =
                        SecretFields.NONE.after(wanted, FeedRules.type(wanted).secrets(), named.id(), encryption);
                Feed created = store.insert(tx, shown(named, kept), kept);
                audit.record(tx, actor, space, EventCategory.CREATED, created.id(), "feed " + created.name());
                return created;
            });
        } catch (DuplicateKey e) {
            throw taken(wanted);
        }
    }

    /** @throws Invalid also when the type is another one, or what is fixed in the built-in feed changes (R3.22, R3.25) */
    public Feed modify(Actor actor, SpaceId space, String idOrSlugOrName, Feed draft) {
        actor.require(FEED_EDIT, Scope.of(space));
        Feed found = existing(space, idOrSlugOrName);
        Feed typed = draft.feedType().isBlank() ? draft.withFeedType(found.feedType()) : draft;
        if (!FeedRules.type(typed).wireName().equals(found.feedType())) {
            throw new Invalid(
                    "FeedType",
                    "FeedType of an existing feed stays what it is, " + found.feedType() + "; create another feed");
        }
        Feed wanted = isBuiltIn(found) ? FeedRules.changedBuiltIn(found, typed) : FeedRules.checked(typed);
        try {
            return db.write(tx -> {
                store.lock(tx, found.id());
                SecretFields kept = store.secrets(tx, found.id())
                        .after(wanted, FeedRules.type(wanted).secrets(), found.id(), encryption);
                Feed named =
                        wanted.withId(found.id()).withSpaceId(found.spaceId()).withSlug(found.slug());
                Feed after = shown(named, kept);
                store.update(tx, after, kept);
                audit.record(tx, actor, space, EventCategory.MODIFIED, after.id(), "feed " + after.name());
                return after;
            });
        } catch (DuplicateKey e) {
            throw taken(wanted);
        }
    }

    /** @throws Invalid for the built-in feed, and naming what still uses the feed (R3.25) */
    public void delete(Actor actor, SpaceId space, String idOrSlugOrName) {
        actor.require(FEED_EDIT, Scope.of(space));
        Feed doomed = existing(space, idOrSlugOrName);
        if (isBuiltIn(doomed)) {
            throw new Invalid("The built-in feed cannot be deleted.");
        }
        db.change(tx -> {
            Checks.unused(
                    "feed " + doomed.name(), usages.stream().flatMap(usage -> usage.usesOf(tx, doomed.id()).stream()));
            store.delete(tx, doomed.id());
            audit.record(tx, actor, space, EventCategory.DELETED, doomed.id(), "feed " + doomed.name());
        });
    }

    private Feed existing(SpaceId space, String idOrSlugOrName) {
        return db.read(tx -> find(tx, space, idOrSlugOrName)).orElseThrow(() -> NotFound.of("feed", idOrSlugOrName));
    }

    private static String ownId(SpaceId space, String text) {
        return text.equalsIgnoreCase(BuiltInFeed.ID) ? BuiltInFeed.idIn(space) : text;
    }

    private static boolean isBuiltIn(Feed feed) {
        return feed.feedType().equals(FeedType.BUILT_IN.wireName());
    }

    /** With all that clients may know of the secrets, and none of them; the fields of other types are left out. */
    private static Feed shown(Feed feed, SecretFields kept) {
        Feed without = feed;
        for (SecretField<Feed> field : FeedSecretFields.ALL) {
            without = field.set(without, null);
        }
        return kept.shownIn(without, FeedRules.type(feed).secrets());
    }

    private static Invalid taken(Feed wanted) {
        return new Invalid("Name", "There is already a feed called " + wanted.name());
    }
}
