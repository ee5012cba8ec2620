package dev.slipway.host;

/** What may name a place on a machine. */
final class AbsolutePath {
    private AbsolutePath() {}

    /** @throws IllegalArgumentException for a relative path, a {@code ..} segment, a line break or a NUL */
    static String check(String path) {
        refuseUnspeakable(path);
        if (!path.startsWith("/")) {
            throw new IllegalArgumentException("'" + path + "' must be an absolute path");
        }
        for (String segment : path.split("/", -1)) {
            if (segment.equals("..")) {
                throw new IllegalArgumentException("'" + path + "' has a '..' segment");
            }
        }
        return path;
    }

    /** Paths travel one per line, and no file system knows NUL. */
    static void refuseUnspeakable(String path) {
        if (path.indexOf('\n') >= 0 || path.indexOf('\0') >= 0) {
            throw new IllegalArgumentException("A path with a line break or a NUL in it is not supported: '"
                    + path.replace("\n", "\\n").replace("\0", "\\0") + "'");
        }
    }
}
