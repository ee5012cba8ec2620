package dev.slipway.jenkins.testing;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;

/**
 * What a version of the plugin stored, kept as it was: every later version must go on reading it. A file is never changed;
 * a version that stores something else gets a folder of its own beside it.
 */
public final class StoredFile {
    private StoredFile() {}

    /**
     * @param path {@code 0.1/file}
     * @param now what this version stores, for the message that asks for the file
     */
    public static String text(String path, String now) {
        try (InputStream file = StoredFile.class.getResourceAsStream("/stored/" + path)) {
            if (file == null) {
                throw new AssertionError("Keep this as src/test/resources/stored/" + path + ":\n" + now);
            }
            return new String(file.readAllBytes(), UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
