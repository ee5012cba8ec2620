package dev.slipway.server.http;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A part of some content.
 *
 * @param start of its first byte, from 0
 * @param length at least 1, but 0 for all of an empty content
 */
record ByteRange(long start, long length) {
    private static final Pattern SINGLE = Pattern.compile("bytes\\s*=\\s*(\\d{0,18})\\s*-\\s*(\\d{0,18})");

    /** The header asks for bytes that are not there. */
    static final class Unsatisfiable extends Exception {
        private static final long serialVersionUID = 1L;
    }

    /**
     * What a {@code Range} header asks for; none when it is to be ignored, as malformed ones and those with several ranges are.
     *
     * @throws Unsatisfiable when no byte of the range is there
     */
    static Optional<ByteRange> parse(String header, long size) throws Unsatisfiable {
        Matcher range = SINGLE.matcher(header.strip());
        if (!range.matches() || (range.group(1).isEmpty() && range.group(2).isEmpty())) {
            return Optional.empty();
        }
        if (range.group(1).isEmpty()) {
            long length = Math.min(size, Long.parseLong(range.group(2)));
            return satisfied(size - length, size);
        }
        long start = Long.parseLong(range.group(1));
        long last = range.group(2).isEmpty() ? Long.MAX_VALUE - 1 : Long.parseLong(range.group(2));
        if (last < start) {
            return Optional.empty();
        }
        return satisfied(start, Math.min(size, last + 1));
    }

    private static Optional<ByteRange> satisfied(long start, long end) throws Unsatisfiable {
        if (start >= end) {
            throw new Unsatisfiable();
        }
        return Optional.of(new ByteRange(start, end - start));
    }

    long end() {
        return start + length;
    }
}
