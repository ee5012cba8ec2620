package dev.slipway.server.portal;

import dev.slipway.server.http.Api;
import dev.slipway.server.http.Requests;
import dev.slipway.server.problem.Forbidden;
import dev.slipway.server.security.RequestAuthenticator;
import dev.slipway.server.security.Secret;
import dev.slipway.server.security.Sessions;
import dev.slipway.server.security.UserRoutes;
import io.javalin.http.Context;
import io.javalin.http.HandlerType;
import io.javalin.http.HttpStatus;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** {@code /signin} and {@code /signout}. */
final class SignInPages {
    private final Sessions sessions;
    private final Templates templates;
    private final Assets assets;

    SignInPages(Sessions sessions, Templates templates, Assets assets) {
        this.sessions = sessions;
        this.templates = templates;
        this.assets = assets;
    }

    void register(Api api) {
        api.open(HandlerType.GET, "/signin", this::ask)
                .open(HandlerType.POST, "/signin", this::signIn)
                .open(HandlerType.POST, "/signout", this::signOut);
    }

    private void ask(Context ctx) {
        String returnUrl = Addresses.own(Requests.text(ctx, "returnUrl"));
        if (Api.actor(ctx).isAnonymous()) {
            show(ctx, returnUrl, "", "");
        } else {
            ctx.redirect(returnUrl, HttpStatus.SEE_OTHER);
        }
    }

    private void signIn(Context ctx) {
        checkOrigin(ctx);
        String username = field(ctx, "username").strip();
        String returnUrl = Addresses.own(field(ctx, "returnUrl"));
        Optional<Sessions.Started> started = sessions.signIn(username, new Secret(field(ctx, "password")));
        if (started.isPresent()) {
            UserRoutes.start(ctx, started.get());
            ctx.redirect(returnUrl, HttpStatus.SEE_OTHER);
        } else {
            ctx.status(HttpStatus.UNAUTHORIZED);
            show(ctx, returnUrl, username, "There is no user with this name and password.");
        }
    }

    /** Another site must not sign its visitors in here as somebody else; without a session there is no token to check. */
    private static void checkOrigin(Context ctx) {
        @Nullable String site = ctx.header("Sec-Fetch-Site");
        if (site != null && !site.equals("same-origin") && !site.equals("none")) {
            throw new Forbidden("Sign in on the page of this server; the request came from another site.");
        }
    }

    private void show(Context ctx, String returnUrl, String username, String problem) {
        templates.page(
                ctx,
                "signin.jte",
                Map.of(
                        "assets", assets,
                        "returnUrl", returnUrl,
                        "username", username,
                        "problem", problem,
                        "csrf", RequestAuthenticator.csrfToken(ctx)));
    }

    private void signOut(Context ctx) {
        UserRoutes.end(ctx, sessions);
        ctx.redirect(Addresses.SIGN_IN, HttpStatus.SEE_OTHER);
    }

    private static String field(Context ctx, String name) {
        return Objects.requireNonNullElse(ctx.formParam(name), "");
    }
}
