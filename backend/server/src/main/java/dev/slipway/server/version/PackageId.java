package dev.slipway.server.version;

import java.util.Locale;

/** What a package id looks like (R3.2): words of letters, digits and underscores with one {@code .}, {@code -} or {@code _} between them. */
public final class PackageId {
    /** The most characters a package id may have. */
    public static final int MAX_LENGTH = 100;

    public static boolean isValid(String id) {
        if (id.length() > MAX_LENGTH) {
            return false;
        }
        var in = new TextCursor(id);
        do {
            if (in.take(PackageId::isWordCharacter).isEmpty()) {
                return false;
            }
        } while (in.skipOne(c -> c == '.' || c == '-'));
        return in.atEnd();
    }

    /** The same text for all spellings of an id in upper and lower case; for look-ups and unique indexes. */
    public static String key(String id) {
        return id.toLowerCase(Locale.ROOT);
    }

    private static boolean isWordCharacter(int c) {
        return Character.isLetterOrDigit(c) || c == '_';
    }

    private PackageId() {}
}
