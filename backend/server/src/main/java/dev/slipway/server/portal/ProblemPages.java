package dev.slipway.server.portal;

import dev.slipway.server.http.ErrorPages;
import io.javalin.http.Context;
import io.javalin.http.HandlerType;
import io.javalin.http.HttpStatus;
import java.util.List;
import java.util.Map;

/** Shows what went wrong, or asks people to sign in. */
final class ProblemPages implements ErrorPages {
    private final Templates templates;
    private final Assets assets;

    ProblemPages(Templates templates, Assets assets) {
        this.templates = templates;
        this.assets = assets;
    }

    @Override
    public void show(Context ctx, HttpStatus status, List<String> sentences) {
        if (status == HttpStatus.UNAUTHORIZED) {
            askToSignIn(ctx);
            return;
        }
        templates.page(
                ctx,
                "problem.jte",
                Map.of("assets", assets, "title", title(status), "sentences", sentences, "code", status.getCode()));
    }

    /** A request of htmx must not get the sign-in as a piece of a page: it is told to leave the page. */
    private static void askToSignIn(Context ctx) {
        boolean isPiece = ctx.header("HX-Request") != null;
        boolean isPage = ctx.method().equals(HandlerType.GET) && !isPiece;
        String query = ctx.queryString() == null ? "" : "?" + ctx.queryString();
        String address = Addresses.signIn(isPage ? Addresses.own(ctx.path() + query) : Addresses.HOME);
        if (isPiece) {
            ctx.header("HX-Redirect", address).result("");
        } else {
            ctx.redirect(address, HttpStatus.SEE_OTHER);
        }
    }

    private static String title(HttpStatus status) {
        return switch (status) {
            case NOT_FOUND -> "There is nothing here";
            case FORBIDDEN -> "You may not do this";
            case BAD_REQUEST -> "That did not work";
            case CONFLICT -> "Something changed in the meantime";
            case METHOD_NOT_ALLOWED -> "That did not work";
            default -> "Something went wrong";
        };
    }
}
