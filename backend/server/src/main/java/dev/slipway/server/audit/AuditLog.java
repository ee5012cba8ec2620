package dev.slipway.server.audit;

import dev.slipway.api.Event;
import dev.slipway.api.EventBuilder;
import dev.slipway.server.access.Actor;
import dev.slipway.server.persistence.Filter;
import dev.slipway.server.persistence.Ids;
import dev.slipway.server.persistence.Listing;
import dev.slipway.server.persistence.SpaceId;
import java.time.Clock;
import java.util.List;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/** Events are recorded in the transaction of what they tell, so that neither is there without the other. */
public final class AuditLog {
    private final Clock clock;
    private final EventStore store = new EventStore();

    public AuditLog(Clock clock) {
        this.clock = clock;
    }

    /**
     * @param space null for what belongs to no space
     * @param id of the resource
     * @param what the resource in the reader's words, such as {@code environment Production}
     */
    public void record(
            Handle tx, Actor actor, @Nullable SpaceId space, EventCategory category, String id, String what) {
        Event event = EventBuilder.builder()
                .id(Ids.next(tx, "Events"))
                .spaceId(space == null ? null : space.value())
                .relatedDocumentIds(List.of(id))
                .category(category.wireName())
                .userId(actor.id())
                .username(actor.username())
                .occurred(clock.instant())
                .message(actor.displayName() + " " + category.verb() + " " + what)
                .build();
        store.insert(tx, event, id);
    }

    /** Newest first. */
    Listing<Event> list(Handle tx, @Nullable SpaceId space, List<String> regarding, Filter filter) {
        return store.list(tx, space, regarding, filter);
    }
}
