package dev.slipway.server.expression.filter;

import java.util.List;
import org.commonmark.Extension;
import org.commonmark.ext.autolink.AutolinkExtension;
import org.commonmark.ext.gfm.strikethrough.StrikethroughExtension;
import org.commonmark.ext.gfm.tables.TablesExtension;
import org.commonmark.parser.Parser;
import org.commonmark.renderer.html.HtmlRenderer;
import org.jspecify.annotations.Nullable;

/** Markdown to HTML, with tables, bare links and strike-through. HTML in the input stays, so the result is not safe to show. */
final class MarkdownFilter {
    private static final int MAX_INPUT = 1 << 20;
    private static final List<Extension> EXTENSIONS =
            List.of(TablesExtension.create(), AutolinkExtension.create(), StrikethroughExtension.create());
    private static final Parser PARSER = Parser.builder().extensions(EXTENSIONS).build();
    private static final HtmlRenderer RENDERER =
            HtmlRenderer.builder().extensions(EXTENSIONS).build();

    static void register(Filters filters) {
        filters.add("Markdown", 0, 0, (input, arguments, context) -> html(input));
        filters.add("MarkdownToHtml", 0, 0, (input, arguments, context) -> html(input));
    }

    private static @Nullable String html(String input) {
        if (input.length() > MAX_INPUT) {
            return null;
        }
        try {
            return RENDERER.render(PARSER.parse(input)).stripTrailing() + "\n\n";
        } catch (StackOverflowError e) {
            // The library calls itself for every level of nesting. Nothing is left half done by unwinding it.
            throw new LimitExceeded("Markdown is nested too deeply");
        }
    }

    private MarkdownFilter() {}
}
