package dev.slipway.server.structured;

/**
 * Finds the values of a JSON text. A file may have comments, commas after the last item and tabs in texts, as configuration files
 * do; a value that is written into one may not.
 */
final class JsonScanner {
    private static final int DEEPEST = 500;

    enum Kind {
        OBJECT,
        ARRAY,
        TEXT,
        NUMBER,
        BOOLEAN,
        NULL
    }

    /** Is told of every value after those within it. */
    interface Values {
        void value(Kind kind, int start, int end);
    }

    private final String text;
    private final boolean lenient;
    private final KeyPath path;
    private final Values values;
    private int at;
    private int depth;

    private JsonScanner(String text, boolean lenient, KeyPath path, Values values) {
        this.text = text;
        this.lenient = lenient;
        this.path = path;
        this.values = values;
    }

    /** @param path follows the scan, so that it stands at the value of which is told */
    static void scan(String text, KeyPath path, Values values) throws MalformedFile {
        new JsonScanner(text, true, path, values).document();
    }

    /** Whether a text is JSON to the letter. */
    static boolean isStrict(String text) {
        try {
            var path = new KeyPath(StructuredVariables.NONE);
            new JsonScanner(text, false, path, (kind, start, end) -> {}).document();
            return true;
        } catch (MalformedFile e) {
            return false; // most texts are not
        }
    }

    private void document() throws MalformedFile {
        skip();
        value();
        skip();
        if (at < text.length()) {
            throw expected("the end of the file");
        }
    }

    private void value() throws MalformedFile {
        int start = at;
        Kind kind =
                switch (peek()) {
                    case '{' -> object();
                    case '[' -> array();
                    case '"' -> {
                        text();
                        yield Kind.TEXT;
                    }
                    case 't' -> word("true", Kind.BOOLEAN);
                    case 'f' -> word("false", Kind.BOOLEAN);
                    case 'n' -> word("null", Kind.NULL);
                    default -> number();
                };
        values.value(kind, start, at);
    }

    private Kind object() throws MalformedFile {
        open();
        while (peek() != '}') {
            if (peek() != '"') {
                throw expected("a property name in double quotes");
            }
            int before = path.enter(text());
            skip();
            take(':', "':'");
            skip();
            value();
            path.leave(before);
            next('}');
        }
        close();
        return Kind.OBJECT;
    }

    private Kind array() throws MalformedFile {
        open();
        for (int i = 0; peek() != ']'; i++) {
            int before = path.enter(Integer.toString(i));
            value();
            path.leave(before);
            next(']');
        }
        close();
        return Kind.ARRAY;
    }

    private void open() throws MalformedFile {
        if (++depth > DEEPEST) {
            throw SourceText.malformed(text, "more than " + DEEPEST + " levels", at);
        }
        at++;
        skip();
    }

    private void close() {
        at++;
        depth--;
    }

    /** Passes a comma, which may be the last thing before the end only in a file. */
    private void next(char end) throws MalformedFile {
        skip();
        if (peek() == end) {
            return;
        }
        take(',', "',' or '" + end + "'");
        skip();
        if (peek() == end && !lenient) {
            throw expected("a value");
        }
    }

    private String text() throws MalformedFile {
        var decoded = new StringBuilder();
        for (at++; peek() != '"'; at++) {
            char c = text.charAt(at);
            if (c == '\\') {
                at++;
                decoded.append(escape());
            } else if (c < ' ' && !(lenient && c == '\t')) {
                throw expected("the end of a text");
            } else {
                decoded.append(c);
            }
        }
        at++;
        return decoded.toString();
    }

    private char escape() throws MalformedFile {
        char c = peek();
        return switch (c) {
            case '"', '\\', '/' -> c;
            case 'b' -> '\b';
            case 'f' -> '\f';
            case 'n' -> '\n';
            case 'r' -> '\r';
            case 't' -> '\t';
            case 'u' -> {
                int code = Hex.four(text, at + 1);
                if (code < 0) {
                    throw expected("four hexadecimal digits after \\u");
                }
                at += 4;
                yield (char) code;
            }
            default -> throw expected("an escape that JSON has");
        };
    }

    private Kind word(String word, Kind kind) throws MalformedFile {
        if (!text.startsWith(word, at)) {
            throw expected("a value");
        }
        at += word.length();
        return kind;
    }

    private Kind number() throws MalformedFile {
        int start = at;
        if (peek() == '-') {
            at++;
        }
        boolean isZero = peek() == '0';
        int digits = digits();
        if (digits == 0 || (isZero && digits > 1)) {
            at = start;
            throw expected("a value");
        }
        if (peek() == '.') {
            at++;
            if (digits() == 0) {
                throw expected("a digit");
            }
        }
        if (peek() == 'e' || peek() == 'E') {
            at++;
            if (peek() == '+' || peek() == '-') {
                at++;
            }
            if (digits() == 0) {
                throw expected("a digit");
            }
        }
        return Kind.NUMBER;
    }

    private int digits() {
        int start = at;
        while (at < text.length() && text.charAt(at) >= '0' && text.charAt(at) <= '9') {
            at++;
        }
        return at - start;
    }

    private void skip() throws MalformedFile {
        while (at < text.length()) {
            char c = text.charAt(at);
            if (c == ' ' || c == '\t' || c == '\n' || c == '\r') {
                at++;
            } else if (lenient && text.startsWith("//", at)) {
                while (at < text.length() && text.charAt(at) != '\n' && text.charAt(at) != '\r') {
                    at++;
                }
            } else if (lenient && text.startsWith("/*", at)) {
                int end = text.indexOf("*/", at + 2);
                if (end < 0) {
                    throw SourceText.malformed(text, "a comment without an end", at);
                }
                at = end + 2;
            } else {
                return;
            }
        }
    }

    /** The next character, or 0 at the end: JSON has none such outside of texts, and in them it is refused. */
    private char peek() {
        return at < text.length() ? text.charAt(at) : 0;
    }

    private void take(char wanted, String name) throws MalformedFile {
        if (peek() != wanted) {
            throw expected(name);
        }
        at++;
    }

    private MalformedFile expected(String what) {
        return SourceText.malformed(text, "expected " + what, at);
    }
}
