package dev.slipway.server.engine;

import dev.slipway.host.ScriptHost;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;

/** Copies a file from a machine through a temporary file: only a whole file becomes an artifact. */
final class ArtifactFetch {
    /** Takes the bytes. */
    interface Keeper {
        void keep(InputStream content) throws IOException;
    }

    private ArtifactFetch() {}

    static void keep(ScriptHost host, String path, Keeper keeper) throws IOException {
        Path file = Files.createTempFile("slipway-artifact", null);
        try {
            try (OutputStream out = Files.newOutputStream(file)) {
                host.files().fetch(path, out);
            }
            try (InputStream in = Files.newInputStream(file)) {
                keeper.keep(in);
            }
        } finally {
            Files.delete(file);
        }
    }
}
