package dev.slipway.server.blob;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;

/** Bytes that are on disk but not yet in the store. Closing it gives them up unless they were committed. */
public final class StagedBlob implements AutoCloseable {
    private final Path path;
    private final Digests digests;

    StagedBlob(Path path, Digests digests) {
        this.path = path;
        this.digests = digests;
    }

    public Sha256 sha256() {
        return digests.sha256();
    }

    /** The SHA-1 in lower-case hexadecimal digits, which packages show as their {@code Hash} (R3.18). */
    public String sha1() {
        return digests.sha1();
    }

    public long size() {
        return digests.size();
    }

    /** The temporary file, only to be read. It is gone after a commit. */
    public Path path() {
        return path;
    }

    /** Reads the bytes from their start; not after a commit. */
    public InputStream open() throws IOException {
        return Files.newInputStream(path);
    }

    @Override
    public void close() throws IOException {
        Files.deleteIfExists(path);
    }
}
