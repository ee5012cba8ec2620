package dev.slipway.server.problem;

import java.util.List;
import java.util.regex.Pattern;

/** The request asks for something that breaks a rule (HTTP 400). */
public final class Invalid extends Problem {
    private static final long serialVersionUID = 1L;
    private static final String SUMMARY = "There was a problem with your request.";

    /** @param field the name of the property or parameter as the sender wrote it, empty when it is about no single one */
    public Invalid(String field, String sentence) {
        super(SUMMARY, List.of(named(field, sentence)));
    }

    public Invalid(String sentence) {
        this("", sentence);
    }

    public Invalid(List<String> sentences) {
        super(SUMMARY, sentences);
    }

    public Invalid(String sentence, Throwable cause) {
        super(SUMMARY, List.of(sentence), cause);
    }

    static String named(String field, String sentence) {
        return field.isEmpty() || hasWord(sentence, field) ? sentence : field + ": " + sentence;
    }

    /** The id {@code RunbookSnapshots-9} does not name the field {@code Snapshot}. */
    private static boolean hasWord(String sentence, String word) {
        return Pattern.compile("(?<!\\w)" + Pattern.quote(word) + "(?!\\w)")
                .matcher(sentence)
                .find();
    }
}
