package dev.slipway.server.archive;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;

/**
 * The plain bytes of a tar file on their way to the library, which reads long names and extended headers into memory however long
 * they say they are, and takes the end of the file for the end of the archive.
 */
final class TarBytes extends FilterInputStream {
    private static final long MAX_HEADER_BYTES = 1 << 20;
    private static final int BLOCK = 512;

    private final Budget budget;
    private boolean inHeader;
    private long headerBytes;
    private long zerosAtEnd;

    TarBytes(InputStream in, Budget budget) {
        super(in);
        this.budget = budget;
    }

    void headerBegins() {
        inHeader = true;
        headerBytes = 0;
        zerosAtEnd = 0;
    }

    void headerEnded() {
        inHeader = false;
    }

    /** Called when the library sees no more entries: reads the rest, where a checksum of the compression may follow. */
    void checkEnd() throws IOException {
        if (zerosAtEnd < BLOCK) {
            throw new BadArchive("is cut off: the empty block at its end is missing");
        }
        transferTo(OutputStream.nullOutputStream());
    }

    @Override
    public int read() throws IOException {
        var one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] buffer, int offset, int length) throws IOException {
        int read = super.read(buffer, offset, length);
        if (read > 0) {
            count(read);
            countZeros(buffer, offset, read);
        }
        return read;
    }

    /** Skipping costs what reading costs, so it is counted like that. */
    @Override
    public long skip(long wanted) throws IOException {
        var buffer = new byte[(int) Math.min(Math.max(wanted, 0), 8192)];
        long skipped = 0;
        while (skipped < wanted) {
            int read = read(buffer, 0, (int) Math.min(buffer.length, wanted - skipped));
            if (read < 0) {
                break;
            }
            skipped += read;
        }
        return skipped;
    }

    @Override
    public int available() {
        return 0;
    }

    private void count(int read) throws BadArchive {
        budget.addBytes(read);
        if (inHeader) {
            headerBytes += read;
            if (headerBytes > MAX_HEADER_BYTES) {
                throw new BadArchive(
                        "has an entry whose name and attributes take more than " + MAX_HEADER_BYTES + " bytes");
            }
        }
    }

    private void countZeros(byte[] buffer, int offset, int length) {
        if (!inHeader) {
            return;
        }
        int zeros = 0;
        while (zeros < length && buffer[offset + length - 1 - zeros] == 0) {
            zeros++;
        }
        zerosAtEnd = zeros == length ? zerosAtEnd + zeros : zeros;
    }
}
