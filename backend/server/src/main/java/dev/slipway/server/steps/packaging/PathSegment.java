package dev.slipway.server.steps.packaging;

import dev.slipway.server.security.Secret;
import dev.slipway.server.security.Tokens;

/** Makes the name of one file or directory of any text. */
public final class PathSegment {
    /** The link beside the versions of a package; no directory there has its name. */
    public static final String CURRENT = "current";

    private static final int LONGEST = 100;
    private static final int MARK = 6;

    private PathSegment() {}

    /** What some file system refuses is replaced by {@code _}, so that the name stays readable, is never a way out and not hidden. */
    public static String of(String text) {
        String name = text.strip().replaceAll("[\\p{Cntrl}/\\\\:*?\"<>|]", "_");
        String whole = name.length() > LONGEST ? name.substring(0, LONGEST) : name;
        if (whole.equals(".") || whole.equals("..")) {
            return "_" + whole.replace('.', '_');
        }
        return whole.isEmpty() || whole.startsWith(".") || whole.equalsIgnoreCase(CURRENT) ? "_" + whole : whole;
    }

    /** Different names for different texts: one that had to be changed gets a mark that depends on the whole text. */
    public static String distinct(String text) {
        String name = of(text);
        return name.equals(text)
                ? name
                : name + "-" + Tokens.hash(new Secret(text)).substring(0, MARK);
    }
}
