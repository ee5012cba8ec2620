package dev.slipway.server.audit;

import dev.slipway.api.Event;
import dev.slipway.json.WireJson;
import dev.slipway.server.persistence.DocumentTable;
import dev.slipway.server.persistence.Filter;
import dev.slipway.server.persistence.Listing;
import dev.slipway.server.persistence.Selection;
import dev.slipway.server.persistence.SpaceId;
import java.util.List;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

final class EventStore {
    private static final DocumentTable<Event> EVENTS = DocumentTable.of("event", Event.class, Event::id);

    void insert(Handle tx, Event event, String regarding) {
        tx.createUpdate(
                        """
                        INSERT INTO event (id, space_id, regarding, user_id, category, occurred, document)
                        VALUES (:id, :space, :regarding, :user, :category, :occurred, :document)""")
                .bind("id", event.id())
                .bind("space", event.spaceId())
                .bind("regarding", regarding)
                .bind("user", event.userId())
                .bind("category", event.category())
                .bind("occurred", event.occurred())
                .bind("document", WireJson.write(event))
                .execute();
    }

    Listing<Event> list(Handle tx, @Nullable SpaceId space, List<String> regarding, Filter filter) {
        Selection<Event> events = space == null ? EVENTS.select() : EVENTS.select(space);
        Selection<Event> asked =
                switch (regarding.size()) {
                    case 0 -> events;
                    case 1 -> events.within("regarding", regarding.get(0));
                    default -> events.whereIn("regarding", regarding);
                };
        return asked.orderBy("number DESC").list(tx, filter.withoutNames());
    }
}
