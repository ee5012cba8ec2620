package dev.slipway.client;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/** Bytes to push, read while they are sent. */
public interface UploadSource {
    /** In bytes; -1 when unknown. */
    long length() throws IOException;

    /** Whether it can be opened again, for another attempt. */
    boolean isRepeatable();

    /** Closed by the one who opens it. */
    InputStream open() throws IOException;

    static UploadSource of(Path file) {
        return new UploadSource() {
            @Override
            public long length() throws IOException {
                return Files.size(file);
            }

            @Override
            public boolean isRepeatable() {
                return true;
            }

            @Override
            public InputStream open() throws IOException {
                return Files.newInputStream(file);
            }
        };
    }

    /** A stream, which can be pushed once and in one attempt only. */
    static UploadSource of(InputStream stream, long length) {
        var unread = new AtomicReference<@Nullable InputStream>(stream);
        return new UploadSource() {
            @Override
            public long length() {
                return length;
            }

            @Override
            public boolean isRepeatable() {
                return false;
            }

            @Override
            public InputStream open() {
                @Nullable InputStream opened = unread.getAndSet(null);
                if (opened == null) {
                    throw new IllegalStateException("This stream was pushed already");
                }
                return opened;
            }
        };
    }
}
