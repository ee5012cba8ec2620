package dev.slipway.server.feed;

import dev.slipway.api.Feed;
import dev.slipway.server.persistence.DocumentTable;
import dev.slipway.server.persistence.Filter;
import dev.slipway.server.persistence.Listing;
import dev.slipway.server.persistence.Selection;
import dev.slipway.server.persistence.SpaceId;
import dev.slipway.server.security.SecretColumn;
import dev.slipway.server.security.SecretFields;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

final class FeedStore {
    private static final DocumentTable<Feed> FEEDS = DocumentTable.of("feed", Feed.class, Feed::id)
            .inSpace(Feed::spaceId)
            .named(Feed::name)
            .slugged(Feed::slug)
            .with("feed_type", Feed::feedType);
    private static final SecretColumn SECRETS = new SecretColumn("feed");

    Feed insert(Handle tx, Feed feed, SecretFields secrets) {
        FEEDS.insert(tx, feed);
        SECRETS.write(tx, feed.id(), secrets);
        return feed;
    }

    void update(Handle tx, Feed feed, SecretFields secrets) {
        FEEDS.update(tx, feed);
        SECRETS.write(tx, feed.id(), secrets);
    }

    SecretFields secrets(Handle tx, String id) {
        return SECRETS.read(tx, id);
    }

    void delete(Handle tx, String id) {
        FEEDS.delete(tx, id);
    }

    /** Until the transaction ends nobody else locks the feed. */
    void lock(Handle tx, String id) {
        FEEDS.lock(tx, id);
    }

    Optional<Feed> find(Handle tx, SpaceId space, String idOrSlugOrName) {
        return FEEDS.find(tx, in(space), idOrSlugOrName);
    }

    /** @param types wire names; empty for all */
    Listing<Feed> list(Handle tx, SpaceId space, List<String> types, Filter filter) {
        return in(space).narrow("feed_type", types).list(tx, filter);
    }

    List<Feed> all(Handle tx, SpaceId space) {
        return in(space).all(tx);
    }

    String freeSlug(Handle tx, SpaceId space, String name) {
        return FEEDS.freeSlug(tx, in(space), name);
    }

    private static Selection<Feed> in(SpaceId space) {
        return FEEDS.select(space).orderBy("name_key, id");
    }
}
