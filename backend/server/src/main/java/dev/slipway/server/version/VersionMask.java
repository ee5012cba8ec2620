package dev.slipway.server.version;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A pattern for the number of the next release (R3.15): {@code i} counts a part of the latest release up by one,
 * {@code c} keeps it, everything else is copied.
 */
public final class VersionMask {
    private static final int MAX_NUMBERS = 4;
    private static final String INCREMENT = "i";
    private static final String CURRENT = "c";

    private final String prefix;
    private final List<String> numbers;
    private final String prerelease;
    private final String metadata;

    private VersionMask(String prefix, List<String> numbers, String prerelease, String metadata) {
        this.prefix = prefix;
        this.numbers = List.copyOf(numbers);
        this.prerelease = prerelease;
        this.metadata = metadata;
    }

    /** Reads a mask; empty when the text is not one, which means that it is to be used as it is. */
    public static Optional<VersionMask> parse(String text) {
        if (text.length() > Version.MAX_LENGTH) {
            return Optional.empty();
        }
        var in = new TextCursor(text);
        String prefix = in.take(c -> c == 'v' || c == 'V');
        var numbers = new ArrayList<String>();
        do {
            numbers.add(in.take(Ascii::isAlphanumeric));
        } while (numbers.size() < MAX_NUMBERS && in.skip('.'));
        String prerelease = in.skip('-') ? in.take(c -> Ascii.isAlphanumeric(c) || GenericGrammar.isSeparator(c)) : "";
        String metadata = in.rest();
        boolean understood = prefix.length() <= 1
                && numbers.stream().allMatch(VersionMask::isNumberOrSymbol)
                && (metadata.isEmpty() || metadata.startsWith("+"))
                && Version.tryParse("0" + metadata, VersionKind.GENERIC).isPresent();
        return understood ? Optional.of(new VersionMask(prefix, numbers, prerelease, metadata)) : Optional.empty();
    }

    /**
     * What all versions that {@link #matches} accepts have at the start of their {@linkplain Version#sortKey() sort
     * keys}, and no other: the latest match is the first row of a descending index range.
     */
    public String sortKeyPrefix() {
        return new SortKey().numbers(fixedNumbers()).toString();
    }

    /** Whether the numbers up to the first symbol are the mask's (R3.16). */
    public boolean matches(Version release) {
        return release.sortKey().startsWith(sortKeyPrefix());
    }

    /** The highest match; among versions that differ in metadata only, the first in the list (R3.16). */
    public <T> Optional<T> latest(Iterable<T> newestFirst, Function<T, Version> versionOf) {
        T latest = null;
        for (T candidate : newestFirst) {
            var version = versionOf.apply(candidate);
            if (matches(version) && (latest == null || version.compareTo(versionOf.apply(latest)) > 0)) {
                latest = candidate;
            }
        }
        return Optional.ofNullable(latest);
    }

    /**
     * The next version after the latest match.
     *
     * @param current the latest match, or null when there is none: then all symbols give 0
     * @throws InvalidVersion when a number would become larger than 2147483647
     */
    public String apply(@Nullable Version current) {
        var next = new Counting();
        var text = new StringBuilder(prefix);
        for (int i = 0; i < numbers.size(); i++) {
            String now = current == null ? null : Integer.toString(current.number(i));
            text.append(i == 0 ? "" : ".").append(next.part(numbers.get(i), now));
        }
        int known = current == null ? 0 : current.numbers().size();
        text.append(".0".repeat(Math.max(0, known - numbers.size())));
        if (!prerelease.isEmpty()) {
            List<String> now = current == null ? List.of() : GenericGrammar.labels(current.prerelease());
            text.append('-');
            var in = new TextCursor(prerelease);
            for (int i = 0; !in.atEnd(); i++) {
                String part = in.take(Ascii::isAlphanumeric);
                text.append(next.part(part, current == null ? null : i < now.size() ? now.get(i) : "0"));
                text.append(in.atEnd() ? "" : in.takeOne());
            }
        }
        return Version.parse(text.append(metadata).toString(), VersionKind.GENERIC)
                .text();
    }

    /** Applies the symbols from left to right: what follows an {@code i} directly starts again at 0. */
    private static final class Counting {
        private boolean afterIncrement;

        String part(String mask, @Nullable String current) {
            boolean restart = afterIncrement;
            afterIncrement = mask.equals(INCREMENT);
            if (!isSymbol(mask)) {
                return mask;
            }
            if (current == null || restart) {
                return "0";
            }
            return afterIncrement ? increment(current) : current;
        }

        private static String increment(String current) {
            return Ascii.isNumber(current)
                    ? new BigInteger(current).add(BigInteger.ONE).toString()
                    : "1";
        }
    }

    private List<Integer> fixedNumbers() {
        return numbers.stream()
                .takeWhile(number -> !isSymbol(number))
                .map(Integer::valueOf)
                .toList();
    }

    private static boolean isSymbol(String part) {
        return part.equals(INCREMENT) || part.equals(CURRENT);
    }

    private static boolean isNumberOrSymbol(String part) {
        return isSymbol(part)
                || (Ascii.isNumber(part)
                        && Version.tryParse(part, VersionKind.GENERIC).isPresent());
    }
}
