package dev.slipway.server.version;

import java.util.function.IntPredicate;

/** Reads a text once, from left to right. */
final class TextCursor {
    private final String text;
    private int at;

    TextCursor(String text) {
        this.text = text;
    }

    boolean atEnd() {
        return at == text.length();
    }

    /** The next character, or -1 at the end. */
    int peek() {
        return at < text.length() ? text.charAt(at) : -1;
    }

    boolean skip(char wanted) {
        return skipOne(c -> c == wanted);
    }

    boolean skipOne(IntPredicate wanted) {
        if (!wanted.test(peek())) {
            return false;
        }
        at++;
        return true;
    }

    /** Takes the next character; there must be one. */
    char takeOne() {
        return text.charAt(at++);
    }

    /** Takes the longest run of such characters, which may be empty. */
    String take(IntPredicate wanted) {
        int start = at;
        while (at < text.length() && wanted.test(text.charAt(at))) {
            at++;
        }
        return text.substring(start, at);
    }

    /** Everything that has not been read. */
    String rest() {
        return text.substring(at);
    }

    int position() {
        return at;
    }

    void backTo(int position) {
        at = position;
    }
}
