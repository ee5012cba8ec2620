package dev.slipway.host;

/**
 * A file to be written on a machine. Its bytes never show in {@code toString}.
 *
 * @param path relative, with {@code /} between its segments; see {@link RelativePath} for what is refused
 */
public record FileContent(String path, boolean executable, ByteSource content) {
    public FileContent {
        RelativePath.check(path);
    }

    public static FileContent of(String path, String text) {
        return new FileContent(path, false, ByteSource.of(text));
    }

    public static FileContent of(String path, byte[] bytes) {
        return new FileContent(path, false, ByteSource.of(bytes));
    }

    @Override
    public String toString() {
        return path + " (" + content.size() + " bytes)";
    }
}
