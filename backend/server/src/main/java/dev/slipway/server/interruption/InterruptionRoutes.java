package dev.slipway.server.interruption;

import static dev.slipway.server.access.Permission.INTERRUPTION_SUBMIT;
import static dev.slipway.server.access.Permission.INTERRUPTION_VIEW;
import static dev.slipway.server.http.Api.actor;
import static dev.slipway.server.http.Api.space;

import com.squareup.moshi.Types;
import dev.slipway.api.Interruption;
import dev.slipway.api.User;
import dev.slipway.server.access.Actor;
import dev.slipway.server.http.Answers;
import dev.slipway.server.http.Api;
import dev.slipway.server.http.Links;
import dev.slipway.server.http.Requests;
import dev.slipway.server.persistence.Filter;
import dev.slipway.server.problem.NotFound;
import dev.slipway.server.security.UserRoutes;
import dev.slipway.server.security.UserService;
import io.javalin.http.Context;
import java.lang.reflect.Type;
import java.util.Map;
import java.util.Optional;

/** {@code /api/{space}/interruptions}. */
public final class InterruptionRoutes {
    private static final Type VALUES = Types.newParameterizedType(Map.class, String.class, String.class);

    private final InterruptionService interruptions;
    private final UserService users;

    public InterruptionRoutes(InterruptionService interruptions, UserService users) {
        this.interruptions = interruptions;
        this.users = users;
    }

    public void register(Api api) {
        api.get("/api/{space}/interruptions", INTERRUPTION_VIEW, this::list)
                .get("/api/{space}/interruptions/{id}", INTERRUPTION_VIEW, this::get)
                .get("/api/{space}/interruptions/{id}/responsible", INTERRUPTION_VIEW, this::responsible)
                .put("/api/{space}/interruptions/{id}/responsible", INTERRUPTION_SUBMIT, this::takeResponsibility)
                .post("/api/{space}/interruptions/{id}/submit", INTERRUPTION_SUBMIT, this::submit);
    }

    private void list(Context ctx) {
        var filter = new Filter(Requests.list(ctx, "ids"), "", "", Requests.stretch(ctx));
        Answers.page(
                ctx,
                interruptions
                        .list(
                                actor(ctx),
                                space(ctx),
                                Requests.text(ctx, "regarding"),
                                Requests.flag(ctx, "pendingOnly"),
                                filter)
                        .map(InterruptionRoutes::linked),
                Interruption.class);
    }

    private Interruption interruption(Context ctx) {
        return interruptions.get(actor(ctx), space(ctx), ctx.pathParam("id"));
    }

    private void get(Context ctx) {
        Answers.answer(ctx, linked(interruption(ctx)));
    }

    private void responsible(Context ctx) {
        Interruption interruption = interruption(ctx);
        String user = Optional.ofNullable(interruption.responsibleUserId())
                .orElseThrow(() -> NotFound.of("user responsible for the interruption", interruption.id()));
        Answers.answer(ctx, user(user));
    }

    /** Answers who is responsible now: the caller. */
    private void takeResponsibility(Context ctx) {
        interruptions.takeResponsibility(actor(ctx), space(ctx), ctx.pathParam("id"));
        Answers.answer(ctx, user(actor(ctx).id()));
    }

    private User user(String id) {
        return UserRoutes.linked(users.get(Actor.SYSTEM, id));
    }

    private void submit(Context ctx) {
        Answers.answer(
                ctx,
                linked(interruptions.submit(actor(ctx), space(ctx), ctx.pathParam("id"), Requests.body(ctx, VALUES))));
    }

    private static Interruption linked(Interruption interruption) {
        return interruption.withLinks(
                Links.self(Links.in(String.valueOf(interruption.spaceId()), "interruptions", interruption.id()))
                        .below("Responsible", "/responsible")
                        .below("Submit", "/submit")
                        .to("Task", "/api/tasks/" + interruption.taskId())
                        .map());
    }
}
