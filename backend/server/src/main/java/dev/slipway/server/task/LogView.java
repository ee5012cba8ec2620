package dev.slipway.server.task;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A text as a program reads it that undoes one kind of escapes, and where each of its characters stands in the text. A secret is found in such
 * a view however many of its characters are escaped, and in whichever way.
 */
final class LogView {
    private static final String SHELL_QUOTE = "'\\''";
    private static final String OTHER_SHELL_QUOTE = "'\"'\"'";
    private static final int HEX = 16;
    private static final int LENGTH_OF_BYTE = 3;

    private final char[] characters;
    private int length;

    /** Where each character begins and ends in the text; null where it is the text itself. */
    private final int @Nullable [] starts;

    private final int @Nullable [] ends;

    private LogView(String text) {
        this.characters = text.toCharArray();
        this.length = characters.length;
        this.starts = null;
        this.ends = null;
    }

    private LogView(int capacity) {
        this.characters = new char[capacity];
        this.starts = new int[capacity];
        this.ends = new int[capacity];
    }

    /** The text itself, and for each kind of escapes that it may have: without them. */
    static List<LogView> of(String text) {
        var views = new ArrayList<LogView>();
        views.add(new LogView(text));
        if (text.indexOf('%') >= 0) {
            views.add(url(text));
        }
        if (text.indexOf('&') >= 0) {
            views.add(xml(text));
        }
        if (text.indexOf('\\') >= 0) {
            views.add(escaped(text));
        }
        if (text.contains(SHELL_QUOTE) || text.contains(OTHER_SHELL_QUOTE)) {
            views.add(quoted(text));
        }
        return views;
    }

    int length() {
        return length;
    }

    char at(int index) {
        return characters[index];
    }

    /** Where in the text the character begins. */
    int start(int index) {
        return starts == null ? index : starts[index];
    }

    /** Where in the text the character ends. */
    int end(int index) {
        return ends == null ? index + 1 : ends[index];
    }

    private void add(int character, int start, int end) {
        for (char c : Character.toChars(character)) {
            characters[length] = c;
            if (starts != null && ends != null) {
                starts[length] = start;
                ends[length] = end;
            }
            length++;
        }
    }

    /** {@code %C3%BC}: bytes of UTF-8, or characters of ISO-8859-1 where they are not that. */
    private static LogView url(String text) {
        var view = new LogView(text.length());
        int i = 0;
        while (i < text.length()) {
            int first = percent(text, i);
            if (first < 0) {
                view.add(text.charAt(i), i, i + 1);
                i++;
            } else {
                int more = first >= 0xf0 ? 3 : first >= 0xe0 ? 2 : first >= 0xc0 ? 1 : 0;
                int character = more == 0 ? -1 : utf8(text, i, first, more);
                int end = i + LENGTH_OF_BYTE * (character < 0 ? 1 : more + 1);
                view.add(character < 0 ? first : character, i, end);
                i = end;
            }
        }
        return view;
    }

    /** The character that begins there; -1 if it is none. */
    private static int utf8(String text, int start, int first, int more) {
        int character = first & (0x3f >> more);
        for (int n = 1; n <= more; n++) {
            int next = percent(text, start + LENGTH_OF_BYTE * n);
            if (next < 0x80 || next > 0xbf) {
                return -1;
            }
            character = character << 6 | (next & 0x3f);
        }
        return character <= Character.MAX_CODE_POINT ? character : -1;
    }

    private static int percent(String text, int at) {
        return at < text.length() && text.charAt(at) == '%' ? number(text, at + 1, at + 3, HEX) : -1;
    }

    private static LogView xml(String text) {
        var view = new LogView(text.length());
        int i = 0;
        while (i < text.length()) {
            int end = text.charAt(i) == '&'
                    ? text.substring(i, Math.min(text.length(), i + 10)).indexOf(';')
                    : -1;
            int character = end < 0 ? -1 : referenced(text, i + 1, i + end);
            int after = character < 0 ? i + 1 : i + end + 1;
            view.add(character < 0 ? text.charAt(i) : character, i, after);
            i = after;
        }
        return view;
    }

    private static int referenced(String text, int start, int end) {
        String name = text.substring(start, end);
        return switch (name) {
            case "amp" -> '&';
            case "lt" -> '<';
            case "gt" -> '>';
            case "quot" -> '"';
            case "apos" -> '\'';
            default -> {
                boolean isHex = name.startsWith("#x") || name.startsWith("#X");
                int code = isHex
                        ? number(text, start + 2, end, HEX)
                        : name.startsWith("#") ? number(text, start + 1, end, 10) : -1;
                yield code <= Character.MAX_CODE_POINT ? code : -1;
            }
        };
    }

    /** JSON, and what is like it: {@code \n}, {@code \}{@code u00fc}. */
    private static LogView escaped(String text) {
        var view = new LogView(text.length());
        int i = 0;
        while (i < text.length()) {
            int after = i + 1;
            int character = text.charAt(i);
            if (character == '\\' && after < text.length()) {
                int code = text.charAt(after) == 'u' ? number(text, after + 1, after + 5, HEX) : -1;
                character = code >= 0 ? code : unescaped(text.charAt(after));
                after = i + (code >= 0 ? 6 : 2);
            }
            view.add(character, i, after);
            i = after;
        }
        return view;
    }

    /** Shells: a quote between quotes, in which everything else stands as it is. */
    private static LogView quoted(String text) {
        var view = new LogView(text.length());
        int i = 0;
        while (i < text.length()) {
            int after = i + 1;
            if (text.startsWith(SHELL_QUOTE, i)) {
                after = i + SHELL_QUOTE.length();
            } else if (text.startsWith(OTHER_SHELL_QUOTE, i)) {
                after = i + OTHER_SHELL_QUOTE.length();
            }
            view.add(text.charAt(i), i, after);
            i = after;
        }
        return view;
    }

    private static char unescaped(char c) {
        return switch (c) {
            case 'n' -> '\n';
            case 'r' -> '\r';
            case 't' -> '\t';
            case 'b' -> '\b';
            case 'f' -> '\f';
            default -> c;
        };
    }

    /** What the digits between two places say; -1 if they are none. */
    private static int number(String text, int start, int end, int radix) {
        if (end > text.length() || start >= end || end - start > 7) {
            return -1;
        }
        int number = 0;
        for (int i = start; i < end; i++) {
            int digit = Character.digit(text.charAt(i), radix);
            if (digit < 0) {
                return -1;
            }
            number = number * radix + digit;
        }
        return number;
    }
}
