package dev.slipway.server.security;

import dev.slipway.server.access.Actor;
import dev.slipway.server.http.Authenticator;
import dev.slipway.server.problem.Forbidden;
import dev.slipway.server.problem.Unauthenticated;
import io.javalin.http.Context;
import io.javalin.http.HandlerType;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** API keys in a header, or the session of a browser (R1.5, R1.6). */
public final class RequestAuthenticator implements Authenticator {
    static final String API_KEY_HEADER = "X-Octopus-ApiKey";
    static final String CSRF_HEADER = "X-Octopus-Csrf-Token";
    static final String SESSION_COOKIE = "SlipwaySession";

    /** The field of a form with the session's token. */
    public static final String CSRF_FIELD = "csrf";

    private static final String CSRF = "slipway.csrf";

    private static final Set<HandlerType> READING = Set.of(HandlerType.GET, HandlerType.HEAD, HandlerType.OPTIONS);

    private final UserService users;
    private final Sessions sessions;

    public RequestAuthenticator(UserService users, Sessions sessions) {
        this.users = users;
        this.sessions = sessions;
    }

    @Override
    public Actor authenticate(Context ctx) {
        @Nullable String key = ctx.header(API_KEY_HEADER);
        if (key != null && !key.isBlank()) {
            return users.actorOfKey(new Secret(key.strip()))
                    .orElseThrow(() -> new Unauthenticated("The API key you provided was not valid. Please double-check"
                            + " your API key and try again."));
        }
        @Nullable String token = ctx.cookie(SESSION_COOKIE);
        return token == null
                ? Actor.ANONYMOUS
                : sessions.find(new Secret(token))
                        .map(session -> checked(ctx, session))
                        .orElse(Actor.ANONYMOUS);
    }

    /** The token that requests of the browser's session echo; empty without a session. */
    public static String csrfToken(Context ctx) {
        @Nullable String token = ctx.attribute(CSRF);
        return token == null ? "" : token;
    }

    /** A form of the portal sends the token as a field, a script as a header. */
    private static Actor checked(Context ctx, Sessions.Current session) {
        ctx.attribute(CSRF, session.csrf());
        if (!READING.contains(ctx.method())) {
            @Nullable String header = ctx.header(CSRF_HEADER);
            @Nullable String sent = header == null && ctx.isFormUrlencoded() ? ctx.formParam(CSRF_FIELD) : header;
            if (sent == null || !same(sent, session.csrf())) {
                throw new Forbidden("A request that changes something must echo the session's token in the header "
                        + CSRF_HEADER + ".");
            }
        }
        return session.actor();
    }

    private static boolean same(String a, String b) {
        return MessageDigest.isEqual(a.getBytes(StandardCharsets.UTF_8), b.getBytes(StandardCharsets.UTF_8));
    }
}
