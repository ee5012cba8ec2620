package dev.slipway.server.security;

import static dev.slipway.server.access.Permission.USER_VIEW;
import static dev.slipway.server.http.Api.actor;
import static dev.slipway.server.http.Requests.body;
import static dev.slipway.server.http.Requests.filter;

import dev.slipway.api.ApiKey;
import dev.slipway.api.Login;
import dev.slipway.api.User;
import dev.slipway.server.http.Answers;
import dev.slipway.server.http.Api;
import dev.slipway.server.http.Links;
import dev.slipway.server.problem.Unauthenticated;
import io.javalin.http.Context;
import io.javalin.http.Cookie;
import io.javalin.http.HandlerType;
import io.javalin.http.SameSite;
import org.jspecify.annotations.Nullable;

/** {@code /api/users}: who am I, who else is there, keys, signing in and out. */
public final class UserRoutes {
    static final String CSRF_COOKIE = "Slipway-Csrf-Token";

    private final UserService users;
    private final Sessions sessions;

    public UserRoutes(UserService users, Sessions sessions) {
        this.users = users;
        this.sessions = sessions;
    }

    public void register(Api api) {
        api.signedIn(
                        HandlerType.GET,
                        "/api/users/me",
                        ctx -> Answers.answer(
                                ctx, linked(users.get(actor(ctx), actor(ctx).id()))))
                .open(HandlerType.POST, "/api/users/login", this::signIn)
                .open(HandlerType.POST, "/api/users/logout", this::signOut)
                .get("/api/users", USER_VIEW, this::list)
                .get("/api/users/all", USER_VIEW, this::all)
                .signedIn(
                        HandlerType.GET,
                        "/api/users/{id}",
                        ctx -> Answers.answer(ctx, linked(users.get(actor(ctx), ctx.pathParam("id")))))
                .signedIn(HandlerType.GET, "/api/users/{id}/apikeys", this::apiKeys)
                .signedIn(HandlerType.POST, "/api/users/{id}/apikeys", this::createApiKey)
                .signedIn(HandlerType.GET, "/api/users/{id}/apikeys/{key}", this::apiKey)
                .signedIn(HandlerType.DELETE, "/api/users/{id}/apikeys/{key}", this::deleteApiKey);
    }

    private void list(Context ctx) {
        Answers.page(ctx, users.list(actor(ctx), filter(ctx)).map(UserRoutes::linked), User.class);
    }

    private void all(Context ctx) {
        Answers.all(ctx, users.all(actor(ctx)).stream().map(UserRoutes::linked).toList(), User.class);
    }

    private void apiKeys(Context ctx) {
        Answers.page(
                ctx, users.apiKeys(actor(ctx), ctx.pathParam("id"), filter(ctx)).map(UserRoutes::linked), ApiKey.class);
    }

    private void apiKey(Context ctx) {
        Answers.answer(ctx, linked(users.apiKey(actor(ctx), ctx.pathParam("id"), ctx.pathParam("key"))));
    }

    private void createApiKey(Context ctx) {
        Answers.created(ctx, linked(users.createApiKey(actor(ctx), ctx.pathParam("id"), body(ctx, ApiKey.class))));
    }

    private void deleteApiKey(Context ctx) {
        users.deleteApiKey(actor(ctx), ctx.pathParam("id"), ctx.pathParam("key"));
        Answers.done(ctx);
    }

    private void signIn(Context ctx) {
        Login login = body(ctx, Login.class);
        Sessions.Started started = sessions.signIn(login.username(), new Secret(login.password()))
                .orElseThrow(() -> new Unauthenticated("Invalid username or password."));
        start(ctx, started);
        Answers.answer(ctx, linked(users.get(started.actor(), started.actor().id())));
    }

    /** Gives the browser the session: a cookie that scripts cannot read, and one with the token they echo. */
    public static void start(Context ctx, Sessions.Started started) {
        ctx.cookie(
                cookie(ctx, RequestAuthenticator.SESSION_COOKIE, started.token().reveal(), true, SameSite.LAX));
        ctx.cookie(cookie(ctx, CSRF_COOKIE, started.csrf(), false, SameSite.STRICT));
    }

    private static Cookie cookie(Context ctx, String name, String value, boolean isHttpOnly, SameSite sameSite) {
        boolean isSecure = ctx.scheme().equals("https");
        int seconds = (int) Sessions.LIFETIME.toSeconds();
        return new Cookie(name, value, "/", seconds, isSecure, isHttpOnly, null, sameSite);
    }

    private void signOut(Context ctx) {
        end(ctx, sessions);
        Answers.done(ctx);
    }

    /** Ends the browser's session, if it has one. */
    public static void end(Context ctx, Sessions sessions) {
        @Nullable String token = ctx.cookie(RequestAuthenticator.SESSION_COOKIE);
        if (token != null) {
            sessions.signOut(new Secret(token));
        }
        ctx.removeCookie(RequestAuthenticator.SESSION_COOKIE);
        ctx.removeCookie(CSRF_COOKIE);
    }

    public static User linked(User user) {
        return user.withLinks(Links.self("/api/users/" + user.id())
                .below("ApiKeys", "/apikeys{/id}{?skip,take}")
                .below("Permissions", "/permissions")
                .below("Teams", "/teams")
                .below("Spaces", "/spaces")
                .map());
    }

    private static ApiKey linked(ApiKey key) {
        return key.withLinks(Links.self("/api/users/" + key.userId() + "/apikeys/" + key.id())
                .map());
    }
}
