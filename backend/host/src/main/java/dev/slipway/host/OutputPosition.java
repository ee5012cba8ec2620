package dev.slipway.host;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * How far a reader got in a script's output. Only {@link #START}, {@link ScriptOutput#next} and
 * {@link OutputLines#next} are positions; {@link #toString} and {@link #parse} keep one in a database.
 *
 * @param entries how many entries of the order file it has read
 * @param stdout how many bytes of the standard output these are about
 * @param stderr how many bytes of the standard error these are about
 * @param stdoutAgain how many of the last of {@code stdout} it wants once more, for it could not use them
 * @param stderrAgain the same of {@code stderr}
 */
public record OutputPosition(long entries, long stdout, long stderr, long stdoutAgain, long stderrAgain) {
    public static final OutputPosition START = new OutputPosition(0, 0, 0, 0, 0);

    private static final Pattern TEXT = Pattern.compile("(\\d{1,18})/(\\d{1,18})/(\\d{1,18})/(\\d{1,18})/(\\d{1,18})");

    public OutputPosition {
        if (entries < 0 || stdoutAgain < 0 || stderrAgain < 0 || stdout < stdoutAgain || stderr < stderrAgain) {
            throw new IllegalArgumentException("There is no position in a script's output with " + entries
                    + " entries, " + stdout + " and " + stderr + " bytes, " + stdoutAgain + " and " + stderrAgain
                    + " of them to be read again");
        }
    }

    public static OutputPosition parse(String text) {
        Matcher matcher = TEXT.matcher(text);
        if (!matcher.matches()) {
            throw new IllegalArgumentException("'" + text + "' is not a position in a script's output");
        }
        return new OutputPosition(
                Long.parseLong(matcher.group(1)),
                Long.parseLong(matcher.group(2)),
                Long.parseLong(matcher.group(3)),
                Long.parseLong(matcher.group(4)),
                Long.parseLong(matcher.group(5)));
    }

    /** This position, from which the last bytes of each stream are read once more. */
    OutputPosition again(long stdoutBytes, long stderrBytes) {
        return new OutputPosition(entries, stdout, stderr, stdoutBytes, stderrBytes);
    }

    @Override
    public String toString() {
        return entries + "/" + stdout + "/" + stderr + "/" + stdoutAgain + "/" + stderrAgain;
    }
}
