package dev.slipway.server.expression.filter;

/**
 * Judges a regular expression by the ways in which the JDK's matcher could try it without looking at a character, as
 * with {@code (a*)*(a*)*...} at the end of a text: {@link CountedText} does not see those.
 *
 * <p>Reads only as much of the syntax as that takes, and refuses the rare parts in which it could lose its way: quoting
 * by {@code \\Q}, control characters, free spacing, and classes in classes. A pattern that the JDK would refuse may get
 * any answer.
 */
final class PatternCost {
    /** Each choice doubles the work at every place of the text. */
    private static final long MOST_CHOICES = 6;

    private static final long MOST_REPETITIONS = 10_000;

    /** Escapes for places and back references, which may match nothing. */
    private static final String WITHOUT_WIDTH = "bBAzZGk0123456789";

    private final String pattern;
    private int at;

    /**
     * @param nullable whether the part can match nothing
     * @param choices how often there are two ways to match nothing, counted once for each repetition
     * @param size how many parts there are when fixed repetitions are written out
     */
    private record Cost(boolean nullable, long choices, long size) {
        static final Cost NOTHING = new Cost(true, 0, 0);
        static final Cost REFUSED = new Cost(true, 0, Integer.MAX_VALUE);

        Cost then(Cost next) {
            return new Cost(nullable && next.nullable, choices + next.choices, size + next.size);
        }

        Cost or(Cost other) {
            long added = nullable && other.nullable ? 1 : 0;
            return new Cost(nullable || other.nullable, choices + other.choices + added, size + other.size);
        }

        Cost repeated(int least, boolean optional) {
            long times = Math.max(1, least);
            long added = nullable && optional ? 1 : 0;
            return new Cost(nullable || least == 0, capped(choices * times + added), capped(size * times));
        }

        private static long capped(long value) {
            return Math.min(value, Integer.MAX_VALUE);
        }
    }

    private PatternCost(String pattern) {
        this.pattern = pattern;
    }

    static boolean isBearable(String pattern) {
        var reader = new PatternCost(pattern);
        Cost cost = Cost.NOTHING;
        while (reader.at < pattern.length()) {
            cost = cost.then(reader.alternatives());
            reader.at++; // a closing parenthesis too many
        }
        return cost.choices() <= MOST_CHOICES && cost.size() <= MOST_REPETITIONS;
    }

    /** Reads up to a closing parenthesis or the end. */
    private Cost alternatives() {
        Cost cost = sequence();
        while (at < pattern.length() && pattern.charAt(at) == '|') {
            at++;
            cost = cost.or(sequence());
        }
        return cost;
    }

    private Cost sequence() {
        Cost cost = Cost.NOTHING;
        while (at < pattern.length() && pattern.charAt(at) != '|' && pattern.charAt(at) != ')') {
            Cost part = part();
            while (at < pattern.length() && "?*+{".indexOf(pattern.charAt(at)) >= 0) {
                part = quantified(part);
            }
            cost = cost.then(part);
        }
        return cost;
    }

    private Cost part() {
        char c = pattern.charAt(at++);
        return switch (c) {
            case '(' -> group();
            case '[' -> characterClass();
            case '\\' -> escape();
            default -> new Cost(c == '^' || c == '$', 0, 1);
        };
    }

    private Cost escape() {
        char c = at < pattern.length() ? pattern.charAt(at++) : 'Q';
        if (c == 'Q' || c == 'c') {
            return Cost.REFUSED;
        }
        if ("pPxN".indexOf(c) >= 0 && pattern.startsWith("{", at)) {
            skipTo('}');
        }
        return new Cost(WITHOUT_WIDTH.indexOf(c) >= 0, 0, 1);
    }

    private Cost group() {
        boolean looksAround = false;
        Cost refused = Cost.NOTHING;
        if (skip("?=") || skip("?!") || skip("?<=") || skip("?<!")) {
            looksAround = true;
        } else if (skip("?<")) {
            skipTo('>');
        } else if (skip("?")) {
            while (at < pattern.length() && ":>)".indexOf(pattern.charAt(at)) < 0) {
                refused = pattern.charAt(at) == 'x' ? Cost.REFUSED : refused;
                at++;
            }
            at += pattern.startsWith(")", at) ? 0 : 1;
        }
        Cost inside = alternatives();
        at++;
        Cost group = inside.then(new Cost(true, 0, 1)).then(refused);
        return looksAround ? new Cost(true, group.choices(), group.size()) : group;
    }

    private Cost characterClass() {
        skip("^");
        skip("]");
        while (at < pattern.length() && pattern.charAt(at) != ']') {
            if (pattern.charAt(at) == '[' || pattern.startsWith("&&", at)) {
                return Cost.REFUSED;
            }
            boolean escape = pattern.charAt(at++) == '\\';
            if (escape && escape().equals(Cost.REFUSED)) {
                return Cost.REFUSED;
            }
        }
        at++;
        return new Cost(false, 0, 1);
    }

    private boolean skip(String expected) {
        boolean found = pattern.startsWith(expected, at);
        at += found ? expected.length() : 0;
        return found;
    }

    private void skipTo(char end) {
        int found = pattern.indexOf(end, at);
        at = found < 0 ? pattern.length() : found + 1;
    }

    private Cost quantified(Cost part) {
        char c = pattern.charAt(at++);
        int least = c == '+' ? 1 : 0;
        boolean optional = true;
        if (c == '{') {
            int end = at;
            while (end < pattern.length() && pattern.charAt(end) >= '0' && pattern.charAt(end) <= '9') {
                end++;
            }
            Integer number = Numbers.natural(pattern.substring(at, end));
            least = number == null ? Integer.MAX_VALUE : number;
            optional = end < pattern.length() && pattern.charAt(end) == ',';
            skipTo('}');
        }
        return part.repeated(least, optional);
    }
}
