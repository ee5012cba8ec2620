package dev.slipway.server.structured;

import java.util.Optional;

/** Finds the entries of a properties file, whose lines may go on after a backslash. */
final class PropertiesScanner {
    /** What stands between a key and its value. */
    enum Separator {
        NONE,
        BLANK,
        SIGN
    }

    /**
     * An entry.
     *
     * @param key decoded
     * @param start where its value begins as it is written
     */
    record Entry(String key, Separator separator, int start, int end) {}

    private final SourceText source;
    private final String text;
    private int at;

    PropertiesScanner(SourceText source) {
        this.source = source;
        this.text = source.text();
    }

    Optional<Entry> next() throws MalformedFile {
        while (at < text.length()) {
            if (isBlank(at) || isLineEnd(at)) {
                at++;
            } else if (text.charAt(at) == '#' || text.charAt(at) == '!') {
                while (at < text.length() && !isLineEnd(at)) {
                    at++;
                }
            } else {
                return Optional.of(entry());
            }
        }
        return Optional.empty();
    }

    private Entry entry() throws MalformedFile {
        String key = key();
        Separator separator = skipBlanks() ? Separator.BLANK : Separator.NONE;
        if (isSign()) {
            separator = Separator.SIGN;
            at++;
            skipBlanks();
        }
        int start = at;
        while (at < text.length() && !isLineEnd(at)) {
            if (text.charAt(at) != '\\') {
                at++;
            } else if (!passContinuation()) {
                escape();
            }
        }
        return new Entry(key, separator, start, at);
    }

    private String key() throws MalformedFile {
        var key = new StringBuilder();
        while (at < text.length() && !isBlank(at) && !isLineEnd(at) && !isSign()) {
            if (text.charAt(at) != '\\') {
                key.append(text.charAt(at++));
            } else if (!passContinuation()) {
                key.append(escape());
            }
        }
        return key.toString();
    }

    /** What a backslash and what follows it stand for; nothing for one at the end of the file. */
    private String escape() throws MalformedFile {
        at++;
        if (at == text.length()) {
            return "";
        }
        char c = text.charAt(at++);
        return switch (c) {
            case 't' -> "\t";
            case 'n' -> "\n";
            case 'r' -> "\r";
            case 'f' -> "\f";
            case 'u' -> {
                int code = Hex.four(text, at);
                if (code < 0) {
                    throw source.malformed("expected four hexadecimal digits after \\u", at);
                }
                at += 4;
                yield String.valueOf((char) code);
            }
            default -> String.valueOf(c);
        };
    }

    /** Passes a backslash at the end of a line, and the blanks that the next line begins with. */
    private boolean passContinuation() {
        if (text.charAt(at) != '\\' || at + 1 >= text.length() || !isLineEnd(at + 1)) {
            return false;
        }
        at += text.startsWith("\r\n", at + 1) ? 3 : 2;
        while (at < text.length() && isBlank(at)) {
            at++;
        }
        return true;
    }

    private boolean skipBlanks() {
        int start = at;
        while (at < text.length() && (isBlank(at) || passContinuation())) {
            if (isBlank(at)) {
                at++;
            }
        }
        return at > start;
    }

    private boolean isSign() {
        return at < text.length() && (text.charAt(at) == '=' || text.charAt(at) == ':');
    }

    private boolean isBlank(int i) {
        return i < text.length() && (text.charAt(i) == ' ' || text.charAt(i) == '\t' || text.charAt(i) == '\f');
    }

    private boolean isLineEnd(int i) {
        return text.charAt(i) == '\n' || text.charAt(i) == '\r';
    }
}
