package dev.slipway.delta;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.security.MessageDigest;
import java.util.Arrays;
import okio.Buffer;
import okio.BufferedSource;

/** A file, described by the checksums of its chunks: all of one size, and a smaller one at the end for the rest. */
public final class Signature {
    /** Octodiff's own limits, and what it takes by default. */
    private static final int SMALLEST_CHUNK = 128;

    private static final int USUAL_CHUNK = 2048;
    private static final int LARGEST_CHUNK = 31 * 1024;
    /** Larger files get larger chunks, so that a signature has up to 4 MB as long as that is possible. */
    private static final int WISHED_CHUNKS = 160_000;

    private static final int ENTRY_BYTES = 2 + 4 + Format.HASH_BYTES;

    private final int chunkSize;
    private final int lastSize;
    private final int[] checksums;
    private final byte[] hashes;

    private Signature(int chunkSize, int lastSize, int[] checksums, byte[] hashes) {
        this.chunkSize = chunkSize;
        this.lastSize = lastSize;
        this.checksums = checksums;
        this.hashes = hashes;
    }

    /** The size of chunks for a file of so many bytes. */
    public static int chunkSizeFor(long size) {
        long wished = (size + WISHED_CHUNKS - 1) / WISHED_CHUNKS;
        return (int) Math.max(USUAL_CHUNK, Math.min(LARGEST_CHUNK, wished));
    }

    /** Reads a file to its end and writes its signature. Neither stream is closed. */
    public static void write(InputStream file, int chunkSize, OutputStream out) throws IOException {
        if (chunkSize < SMALLEST_CHUNK || chunkSize > LARGEST_CHUNK) {
            throw new IllegalArgumentException("Chunks have 128 to 31744 bytes, not " + chunkSize);
        }
        var fields = new Buffer();
        fields.write(Format.SIGNATURE_HEAD).writeTo(out);
        MessageDigest sha1 = Format.sha1();
        byte[] chunk = new byte[chunkSize];
        for (int length = file.readNBytes(chunk, 0, chunkSize);
                length > 0;
                length = file.readNBytes(chunk, 0, chunkSize)) {
            sha1.update(chunk, 0, length);
            fields.writeShortLe(length)
                    .writeIntLe(RollingChecksum.of(chunk, 0, length))
                    .write(sha1.digest())
                    .writeTo(out);
        }
    }

    /** @throws BadDelta when it is none, or its chunks have different sizes before the end */
    public static Signature read(BufferedSource in) throws IOException {
        Format.expect(in, Format.SIGNATURE_HEAD, "signature");
        int[] checksums = new int[1024];
        byte[] hashes = new byte[checksums.length * Format.HASH_BYTES];
        int count = 0;
        int chunkSize = 0;
        int lastSize = 0;
        while (!in.exhausted()) {
            if (!in.request(ENTRY_BYTES)) {
                throw new BadDelta("The signature ends in the middle of a chunk");
            }
            int size = in.readShortLe() & 0xffff;
            if (count == 0) {
                chunkSize = size;
            }
            if (size == 0 || size > chunkSize || (count > 0 && lastSize != chunkSize)) {
                throw new BadDelta("The chunks of the signature have different sizes");
            }
            lastSize = size;
            if (count == checksums.length) {
                checksums = Arrays.copyOf(checksums, 2 * count);
                hashes = Arrays.copyOf(hashes, 2 * hashes.length);
            }
            checksums[count] = in.readIntLe();
            System.arraycopy(
                    in.readByteArray(Format.HASH_BYTES), 0, hashes, count * Format.HASH_BYTES, Format.HASH_BYTES);
            count++;
        }
        return new Signature(
                chunkSize, lastSize, Arrays.copyOf(checksums, count), Arrays.copyOf(hashes, count * Format.HASH_BYTES));
    }

    int chunkSize() {
        return chunkSize;
    }

    int count() {
        return checksums.length;
    }

    /** How many chunks have the common size. */
    int fullCount() {
        return count() == 0 || lastSize == chunkSize ? count() : count() - 1;
    }

    int size(int chunk) {
        return chunk == count() - 1 ? lastSize : chunkSize;
    }

    long offset(int chunk) {
        return (long) chunk * chunkSize;
    }

    int checksum(int chunk) {
        return checksums[chunk];
    }

    boolean hasHash(int chunk, byte[] hash) {
        int at = chunk * Format.HASH_BYTES;
        return Arrays.equals(hashes, at, at + Format.HASH_BYTES, hash, 0, Format.HASH_BYTES);
    }

    boolean haveSameHash(int one, int other) {
        int at = one * Format.HASH_BYTES;
        int other20 = other * Format.HASH_BYTES;
        return Arrays.equals(hashes, at, at + Format.HASH_BYTES, hashes, other20, other20 + Format.HASH_BYTES);
    }
}
