package dev.slipway.server.steps.packaging;

/** Makes the name of one file or directory of any text. */
public final class PathSegment {
    private static final int LONGEST = 100;

    private PathSegment() {}

    /** What some file system refuses is replaced by {@code _}, so that the name stays readable and is never a way out. */
    public static String of(String text) {
        String name = text.strip().replaceAll("[\\p{Cntrl}/\\\\:*?\"<>|]", "_");
        String whole = name.length() > LONGEST ? name.substring(0, LONGEST) : name;
        return whole.isEmpty() || whole.equals(".") || whole.equals("..") ? "_" + whole.replace('.', '_') : whole;
    }
}
