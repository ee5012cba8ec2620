package dev.slipway.ci;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;

/** The files of a build, which may be on another machine than the operation. */
public interface Workspace {
    long LONGEST_TEXT = 1024 * 1024;

    /**
     * A text file in UTF-8 of at most {@link #LONGEST_TEXT} bytes.
     *
     * @param path relative to the workspace, or absolute
     * @throws IOException whose message is a sentence for the user
     */
    String readText(String path) throws IOException;

    /** The files of this machine, relative to a directory. */
    static Workspace of(Path directory) {
        return path -> {
            Path file = directory.resolve(path);
            if (!Files.isRegularFile(file)) {
                throw new IOException("There is no file " + file);
            }
            if (Files.size(file) > LONGEST_TEXT) {
                throw new IOException(file + " is larger than " + LONGEST_TEXT + " bytes");
            }
            try {
                return Files.readString(file, UTF_8);
            } catch (CharacterCodingException e) {
                throw new IOException(file + " is no text in UTF-8", e);
            }
        };
    }
}
