package dev.slipway.server.structured;

import org.jspecify.annotations.Nullable;

/** What may stand in XML, and how it is written there. */
final class XmlCharacters {
    private XmlCharacters() {}

    static boolean isSpace(char c) {
        return c == ' ' || c == '\t' || c == '\n' || c == '\r';
    }

    /** Whether XML 1.0 can hold it, in any way of writing. */
    static boolean isAllowed(int c) {
        return c == '\t'
                || c == '\n'
                || c == '\r'
                || (c >= 0x20 && c <= 0xd7ff)
                || (c >= 0xe000 && c <= 0xfffd)
                || Character.isSupplementaryCodePoint(c);
    }

    static boolean areAllowed(String value) {
        return value.codePoints().allMatch(XmlCharacters::isAllowed);
    }

    /** The character that a reference means, without its signs: {@code amp}, {@code #38} or {@code #x26}; null if it is another. */
    static @Nullable String referenced(String reference) {
        return switch (reference) {
            case "amp" -> "&";
            case "lt" -> "<";
            case "gt" -> ">";
            case "quot" -> "\"";
            case "apos" -> "'";
            default -> reference.startsWith("#") ? numbered(reference) : null;
        };
    }

    private static @Nullable String numbered(String reference) {
        boolean isHex = reference.startsWith("#x");
        String digits = reference.substring(isHex ? 2 : 1);
        if (!digits.matches(isHex ? "[0-9a-fA-F]{1,8}" : "[0-9]{1,9}")) {
            return null;
        }
        long code = Long.parseLong(digits, isHex ? 16 : 10);
        return code <= Character.MAX_CODE_POINT && isAllowed((int) code) ? Character.toString((int) code) : null;
    }

    static String text(String value, SourceText source) {
        var written = new StringBuilder();
        source.withLineEnds(value).codePoints().forEach(c -> {
            switch (c) {
                case '&' -> written.append("&amp;");
                case '<' -> written.append("&lt;");
                case '>' -> written.append("&gt;");
                default -> append(written, c, source);
            }
        });
        return written.toString();
    }

    static String attribute(String value, char quote, SourceText source) {
        var written = new StringBuilder();
        value.codePoints().forEach(c -> {
            switch (c) {
                case '&' -> written.append("&amp;");
                case '<' -> written.append("&lt;");
                case '\t', '\n', '\r' -> reference(written, c);
                default -> {
                    if (c == quote) {
                        written.append(quote == '"' ? "&quot;" : "&apos;");
                    } else {
                        append(written, c, source);
                    }
                }
            }
        });
        return written.toString();
    }

    /** One CDATA section cannot hold its own end, so it becomes two. */
    static String cdata(String value, SourceText source) {
        return source.withLineEnds(value).replace("]]>", "]]]]><![CDATA[>");
    }

    private static void append(StringBuilder written, int c, SourceText source) {
        if (source.canWrite(c)) {
            written.appendCodePoint(c);
        } else {
            reference(written, c);
        }
    }

    private static void reference(StringBuilder written, int c) {
        written.append("&#").append(c).append(';');
    }
}
