package dev.slipway.server.http;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;

/** What browsers are told about every answer. Packages and artifacts come from this server too: they must stay data. */
public final class SecurityHeaders {
    private static final String POLICY = "Content-Security-Policy";

    private static final String OF_DATA = "default-src 'none'; frame-ancestors 'none'; sandbox";

    private static final String OF_PAGES = "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self';"
            + " connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'";

    private SecurityHeaders() {}

    static void register(RoutesConfig routes) {
        routes.before(ctx -> ctx.header("X-Content-Type-Options", "nosniff")
                .header("X-Frame-Options", "DENY")
                .header("Referrer-Policy", "same-origin")
                .header("Cross-Origin-Opener-Policy", "same-origin")
                .header(POLICY, OF_DATA));
    }

    /** Lets the answer load scripts and styles, of this server only and never inline. */
    public static void ofPage(Context ctx) {
        ctx.header(POLICY, OF_PAGES);
    }
}
