package dev.slipway.server.persistence;

/** How names are compared: without regard to case, without blanks around them (R0.5). */
public final class Names {
    private Names() {}

    /** Letter by letter, so that a key has the length of its name: as a word, one letter can become several. */
    public static String key(String name) {
        String stripped = name.strip();
        var key = new StringBuilder(stripped.length());
        stripped.codePoints().map(Character::toLowerCase).forEach(key::appendCodePoint);
        return key.toString();
    }

    public static boolean same(String a, String b) {
        return key(a).equals(key(b));
    }
}
