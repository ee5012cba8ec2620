package dev.slipway.server.portal;

import dev.slipway.server.http.SecurityHeaders;
import gg.jte.ContentType;
import gg.jte.TemplateEngine;
import gg.jte.output.StringOutput;
import io.javalin.http.Context;
import io.javalin.http.Header;
import java.util.Map;

/** Draws the templates of {@code src/main/jte}, which escape every value for the place where it stands. */
final class Templates {
    private final TemplateEngine engine = TemplateEngine.createPrecompiled(ContentType.Html);

    /** Answers with a whole page. Pages hold what only this user may see, so nothing on the way keeps them. */
    void page(Context ctx, String template, Map<String, Object> parameters) {
        SecurityHeaders.ofPage(ctx);
        ctx.header(Header.CACHE_CONTROL, "no-store")
                .contentType("text/html; charset=utf-8")
                .result(html(template, parameters));
    }

    /** A piece of a page as text. */
    String html(String template, Map<String, Object> parameters) {
        var out = new StringOutput();
        engine.render(template, parameters, out);
        return out.toString();
    }
}
