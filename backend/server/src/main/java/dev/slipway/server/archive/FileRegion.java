package dev.slipway.server.archive;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;

/** Reads a part of a file, wherever others read it. Does not close the file. */
final class FileRegion extends InputStream {
    private final FileChannel file;
    private final long end;
    private long position;

    FileRegion(FileChannel file, long start, long end) {
        this.file = file;
        this.position = start;
        this.end = end;
    }

    @Override
    public int read() throws IOException {
        var one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] buffer, int offset, int length) throws IOException {
        int wanted = (int) Math.min(length, end - position);
        if (wanted <= 0) {
            return length == 0 ? 0 : -1;
        }
        int read = file.read(ByteBuffer.wrap(buffer, offset, wanted), position);
        position += Math.max(read, 0);
        return read;
    }

    /** {@link java.util.zip.GZIPInputStream} takes 0 for the end of the file, and would leave out the members that follow. */
    @Override
    public int available() {
        return (int) Math.min(end - position, Integer.MAX_VALUE);
    }
}
