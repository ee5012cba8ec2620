package dev.slipway.server.version;

import java.util.ArrayList;
import java.util.List;

/** The numbers of releases and the tags of registries, in which almost every text is a version (R3.9 to R3.11). */
final class GenericGrammar {
    private static final int MAX_NUMBERS = 4;
    private static final String DOCKER_LATEST = "latest";

    static Version parse(String text, VersionKind kind) {
        if (kind == VersionKind.DOCKER && text.equals(DOCKER_LATEST)) {
            return new Version(kind, text, List.of(), "", "", SortKey.BEFORE_ALL);
        }
        var in = new TextCursor(text);
        List<Integer> numbers = numbers(in, text, kind);
        in.skipOne(GenericGrammar::isSeparator);
        String prerelease = in.take(c -> Ascii.isAlphanumeric(c) || isSeparator(c));
        String metadata = in.skip('+') ? in.take(c -> Ascii.isAlphanumeric(c) || isSeparator(c) || c == '+') : "";
        if (!in.atEnd()) {
            throw refusal(
                    text,
                    kind,
                    "'" + Character.toString(in.rest().codePointAt(0))
                            + "' is not allowed; use letters, digits and . - _ \\ and one + before the metadata");
        }
        if (numbers.isEmpty() && prerelease.isEmpty()) {
            throw refusal(text, kind, "it has neither a number nor a word");
        }
        List<String> labels = labels(prerelease);
        return new Version(kind, text, numbers, prerelease, metadata, SortKey.ofNumbered(numbers, labels));
    }

    /** The parts by which a prerelease is ordered: {@code beta.2} and {@code beta-2} have the same. */
    static List<String> labels(String prerelease) {
        if (prerelease.isEmpty()) {
            return List.of();
        }
        var labels = new ArrayList<String>();
        var in = new TextCursor(prerelease);
        do {
            labels.add(in.take(Ascii::isAlphanumeric));
        } while (in.skipOne(GenericGrammar::isSeparator));
        return labels;
    }

    private static List<Integer> numbers(TextCursor in, String text, VersionKind kind) {
        if (in.skipOne(c -> c == 'v' || c == 'V') && !Ascii.isDigit(in.peek())) {
            in.backTo(0); // the v begins a word
        }
        var numbers = new ArrayList<Integer>();
        boolean more = Ascii.isDigit(in.peek());
        while (more) {
            numbers.add(NumberReader.read(in, reason -> refusal(text, kind, reason)));
            more = numbers.size() < MAX_NUMBERS && skipToNextNumber(in);
        }
        return numbers;
    }

    /** Blanks are tolerated around the dot between two numbers, and nowhere else. */
    private static boolean skipToNextNumber(TextCursor in) {
        int end = in.position();
        in.take(Character::isWhitespace);
        if (in.skip('.')) {
            in.take(Character::isWhitespace);
            if (Ascii.isDigit(in.peek())) {
                return true;
            }
        }
        in.backTo(end);
        return false;
    }

    static boolean isSeparator(int c) {
        return c == '.' || c == '-' || c == '_' || c == '\\';
    }

    private static InvalidVersion refusal(String text, VersionKind kind, String reason) {
        return InvalidVersion.of(kind.noun(), text, reason);
    }

    private GenericGrammar() {}
}
