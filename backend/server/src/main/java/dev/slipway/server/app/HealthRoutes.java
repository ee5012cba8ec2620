package dev.slipway.server.app;

import dev.slipway.server.http.Api;
import dev.slipway.server.persistence.Database;
import io.javalin.http.Context;
import io.javalin.http.HandlerType;
import io.javalin.http.HttpStatus;
import java.util.concurrent.atomic.AtomicBoolean;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** For load balancers and supervisors, without credentials: does the process live, and should it get requests? */
final class HealthRoutes {
    private static final Logger log = LoggerFactory.getLogger(HealthRoutes.class);

    private final Database db;
    private final AtomicBoolean isServing;

    /** @param isServing whether the server has started, and has not been told to end */
    HealthRoutes(Database db, AtomicBoolean isServing) {
        this.db = db;
        this.isServing = isServing;
    }

    void register(Api api) {
        api.open(HandlerType.GET, "/health/live", ctx -> answer(ctx, HttpStatus.OK, "live"))
                .open(HandlerType.GET, "/health/ready", this::ready);
    }

    private void ready(Context ctx) {
        if (!isServing.get()) {
            answer(ctx, HttpStatus.SERVICE_UNAVAILABLE, "starting or ending");
        } else if (!isDatabaseThere()) {
            answer(ctx, HttpStatus.SERVICE_UNAVAILABLE, "the database does not answer");
        } else {
            answer(ctx, HttpStatus.OK, "ready");
        }
    }

    private boolean isDatabaseThere() {
        try {
            return db.read(tx -> tx.createQuery("SELECT 1").mapTo(Integer.class).one()) == 1;
        } catch (RuntimeException e) {
            log.warn("The database does not answer", e);
            return false;
        }
    }

    private static void answer(Context ctx, HttpStatus status, String text) {
        ctx.status(status).contentType("text/plain; charset=utf-8").result(text + "\n");
    }
}
