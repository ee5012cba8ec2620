package dev.slipway.server.blob;

import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.time.Instant;

/**
 * Content-addressed storage. Bytes come in two steps, so that a caller can look at them before they count:
 *
 * <pre>{@code
 * try (StagedBlob staged = blobs.stage(request.body(), limit)) {
 *     inspect(staged.path());
 *     blobs.commit(staged);
 *     record(staged.sha256(), staged.size());
 * }
 * }</pre>
 *
 * <p>A blob never changes once it is committed. Safe for use by several threads, and by several servers over the same storage.
 */
public interface BlobStore {
    /**
     * Reads the stream to its end into a temporary file and makes that durable. Memory does not grow with the size. The
     * stream is not closed.
     *
     * @param limit the most bytes to take
     * @throws BlobTooLarge when the stream is longer than the limit; nothing is kept
     * @throws StorageFull when there is no room for it; nothing is kept
     */
    StagedBlob stage(InputStream in, long limit) throws IOException;

    /**
     * Makes the staged bytes a blob. When this returns they survive a power cut. If the same bytes are there already they
     * are not written again, but {@link #lastCommitted} moves to now.
     */
    void commit(StagedBlob staged) throws IOException;

    boolean exists(Sha256 sha256) throws IOException;

    /** @throws BlobNotFound when there is no such blob */
    long size(Sha256 sha256) throws IOException;

    /**
     * When these bytes were committed last. Between {@link #commit} and the row that refers to the blob, nothing refers to it;
     * who deletes unused blobs therefore spares those that were committed a short while ago.
     *
     * @throws BlobNotFound when there is no such blob
     */
    Instant lastCommitted(Sha256 sha256) throws IOException;

    /** @throws BlobNotFound when there is no such blob */
    InputStream open(Sha256 sha256) throws IOException;

    /**
     * The blob for downloads that need not pass through the heap. Stays readable when the blob is deleted meanwhile.
     *
     * @throws BlobNotFound when there is no such blob
     */
    FileChannel channel(Sha256 sha256) throws IOException;

    /**
     * A local file with the bytes, only to be read.
     *
     * @throws BlobNotFound when there is no such blob
     */
    Path path(Sha256 sha256) throws IOException;

    /**
     * Reads the blob and answers whether its bytes still have this hash.
     *
     * @throws BlobNotFound when there is no such blob
     */
    boolean verify(Sha256 sha256) throws IOException;

    /** Answers whether there was such a blob. */
    boolean delete(Sha256 sha256) throws IOException;
}
