package dev.slipway.server.archive;

import java.util.ArrayList;
import java.util.List;
import java.util.function.IntPredicate;

/** Cuts a glob into stars, classes like {@code [a-z]}, choices like {@code {a,b}}, and single characters. */
final class GlobTokens {
    private GlobTokens() {}

    static List<String> of(String glob) {
        List<String> tokens = new ArrayList<>();
        for (int i = 0; i < glob.length(); ) {
            int end = end(glob, i);
            tokens.add(glob.substring(i, end));
            i = end;
        }
        return tokens;
    }

    private static int end(String glob, int start) {
        int end =
                switch (glob.charAt(start)) {
                    case '*' -> glob.startsWith("**", start) ? start + 2 : start + 1;
                    case '[' -> endOfClass(glob, start);
                    case '{' -> endOfChoices(glob, start);
                    default -> start;
                };
        return end > start ? end : glob.offsetByCodePoints(start, 1);
    }

    /** After the bracket that ends the class, or the start when there is none. */
    private static int endOfClass(String glob, int start) {
        int first = isNegation(glob, start + 1) ? start + 2 : start + 1;
        // A bracket right at the start is a member of the class.
        int close = glob.indexOf(']', first + 1);
        return close < 0 ? start : close + 1;
    }

    /** After the brace that ends the choices, or the start when there is none. */
    private static int endOfChoices(String glob, int start) {
        int depth = 0;
        for (int i = start; i < glob.length(); i++) {
            char c = glob.charAt(i);
            depth += c == '{' ? 1 : c == '}' ? -1 : 0;
            if (depth == 0) {
                return i + 1;
            }
        }
        return start;
    }

    /** @param token such as {@code {a,{b,c}d}}, of which {@code a} and {@code {b,c}d} are the choices */
    static List<String> choices(String token) {
        List<String> choices = new ArrayList<>();
        int depth = 0;
        int start = 1;
        for (int i = 1; i < token.length() - 1; i++) {
            char c = token.charAt(i);
            depth += c == '{' ? 1 : c == '}' ? -1 : 0;
            if (c == ',' && depth == 0) {
                choices.add(token.substring(start, i));
                start = i + 1;
            }
        }
        choices.add(token.substring(start, token.length() - 1));
        return choices;
    }

    /**
     * The characters that a class names, be it to take or to refuse them.
     *
     * @param token such as {@code [a-z_]} or {@code [!0-9]}
     */
    static IntPredicate membersOf(String token) {
        int[] members = token.substring(isNegated(token) ? 2 : 1, token.length() - 1)
                .codePoints()
                .toArray();
        return c -> contains(members, c);
    }

    static boolean isNegated(String token) {
        return isNegation(token, 1);
    }

    private static boolean contains(int[] members, int c) {
        for (int i = 0; i < members.length; i++) {
            boolean range = i + 2 < members.length && members[i + 1] == '-';
            if (range ? members[i] <= c && c <= members[i + 2] : members[i] == c) {
                return true;
            }
            i += range ? 2 : 0;
        }
        return false;
    }

    private static boolean isNegation(String glob, int at) {
        return at < glob.length() && (glob.charAt(at) == '!' || glob.charAt(at) == '^');
    }
}
