package dev.slipway.server.audit;

import static dev.slipway.server.access.Permission.EVENT_VIEW;
import static dev.slipway.server.http.Api.actor;
import static dev.slipway.server.http.Requests.filter;

import dev.slipway.api.Event;
import dev.slipway.server.access.Scope;
import dev.slipway.server.http.Answers;
import dev.slipway.server.http.Api;
import dev.slipway.server.http.Requests;
import dev.slipway.server.persistence.Database;
import dev.slipway.server.persistence.SpaceId;
import io.javalin.http.Context;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** {@code /api/events} and {@code /api/{space}/events}: what was done, newest first. */
public final class EventRoutes {
    private final Database db;
    private final AuditLog audit;

    public EventRoutes(Database db, AuditLog audit) {
        this.db = db;
        this.audit = audit;
    }

    public void register(Api api) {
        api.get("/api/events", EVENT_VIEW, ctx -> list(ctx, null))
                .get("/api/{space}/events", EVENT_VIEW, ctx -> list(ctx, Api.space(ctx)));
    }

    private void list(Context ctx, @Nullable SpaceId space) {
        actor(ctx).require(EVENT_VIEW, space == null ? Scope.SERVER : Scope.of(space));
        List<String> regarding = Requests.list(ctx, "regarding");
        Answers.page(ctx, db.read(tx -> audit.list(tx, space, regarding, filter(ctx))), Event.class);
    }
}
