package dev.slipway.host;

/** What may name a file inside a directory of a machine, so that it cannot lie anywhere else. */
final class RelativePath {
    private RelativePath() {}

    /** @throws IllegalArgumentException for an absolute or empty path, {@code .} or {@code ..}, a line break or a NUL */
    static String check(String path) {
        if (path.startsWith("/")) {
            throw new IllegalArgumentException("'" + path + "' must be a relative path");
        }
        AbsolutePath.refuseUnspeakable(path);
        for (String segment : path.split("/", -1)) {
            if (segment.isEmpty() || segment.equals(".") || segment.equals("..")) {
                throw new IllegalArgumentException("'" + path + "' has an empty, '.' or '..' segment");
            }
        }
        return path;
    }

    /** As {@code xargs} reads it. */
    static String forXargs(String path) {
        return "./" + path.replaceAll("([\\s\"'\\\\])", "\\\\$1");
    }
}
