package dev.slipway.server.version;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The versions between two ends, or in Maven's notation between several pairs of ends (R3.13): {@code [1.0,2.0)},
 * {@code [1.0]}, {@code (,1.0],[1.2,)}, and {@code 1.0} for everything from 1.0 on.
 */
public final class VersionRange {
    /** The most characters a range may have. */
    public static final int MAX_LENGTH = 1000;

    private static final String NOUN = "version range";

    private final String text;
    private final List<Interval> intervals;

    private VersionRange(String text, List<Interval> intervals) {
        this.text = text;
        this.intervals = List.copyOf(intervals);
    }

    /** One pair of ends; a missing end is open. */
    private record Interval(@Nullable Version low, boolean lowIncluded, @Nullable Version high, boolean highIncluded) {
        boolean contains(Version version) {
            return isAboveLow(version) && isBelowHigh(version);
        }

        private boolean isAboveLow(Version version) {
            if (low == null) {
                return true;
            }
            int order = version.compareTo(low);
            return order > 0 || (order == 0 && lowIncluded);
        }

        private boolean isBelowHigh(Version version) {
            if (high == null) {
                return true;
            }
            int order = version.compareTo(high);
            return order < 0 || (order == 0 && highIncluded);
        }

        private boolean isEmpty() {
            if (low == null || high == null) {
                return false;
            }
            int order = low.compareTo(high);
            return order > 0 || (order == 0 && !(lowIncluded && highIncluded));
        }
    }

    /**
     * Reads a range whose ends are versions of the kind; only Maven ranges may have several intervals.
     *
     * @throws InvalidVersion when the text is no range, contains no version or is longer than {@value #MAX_LENGTH}
     *     characters
     */
    public static VersionRange parse(String text, VersionKind kind) {
        String stripped = text.strip();
        if (stripped.length() > MAX_LENGTH) {
            throw refusal(stripped, "it is longer than " + MAX_LENGTH + " characters");
        }
        if (!stripped.startsWith("[") && !stripped.startsWith("(")) {
            var low = Version.parse(stripped, kind);
            return new VersionRange(stripped, List.of(new Interval(low, true, null, false)));
        }
        var intervals = new ArrayList<Interval>();
        var in = new TextCursor(stripped);
        do {
            in.take(Character::isWhitespace);
            intervals.add(interval(in, stripped, kind));
            in.take(Character::isWhitespace);
        } while (kind == VersionKind.MAVEN && in.skip(','));
        if (!in.atEnd()) {
            throw refusal(stripped, "'" + InvalidVersion.shortened(in.rest()) + "' is not expected after the interval");
        }
        return new VersionRange(stripped, intervals);
    }

    /** @throws ClassCastException when just one of the version and the range is of the kind Maven */
    public boolean contains(Version version) {
        return intervals.stream().anyMatch(interval -> interval.contains(version));
    }

    /** The range as it was written. */
    @Override
    public String toString() {
        return text;
    }

    private static Interval interval(TextCursor in, String text, VersionKind kind) {
        boolean lowIncluded = in.skip('[');
        if (!lowIncluded && !in.skip('(')) {
            throw refusal(text, "an interval begins with [ or (");
        }
        String low = in.take(VersionRange::isInsideInterval).strip();
        boolean single = !in.skip(',');
        String high = single ? low : in.take(VersionRange::isInsideInterval).strip();
        boolean highIncluded = in.skip(']');
        if (!highIncluded && !in.skip(')')) {
            throw refusal(text, "an interval has one or two ends and closes with ] or )");
        }
        if (single && !(lowIncluded && highIncluded && !low.isEmpty())) {
            throw refusal(text, "a single version stands in square brackets, like [1.0]");
        }
        var interval = new Interval(end(low, kind), lowIncluded, end(high, kind), highIncluded);
        if (interval.isEmpty()) {
            throw refusal(text, "no version is in it");
        }
        return interval;
    }

    private static boolean isInsideInterval(int c) {
        return c != ',' && c != ']' && c != ')';
    }

    private static @Nullable Version end(String text, VersionKind kind) {
        return text.isEmpty() ? null : Version.parse(text, kind);
    }

    private static InvalidVersion refusal(String text, String reason) {
        return InvalidVersion.of(NOUN, text, reason);
    }
}
