package dev.slipway.server.expression.filter;

import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;

/** Escapes texts for the places in which they are put: markup, JSON, YAML and properties files. */
final class EscapeFilters {
    static void register(Filters filters) {
        filters.add("HtmlEscape", input -> escaped(input, c -> c == '/' ? "&#x2F;" : markup(c)));
        filters.add("XmlEscape", input -> escaped(input, EscapeFilters::markup));
        filters.add("JsonEscape", input -> escaped(input, EscapeFilters::json));
        filters.add("YamlDoubleQuoteEscape", input -> escaped(input, c -> c > '~' ? unicode(c) : json(c)));
        filters.add("YamlSingleQuoteEscape", EscapeFilters::yamlSingleQuoted);
        filters.add("PropertiesKeyEscape", input -> escaped(input, EscapeFilters::propertiesKey));
        filters.add("PropertiesValueEscape", EscapeFilters::propertiesValue);
    }

    /** @param escape what to write for a character, or null for itself */
    private static String escaped(String input, IntFunction<@Nullable String> escape) {
        var text = new StringBuilder(input.length() + 16);
        for (int i = 0; i < input.length(); i++) {
            char c = input.charAt(i);
            String replacement = escape.apply(c);
            if (replacement == null) {
                text.append(c);
            } else {
                text.append(replacement);
            }
        }
        return text.toString();
    }

    private static @Nullable String markup(int c) {
        return switch (c) {
            case '&' -> "&amp;";
            case '<' -> "&lt;";
            case '>' -> "&gt;";
            case '"' -> "&quot;";
            case '\'' -> "&apos;";
            default -> null;
        };
    }

    private static @Nullable String json(int c) {
        return switch (c) {
            case '"' -> "\\\"";
            case '\\' -> "\\\\";
            default -> control(c);
        };
    }

    private static @Nullable String propertiesKey(int c) {
        return c == ' ' || c == ':' || c == '=' ? "\\" + (char) c : propertiesText(c);
    }

    private static @Nullable String propertiesText(int c) {
        return c == '\\' ? "\\\\" : c > 0xff ? unicode(c) : control(c);
    }

    private static String propertiesValue(String input) {
        String text = escaped(input, EscapeFilters::propertiesText);
        return text.startsWith(" ") ? "\\" + text : text;
    }

    private static @Nullable String control(int c) {
        return switch (c) {
            case '\n' -> "\\n";
            case '\r' -> "\\r";
            case '\t' -> "\\t";
            default -> c < ' ' ? unicode(c) : null;
        };
    }

    private static String unicode(int c) {
        return String.format("\\u%04x", c);
    }

    /** In single quotes YAML reads one line break less than there are. */
    private static String yamlSingleQuoted(String input) {
        var text = new StringBuilder(input.length() + 16);
        boolean inBreaks = false;
        for (int i = 0; i < input.length(); i++) {
            char c = input.charAt(i);
            boolean isBreak = c == '\n' || c == '\r';
            if (isBreak && !inBreaks) {
                text.append(input.startsWith("\r\n", i) ? "\r\n" : String.valueOf(c));
            }
            inBreaks = isBreak;
            text.append(c == '\'' ? "''" : String.valueOf(c));
        }
        return text.toString();
    }

    private EscapeFilters() {}
}
