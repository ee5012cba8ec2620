package dev.slipway.delta;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;

/** Makes the delta that leads from a file of which only the signature is known to a file at hand. */
public final class DeltaBuilder {
    private static final int BUFFER = 1 << 20;

    private final Signature signature;
    private final ChunkIndex index;
    private final InputStream in;
    private final DeltaWriter out;
    private final byte[] buffer;
    /** What is in the buffer: from here on it is not known to be in the old file, nor written as data. */
    private int data;
    /** Where the window begins, which is compared with chunks. */
    private int window;

    private int end;
    private boolean isAtEnd;

    private DeltaBuilder(Signature signature, InputStream in, DeltaWriter out) {
        this.signature = signature;
        this.index = new ChunkIndex(signature);
        this.in = in;
        this.out = out;
        this.buffer = new byte[BUFFER];
    }

    /**
     * Reads the new file twice and writes the delta to another.
     *
     * @param largest gives up when the delta becomes larger than this
     * @return whether the delta is complete
     * @throws IOException when a file cannot be read or written
     */
    public static boolean build(Signature old, Path newFile, Path delta, long largest) throws IOException {
        byte[] hash = hash(newFile);
        try (InputStream in = Files.newInputStream(newFile);
                OutputStream out = new BufferedOutputStream(Files.newOutputStream(delta), 64 * 1024)) {
            var writer = new DeltaWriter(out, hash);
            new DeltaBuilder(old, in, writer).run(largest);
            return writer.written() <= largest;
        }
    }

    private static byte[] hash(Path file) throws IOException {
        MessageDigest sha1 = Format.sha1();
        try (InputStream in = Files.newInputStream(file)) {
            byte[] bytes = new byte[64 * 1024];
            for (int length = in.read(bytes); length >= 0; length = in.read(bytes)) {
                sha1.update(bytes, 0, length);
            }
        }
        return sha1.digest();
    }

    private void run(long largest) throws IOException {
        int size = signature.chunkSize();
        if (signature.fullCount() > 0) {
            scan(size, largest);
        } else {
            while (fill() && out.written() <= largest) {
                window = end;
            }
        }
        if (out.written() <= largest) {
            writeRest();
        }
        out.end();
    }

    /** Moves the window over the file: by a chunk where one is found, and otherwise by one byte. */
    private void scan(int size, long largest) throws IOException {
        int likely = 0;
        while (fillTo(size) && out.written() <= largest) {
            int checksum = RollingChecksum.of(buffer, window, size);
            int found = index.find(checksum, likely, buffer, window);
            while (found == ChunkIndex.NONE && fillTo(size + 1)) {
                checksum = RollingChecksum.rolled(checksum, buffer[window], buffer[window + size], size);
                window++;
                found = index.find(checksum, likely, buffer, window);
            }
            if (found == ChunkIndex.NONE) {
                return;
            }
            writeData(window);
            out.copy(signature.offset(found), size);
            window += size;
            data = window;
            likely = found + 1;
        }
    }

    /** What is left at the end of the file is data, unless it is the smaller chunk at the end of the old one. */
    private void writeRest() throws IOException {
        int last = signature.count() - 1;
        if (last >= signature.fullCount()) {
            int from = end - signature.size(last);
            if (from >= data && index.isLast(buffer, from)) {
                writeData(from);
                out.copy(signature.offset(last), signature.size(last));
                return;
            }
        }
        writeData(end);
    }

    private void writeData(int until) throws IOException {
        out.data(buffer, data, until - data);
        data = until;
    }

    /** Whether the window can have so many bytes; reads on if need be. */
    private boolean fillTo(int length) throws IOException {
        while (end - window < length) {
            if (!fill()) {
                return false;
            }
        }
        return true;
    }

    /** Reads on, after making room by writing what the window has passed. False at the end of the file. */
    private boolean fill() throws IOException {
        if (isAtEnd) {
            return false;
        }
        if (end == buffer.length) {
            writeData(window);
            System.arraycopy(buffer, window, buffer, 0, end - window);
            end -= window;
            window = 0;
            data = 0;
        }
        int length = in.read(buffer, end, buffer.length - end);
        isAtEnd = length < 0;
        end += Math.max(0, length);
        return !isAtEnd;
    }
}
