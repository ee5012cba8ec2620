package dev.slipway.server.http;

import dev.slipway.server.access.Actor;
import dev.slipway.server.access.Permission;
import dev.slipway.server.persistence.SpaceId;
import dev.slipway.server.problem.Unauthenticated;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.Handler;
import io.javalin.http.HandlerType;
import io.javalin.router.Endpoint;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Where features register their routes; none can be registered without saying who may call it.
 *
 * <p>A route of a space is written {@code /api/{space}/...}; {@link SpacePaths} leads the other spellings there.
 */
public final class Api {
    /** One route, for the test that visits them all. A null permission means any signed-in user. */
    public record Route(HandlerType method, String path, boolean isOpen, @Nullable Permission permission) {}

    private static final String ACTOR = "slipway.actor";
    private static final String SPACE = "slipway.space";

    private final RoutesConfig routes;
    private final Authenticator authenticator;
    private final SpaceDirectory spaces;
    private final List<Route> registered = new ArrayList<>();

    public Api(RoutesConfig routes, Authenticator authenticator, SpaceDirectory spaces) {
        this.routes = routes;
        this.authenticator = authenticator;
        this.spaces = spaces;
    }

    /** Answers HEAD too, as the same without its content. Unasked, Javalin would answer it with 200 to anybody. */
    public Api get(String path, Permission permission, Handler handler) {
        return add(new Route(HandlerType.GET, path, false, permission), handler);
    }

    public Api post(String path, Permission permission, Handler handler) {
        return add(new Route(HandlerType.POST, path, false, permission), handler);
    }

    public Api put(String path, Permission permission, Handler handler) {
        return add(new Route(HandlerType.PUT, path, false, permission), handler);
    }

    public Api delete(String path, Permission permission, Handler handler) {
        return add(new Route(HandlerType.DELETE, path, false, permission), handler);
    }

    /** A route for whoever is signed in, such as their own account. */
    public Api signedIn(HandlerType method, String path, Handler handler) {
        return add(new Route(method, path, false, null), handler);
    }

    /** A route that anonymous callers may use. The handler still learns who calls, if credentials are sent. */
    public Api open(HandlerType method, String path, Handler handler) {
        return add(new Route(method, path, true, null), handler);
    }

    private Api add(Route route, Handler handler) {
        registered.add(route);
        Handler admitting = ctx -> {
            admit(ctx, route);
            handler.handle(ctx);
        };
        routes.addEndpoint(new Endpoint(route.method(), route.path(), admitting));
        if (route.method().equals(HandlerType.GET)) {
            routes.addEndpoint(new Endpoint(HandlerType.HEAD, route.path(), admitting));
        }
        return this;
    }

    private void admit(Context ctx, Route route) {
        Actor actor = authenticator.authenticate(ctx);
        ctx.attribute(ACTOR, actor);
        if (route.isOpen()) {
            return;
        }
        if (actor.isAnonymous()) {
            throw new Unauthenticated("You must be logged in to request this resource. Please provide a valid API key"
                    + " in the X-Octopus-ApiKey header, or sign in.");
        }
        if (route.permission() != null) {
            actor.requireSomewhere(route.permission());
        }
        if (ctx.pathParamMap().containsKey("space")) {
            ctx.attribute(SPACE, resolve(ctx.pathParam("space")));
        }
    }

    private SpaceId resolve(String text) {
        return text.equals(SpacePaths.DEFAULT_SPACE) ? spaces.defaultSpace() : spaces.resolve(text);
    }

    /** All routes so far, in the order of their registration. */
    public List<Route> registered() {
        return List.copyOf(registered);
    }

    /** Who sent the request. */
    public static Actor actor(Context ctx) {
        @Nullable Actor actor = ctx.attribute(ACTOR);
        if (actor == null) {
            throw new IllegalStateException("The route was not registered through Api");
        }
        return actor;
    }

    /** The space that the address names. */
    public static SpaceId space(Context ctx) {
        @Nullable SpaceId space = ctx.attribute(SPACE);
        if (space == null) {
            throw new IllegalStateException("The route has no {space}");
        }
        return space;
    }
}
