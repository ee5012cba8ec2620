package dev.slipway.server.version;

import java.util.ArrayList;
import java.util.List;

/** Semantic versions, read leniently in the manner of NuGet (R3.8). */
final class SemanticGrammar {
    private static final int MAX_NUMBERS = 4;

    static Version parse(String text) {
        var in = new TextCursor(text);
        in.skipOne(c -> c == 'v' || c == 'V');
        List<Integer> numbers = numbers(in, text);
        List<String> labels = in.skip('-') ? labels(in, text, "prerelease") : List.of();
        List<String> metadata = in.skip('+') ? labels(in, text, "metadata") : List.of();
        if (!in.atEnd()) {
            throw refusal(text, "'" + InvalidVersion.shortened(in.rest()) + "' is not expected after the numbers");
        }
        return new Version(
                VersionKind.SEMVER,
                text,
                numbers,
                String.join(".", labels),
                String.join(".", metadata),
                SortKey.ofNumbered(numbers, labels));
    }

    private static List<Integer> numbers(TextCursor in, String text) {
        var numbers = new ArrayList<Integer>();
        do {
            if (!Ascii.isDigit(in.peek())) {
                throw refusal(text, "one to four numbers with dots between them are expected");
            }
            numbers.add(NumberReader.read(in, reason -> refusal(text, reason)));
        } while (numbers.size() < MAX_NUMBERS && in.skip('.'));
        return numbers;
    }

    private static List<String> labels(TextCursor in, String text, String what) {
        var labels = new ArrayList<String>();
        do {
            String label = in.take(c -> Ascii.isAlphanumeric(c) || c == '-');
            if (label.isEmpty()) {
                throw refusal(text, "the " + what + " has an empty part");
            }
            labels.add(label);
        } while (in.skip('.'));
        return labels;
    }

    private static InvalidVersion refusal(String text, String reason) {
        return InvalidVersion.of(VersionKind.SEMVER.noun(), text, reason);
    }

    private SemanticGrammar() {}
}
