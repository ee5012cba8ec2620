package dev.slipway.delta;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import okio.BufferedSource;
import okio.ByteString;
import okio.Okio;

/**
 * The new file that a delta makes of an old one, made while it is read. The delta may be hostile: what it says about places
 * and lengths is checked against the old file, and each command gives at least one byte, so reading ends. Two things are left
 * to the reader: a limit to the size, and a look at the hash.
 */
public final class PatchedStream extends InputStream {
    private final BufferedSource delta;
    private final FileChannel old;
    private final long oldSize;
    private final ByteString sha1;
    /** What is still to come of the current command. */
    private long left;

    private boolean isCopy;
    private long position;

    private PatchedStream(BufferedSource delta, FileChannel old) throws IOException {
        this.delta = delta;
        this.old = old;
        this.oldSize = old.size();
        Format.expect(delta, Format.DELTA_HEAD, "delta");
        if (!delta.request(4 + Format.HASH_BYTES) || delta.readIntLe() != Format.HASH_BYTES) {
            throw new BadDelta("The delta has no SHA1 of the new file");
        }
        this.sha1 = delta.readByteString(Format.HASH_BYTES);
        Format.expect(delta, Format.END_OF_HEAD, "delta");
    }

    /**
     * Reads the head of the delta. Closing this closes neither.
     *
     * @throws BadDelta here and while reading, when the delta is none or not one for this file
     */
    public static PatchedStream open(InputStream delta, FileChannel old) throws IOException {
        return new PatchedStream(Okio.buffer(Okio.source(delta)), old);
    }

    /** What the new file has to have, in lower-case hexadecimal digits. */
    public String expectedSha1() {
        return sha1.hex();
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] bytes, int offset, int length) throws IOException {
        if (length == 0) {
            return 0;
        }
        if (left == 0 && !nextCommand()) {
            return -1;
        }
        int wanted = (int) Math.min(length, left);
        int read =
                isCopy ? old.read(ByteBuffer.wrap(bytes, offset, wanted), position) : delta.read(bytes, offset, wanted);
        if (read < 0) {
            throw isCopy ? new EOFException("The old file became shorter") : cut();
        }
        position += read;
        left -= read;
        return read;
    }

    /** False when there is none. */
    private boolean nextCommand() throws IOException {
        if (delta.exhausted()) {
            return false;
        }
        int command = delta.readByte() & 0xff;
        isCopy = command == Format.COPY;
        if (!isCopy && command != Format.DATA) {
            throw new BadDelta("The delta has an unknown command, " + command);
        }
        if (!delta.request(isCopy ? 16 : 8)) {
            throw cut();
        }
        position = isCopy ? delta.readLongLe() : 0;
        left = delta.readLongLe();
        if (left < 1) {
            throw new BadDelta("The delta has a command for " + left + " bytes");
        }
        if (isCopy && (position < 0 || left > oldSize - position)) {
            throw new BadDelta("The delta copies " + left + " bytes from " + position + " of a file of " + oldSize);
        }
        return true;
    }

    private static BadDelta cut() {
        return new BadDelta("The delta ends in the middle of a command");
    }
}
