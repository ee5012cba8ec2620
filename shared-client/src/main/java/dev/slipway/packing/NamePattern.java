package dev.slipway.packing;

/** A pattern for one name of a path. */
final class NamePattern {
    /** Stands for any number of names, also none. */
    static final NamePattern ANY_NUMBER = new NamePattern("**", false);

    private final String text;
    private final boolean isLiteral;

    private NamePattern(String text, boolean isLiteral) {
        this.text = text;
        this.isLiteral = isLiteral;
    }

    static NamePattern of(String text) {
        return new NamePattern(text, text.indexOf('*') < 0 && text.indexOf('?') < 0);
    }

    /** Stars and question marks stand for themselves. */
    static NamePattern literal(String text) {
        return new NamePattern(text, true);
    }

    String text() {
        return text;
    }

    boolean isLiteral() {
        return isLiteral;
    }

    /** Only the last star is ever tried anew, so this takes at most the product of both lengths. */
    boolean matches(String name) {
        if (isLiteral) {
            return text.equals(name);
        }
        int inText = 0;
        int inName = 0;
        int star = -1;
        int restart = 0;
        while (inName < name.length()) {
            if (inText < text.length() && text.charAt(inText) == '*') {
                star = inText++;
                restart = inName;
            } else if (inText < text.length()
                    && (text.charAt(inText) == '?' || text.charAt(inText) == name.charAt(inName))) {
                // A character beyond the first 65,536 is one, though Java has two for it.
                inName += text.charAt(inText) == '?' ? name.offsetByCodePoints(inName, 1) - inName : 1;
                inText++;
            } else if (star >= 0) {
                inText = star + 1;
                inName = ++restart;
            } else {
                return false;
            }
        }
        return text.substring(inText).chars().allMatch(c -> c == '*');
    }
}
