package dev.slipway.server.structured;

import java.io.IOException;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** JSON with comments (R8.20). */
final class JsonFormat implements StructuredFormat {
    private static final Pattern NUMBER = Pattern.compile("([+-]?)(\\d*+)(\\.\\d++)?([eE][+-]?\\d++)?");

    @Override
    public Edited edit(byte[] content, StructuredVariables variables) throws MalformedFile, IOException {
        SourceText source = SourceText.of(content);
        var edits = new TextEdits(source);
        var path = new KeyPath(variables);
        JsonScanner.scan(source.text(), path, (kind, start, end) -> {
            Optional<StructuredVariable> variable = path.variable();
            if (variable.isPresent()) {
                Optional<String> written = written(kind, variable.get().value(), source);
                if (written.isPresent()) {
                    edits.replace(start, end, written.get(), variable.get());
                } else {
                    edits.warn(variable.get(), "it names an object or array, and its value is not JSON.");
                }
            }
        });
        return edits.apply();
    }

    private static Optional<String> written(JsonScanner.Kind kind, String value, SourceText source) {
        return switch (kind) {
            case OBJECT, ARRAY ->
                JsonScanner.isStrict(value) ? Optional.of(source.withLineEnds(value.strip())) : Optional.empty();
            case NUMBER -> Optional.of(number(value).orElseGet(() -> quoted(value, source)));
            case BOOLEAN -> Optional.of(truth(value).orElseGet(() -> quoted(value, source)));
            case TEXT, NULL -> Optional.of(quoted(value, source));
        };
    }

    /** A number as JSON writes it: no plus, no zeros before it, no point without a digit before it. */
    private static Optional<String> number(String value) {
        Matcher number = NUMBER.matcher(value.strip());
        if (!number.matches() || (number.end(2) == number.start(2) && number.group(3) == null)) {
            return Optional.empty();
        }
        String digits = number.group(2);
        int zeros = 0;
        while (zeros < digits.length() - 1 && digits.charAt(zeros) == '0') {
            zeros++;
        }
        return Optional.of((number.group(1).equals("-") ? "-" : "")
                + (digits.isEmpty() ? "0" : digits.substring(zeros))
                + value.strip().substring(number.end(2)));
    }

    private static Optional<String> truth(String value) {
        String word = value.strip().toLowerCase(Locale.ROOT);
        return word.equals("true") || word.equals("false") ? Optional.of(word) : Optional.empty();
    }

    private static String quoted(String value, SourceText source) {
        var quoted = new StringBuilder("\"");
        value.codePoints().forEach(c -> {
            switch (c) {
                case '"', '\\' -> quoted.append('\\').append((char) c);
                case '\b' -> quoted.append("\\b");
                case '\f' -> quoted.append("\\f");
                case '\n' -> quoted.append("\\n");
                case '\r' -> quoted.append("\\r");
                case '\t' -> quoted.append("\\t");
                default -> {
                    if (c < ' ' || !source.canWrite(c)) {
                        Hex.append(quoted, c);
                    } else {
                        quoted.appendCodePoint(c);
                    }
                }
            }
        });
        return quoted.append('"').toString();
    }
}
