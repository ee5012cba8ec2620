package dev.slipway.server.blob;

import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;

/**
 * Copies one stream while a second thread hashes it, so that hashing costs no time as long as a core is free. The two pass
 * at most {@value #CHUNKS} chunks of {@value #CHUNK_BYTES} bytes round. What fits in one chunk is hashed at once.
 */
final class HashingCopy {
    private static final int CHUNKS = 8;
    private static final int CHUNK_BYTES = 256 * 1024;

    /** Takes the first {@code length} bytes of the buffer, before it returns. */
    interface Sink {
        void write(byte[] buffer, int length) throws IOException;
    }

    /** A buffer and how much of it is filled; an empty one is the end. */
    private static final class Chunk {
        private final byte[] bytes;
        private int length;

        private Chunk(int capacity) {
            bytes = new byte[capacity];
        }
    }

    private final BlockingQueue<Chunk> filled = new ArrayBlockingQueue<>(CHUNKS + 1);
    private final BlockingQueue<Chunk> free = new ArrayBlockingQueue<>(CHUNKS);
    private final MessageDigest sha256 = digest("SHA-256");
    private final MessageDigest sha1 = digest("SHA-1");
    private final long limit;
    private int chunks;
    private long size;

    private HashingCopy(long limit) {
        this.limit = limit;
    }

    /** @throws BlobTooLarge as soon as more than {@code limit} bytes have come */
    static Digests copy(InputStream in, long limit, Sink sink, ExecutorService hashers) throws IOException {
        return new HashingCopy(limit).run(in, sink, hashers);
    }

    private Digests run(InputStream in, Sink sink, ExecutorService hashers) throws IOException {
        Chunk chunk = fill(in, sink);
        if (chunk.length < CHUNK_BYTES) {
            hash(chunk);
            return digests();
        }
        Future<Digests> hashing = hashers.submit(this::hashAll);
        try {
            while (chunk.length > 0) {
                filled.add(chunk);
                chunk = fill(in, sink);
            }
        } finally {
            filled.add(new Chunk(0));
        }
        return await(hashing);
    }

    /** Reads until a chunk is full or the stream ends, and passes it on. */
    private Chunk fill(InputStream in, Sink sink) throws IOException {
        Chunk chunk = freeChunk();
        chunk.length = in.readNBytes(chunk.bytes, 0, CHUNK_BYTES);
        size += chunk.length;
        if (size > limit) {
            throw new BlobTooLarge(limit);
        }
        sink.write(chunk.bytes, chunk.length);
        return chunk;
    }

    private Chunk freeChunk() throws IOException {
        Chunk used = free.poll();
        if (used != null) {
            return used;
        }
        if (chunks < CHUNKS) {
            chunks++;
            return new Chunk(CHUNK_BYTES);
        }
        try {
            return free.take();
        } catch (InterruptedException e) {
            throw interrupted(e);
        }
    }

    /** Written to by one thread at a time: handing the chunks over orders the two. */
    private void hash(Chunk chunk) {
        sha256.update(chunk.bytes, 0, chunk.length);
        sha1.update(chunk.bytes, 0, chunk.length);
    }

    private Digests hashAll() throws InterruptedException {
        for (Chunk chunk = filled.take(); chunk.length > 0; chunk = filled.take()) {
            hash(chunk);
            free.add(chunk);
        }
        return digests();
    }

    private Digests digests() {
        return new Digests(Sha256.ofDigest(sha256.digest()), HexFormat.of().formatHex(sha1.digest()), size);
    }

    private static Digests await(Future<Digests> hashing) throws IOException {
        try {
            return hashing.get();
        } catch (InterruptedException e) {
            throw interrupted(e);
        } catch (ExecutionException e) {
            throw new IOException("Hashing failed", e.getCause());
        }
    }

    static InterruptedIOException interrupted(InterruptedException e) {
        Thread.currentThread().interrupt();
        var interrupted = new InterruptedIOException("Interrupted while storing a file");
        interrupted.initCause(e);
        return interrupted;
    }

    private static MessageDigest digest(String algorithm) {
        try {
            return MessageDigest.getInstance(algorithm);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java has " + algorithm, e);
        }
    }
}
