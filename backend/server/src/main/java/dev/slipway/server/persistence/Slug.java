package dev.slipway.server.persistence;

import java.text.Normalizer;
import java.util.Locale;
import java.util.function.Predicate;

/** The form of a name that stands in addresses (R0.6). */
public final class Slug {
    private static final int LONGEST = 50;

    private Slug() {}

    /** Lower case letters, digits and single dashes, at most 50; a name without any of them gives {@code unnamed}. */
    public static String of(String name) {
        String ascii = Normalizer.normalize(name, Normalizer.Form.NFD).toLowerCase(Locale.ROOT);
        var slug = new StringBuilder();
        boolean dash = false;
        for (int i = 0; i < ascii.length() && slug.length() < LONGEST; i++) {
            char c = ascii.charAt(i);
            if ((c >= 'a' && c <= 'z') || (c >= '0' && c <= '9')) {
                if (dash && slug.length() > 0 && slug.length() < LONGEST - 1) {
                    slug.append('-');
                }
                dash = false;
                slug.append(c);
            } else if (Character.getType(c) != Character.NON_SPACING_MARK) {
                dash = true;
            }
        }
        return slug.length() == 0 ? "unnamed" : slug.toString();
    }

    /** The slug, or the first of {@code slug-1}, {@code slug-2}... that is free. */
    public static String free(String slug, Predicate<String> taken) {
        String candidate = slug;
        for (int i = 1; taken.test(candidate); i++) {
            String suffix = "-" + i;
            candidate = slug.substring(0, Math.min(slug.length(), LONGEST - suffix.length())) + suffix;
        }
        return candidate;
    }
}
