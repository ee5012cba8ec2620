package dev.slipway.server.version;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Maven's versions (R3.12): any printable ASCII, cut into numbers and qualifiers. Numbers may be of any size, for
 * timestamps are common.
 *
 * <p>Maven compares nested lists. Here the tokens stay in one row, each knows whether a dot stands before it, and the
 * end of the version takes part in the order as a token of its own. That gives Maven's order, and a total one.
 */
final class MavenGrammar {
    /** The ranks of qualifiers, from alpha to the end of a version, which is where a release stands. */
    private static final Map<String, Character> RANKS =
            Map.of("alpha", '1', "beta", '2', "milestone", '3', "rc", '4', "cr", '4', "snapshot", '5', "sp", '8');

    private static final char END = '6';
    private static final char RELEASE = '7';
    private static final char WORD = '9';
    private static final char NUMBER_AFTER_DASH = 'a';
    private static final char NUMBER_AFTER_DOT = 'b';

    /** A number or a qualifier in lower case. A border between digits and letters counts as a dash. */
    private record Token(String text, boolean afterDot, int start) {
        boolean isNumber() {
            return Ascii.isNumber(text);
        }

        /** Whether the token says no more than the end of the version does. */
        boolean isNothing() {
            return isNumber()
                    ? text.chars().allMatch(c -> c == '0')
                    : text.isEmpty() || text.equals("ga") || text.equals("final") || text.equals("release");
        }

        boolean isPrerelease() {
            return text.startsWith("alpha")
                    || text.startsWith("beta")
                    || text.startsWith("milestone")
                    || text.startsWith("rc")
                    || text.startsWith("cr")
                    || text.equals("snapshot");
        }
    }

    static Version parse(String text) {
        if (!text.chars().allMatch(c -> c > ' ' && c <= '~')) {
            throw InvalidVersion.of(VersionKind.MAVEN.noun(), text, "only printable ASCII without blanks is allowed");
        }
        List<Token> tokens = tokens(text.toLowerCase(Locale.ROOT));
        String prerelease = tokens.stream()
                .filter(Token::isPrerelease)
                .findFirst()
                .map(token -> text.substring(token.start()))
                .orElse("");
        return new Version(VersionKind.MAVEN, text, List.of(), prerelease, "", sortKey(normalized(tokens)));
    }

    private static List<Token> tokens(String text) {
        var in = new TextCursor(text);
        var tokens = new ArrayList<Token>();
        boolean afterDot = true;
        while (true) {
            int start = in.position();
            boolean number = Ascii.isDigit(in.peek());
            String word = in.take(number ? Ascii::isDigit : c -> !Ascii.isDigit(c) && c != '.' && c != '-');
            boolean missingNumber = word.isEmpty() && !in.atEnd();
            boolean digitFollows = !number && Ascii.isDigit(in.peek());
            tokens.add(new Token(missingNumber ? "0" : digitFollows ? spelledOut(word) : word, afterDot, start));
            if (in.atEnd()) {
                return tokens;
            }
            afterDot = in.skip('.');
            if (!afterDot) {
                in.skip('-');
            }
        }
    }

    private static String spelledOut(String word) {
        return switch (word) {
            case "a" -> "alpha";
            case "b" -> "beta";
            case "m" -> "milestone";
            default -> word;
        };
    }

    /** Drops what says nothing before a dash, before a qualifier and at the end: {@code 1.0-alpha} is {@code 1-alpha}. */
    private static List<Token> normalized(List<Token> tokens) {
        var kept = new ArrayList<Token>();
        for (Token token : tokens) {
            if (!token.afterDot() || !token.isNumber()) {
                dropNothings(kept);
            }
            kept.add(token);
        }
        dropNothings(kept);
        return kept;
    }

    private static void dropNothings(List<Token> tokens) {
        while (!tokens.isEmpty() && tokens.get(tokens.size() - 1).isNothing()) {
            tokens.remove(tokens.size() - 1);
        }
    }

    private static String sortKey(List<Token> tokens) {
        var key = new SortKey();
        for (Token token : tokens) {
            if (token.isNumber()) {
                key.rank(token.afterDot() ? NUMBER_AFTER_DOT : NUMBER_AFTER_DASH)
                        .bigNumber(token.text());
            } else if (token.isNothing()) {
                key.rank(RELEASE);
            } else if (RANKS.containsKey(token.text())) {
                key.rank(RANKS.get(token.text()));
            } else {
                key.rank(WORD).word(token.text());
            }
        }
        return key.rank(END).toString();
    }

    private MavenGrammar() {}
}
