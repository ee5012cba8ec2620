package dev.slipway.server.persistence;

import java.util.Locale;

/** How names are compared: without regard to case, without blanks around them (R0.5). */
public final class Names {
    private Names() {}

    public static String key(String name) {
        return name.strip().toLowerCase(Locale.ROOT);
    }

    public static boolean same(String a, String b) {
        return key(a).equals(key(b));
    }
}
