package dev.slipway.host;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * How far a reader got in a script's output: the number of entries of the order file, and the bytes of each stream, that
 * it has. Only {@link #START} and what {@link ScriptOutput#next} answered are positions; {@link #toString} and
 * {@link #parse} keep one in a database.
 */
public record OutputPosition(long entries, long stdout, long stderr) {
    public static final OutputPosition START = new OutputPosition(0, 0, 0);

    private static final Pattern TEXT = Pattern.compile("(\\d{1,18})/(\\d{1,18})/(\\d{1,18})");

    public OutputPosition {
        if (entries < 0 || stdout < 0 || stderr < 0) {
            throw new IllegalArgumentException(
                    "A position cannot be negative: " + entries + "/" + stdout + "/" + stderr);
        }
    }

    public static OutputPosition parse(String text) {
        Matcher matcher = TEXT.matcher(text);
        if (!matcher.matches()) {
            throw new IllegalArgumentException("'" + text + "' is not a position in a script's output");
        }
        return new OutputPosition(
                Long.parseLong(matcher.group(1)), Long.parseLong(matcher.group(2)), Long.parseLong(matcher.group(3)));
    }

    @Override
    public String toString() {
        return entries + "/" + stdout + "/" + stderr;
    }
}
