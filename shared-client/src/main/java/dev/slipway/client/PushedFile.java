package dev.slipway.client;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * A file on its way to the server.
 *
 * @param name of the package file, whatever that of the file itself
 * @param base the version that the file is a delta to; null when it is the package itself
 */
record PushedFile(Path path, String name, @Nullable PackageFileName base) {
    static PushedFile of(Path path) {
        return new PushedFile(path, String.valueOf(path.getFileName()), null);
    }

    /** A delta that makes this package of another version. */
    static PushedFile delta(Path path, String name, PackageFileName base) {
        return new PushedFile(path, name, base);
    }
}
