package dev.slipway.server.blob;

import java.io.IOException;
import java.nio.file.Path;

/** The disk or quota that holds the blobs has no room left. The message is meant for the administrator. */
public final class StorageFull extends IOException {
    private static final long serialVersionUID = 1L;

    StorageFull(Path root, IOException cause) {
        super("There is no space left on the disk of " + root + ": " + cause.getMessage(), cause);
    }
}
