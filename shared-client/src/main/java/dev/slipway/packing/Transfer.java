package dev.slipway.packing;

import java.io.IOException;
import java.io.InputStream;

/** Passes the bytes of a file on, and tells what is wrong with the file from what is wrong with the archive. */
final class Transfer {
    interface Sink {
        void write(byte[] bytes, int length) throws IOException;
    }

    private final byte[] buffer = new byte[64 * 1024];

    void copy(PackedFile file, Sink sink) throws IOException {
        long copied = 0;
        try (InputStream in = opened(file)) {
            for (int length = read(file, in); length >= 0; length = read(file, in)) {
                copied += length;
                if (copied <= file.size()) {
                    sink.write(buffer, length);
                }
            }
        }
        if (copied != file.size()) {
            throw new BadFiles("'" + file.name() + "' changed while it was packed: it had " + file.size()
                    + " bytes and then " + copied);
        }
    }

    private static InputStream opened(PackedFile file) throws BadFiles {
        try {
            return file.content().open();
        } catch (IOException e) {
            throw unreadable(file, e);
        }
    }

    private int read(PackedFile file, InputStream in) throws BadFiles {
        try {
            return in.read(buffer);
        } catch (IOException e) {
            throw unreadable(file, e);
        }
    }

    private static BadFiles unreadable(PackedFile file, IOException cause) {
        return new BadFiles("'" + file.name() + "' cannot be read: " + cause, cause);
    }
}
