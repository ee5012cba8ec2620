package dev.slipway.server.problem;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Collects everything that is wrong with a request, so that its sender need not find out one thing at a time. */
public final class Checks {
    /** Names of resources may not be longer; official clients check for 200 at the most. */
    public static final int LONGEST_NAME = 200;

    private static final int LONGEST_QUOTE = 120;

    private final List<String> problems = new ArrayList<>();

    /** Notes the sentence when the condition does not hold. */
    public Checks that(boolean holds, String field, String sentence) {
        if (!holds) {
            problems.add(Invalid.named(field, sentence));
        }
        return this;
    }

    /** A name is neither blank nor too long and consists of characters other than control characters (R0.5). */
    public Checks name(String field, String value) {
        return that(!value.isBlank(), field, field + " is missing; it must have a value")
                .that(
                        value.length() <= LONGEST_NAME,
                        field,
                        field + " '" + quote(value) + "' is longer than " + LONGEST_NAME + " characters")
                .that(
                        value.chars().noneMatch(Character::isISOControl),
                        field,
                        field + " '" + quote(value) + "' holds control characters")
                .that(
                        value.codePoints().noneMatch(Checks::isHalfCharacter),
                        field,
                        field + " '" + quote(value) + "' holds half a surrogate pair, which is no character");
    }

    /** It cannot be written in UTF-8, so another text than the client's would be stored. */
    public static boolean isHalfCharacter(int codePoint) {
        return codePoint >= Character.MIN_SURROGATE && codePoint <= Character.MAX_SURROGATE;
    }

    /**
     * Refuses to delete what is still used.
     *
     * @param what in the reader's words, such as {@code feed Public}
     * @throws Invalid naming what uses it, if anything does
     */
    public static void unused(String what, Stream<String> uses) {
        String users = uses.collect(Collectors.joining(", "));
        if (!users.isEmpty()) {
            throw new Invalid("The " + what + " cannot be deleted; it is used by " + users + ".");
        }
    }

    public void orThrow() {
        if (!problems.isEmpty()) {
            throw new Invalid(problems);
        }
    }

    /** A value as it may stand in a message: shortened, and in one line. */
    public static String quote(String value) {
        String line = value.replaceAll("\\p{Cntrl}", "?");
        return line.length() <= LONGEST_QUOTE ? line : line.substring(0, LONGEST_QUOTE) + "...";
    }
}
