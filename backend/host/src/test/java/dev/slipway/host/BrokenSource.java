package dev.slipway.host;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;

/** Promises more bytes than it yields before it fails. */
final class BrokenSource implements ByteSource {
    private final long size;
    private final byte[] yielded;

    BrokenSource(long size, byte[] yielded) {
        this.size = size;
        this.yielded = yielded;
    }

    BrokenSource(long size, int zeros) {
        this(size, new byte[zeros]);
    }

    @Override
    public long size() {
        return size;
    }

    @Override
    public InputStream open() {
        return new SequenceInputStream(new ByteArrayInputStream(yielded), new Failing());
    }

    private static final class Failing extends InputStream {
        @Override
        public int read() throws IOException {
            throw new IOException("the source broke");
        }

        @Override
        public int read(byte[] buffer, int offset, int length) throws IOException {
            return read();
        }
    }
}
