package dev.slipway.server.blob;

import java.io.IOException;
import java.nio.file.Path;

/** The disk or quota that holds the blobs has no room left. The message is meant for the administrator. */
public final class StorageFull extends IOException {
    private static final long serialVersionUID = 1L;

    StorageFull(Path root, IOException cause) {
        super("There is no space left on the disk of " + root + ": " + cause.getMessage(), cause);
    }

    StorageFull(Path root, long usable) {
        super("The disk of " + root + " has " + usable + " bytes left, which are kept for other things than files");
    }

    /** Java has no type for a full disk, only the words of the operating system (Linux, macOS; Windows). */
    static IOException translated(Path root, IOException e) {
        String message = String.valueOf(e.getMessage());
        boolean full = message.contains("No space left")
                || message.contains("quota exceeded")
                || message.contains("not enough space");
        return full ? new StorageFull(root, e) : e;
    }
}
