package dev.slipway.delta;

import java.io.IOException;
import java.io.OutputStream;
import okio.Buffer;

/** Writes commands; copies that follow each other become one. */
final class DeltaWriter {
    private final OutputStream out;
    private final Buffer fields = new Buffer();
    private long copyOffset;
    private long copyLength;
    private long written;

    DeltaWriter(OutputStream out, byte[] hashOfNewFile) throws IOException {
        this.out = out;
        fields.write(Format.DELTA_HEAD)
                .writeIntLe(hashOfNewFile.length)
                .write(hashOfNewFile)
                .write(Format.END_OF_HEAD);
        flush();
    }

    void copy(long offset, long length) throws IOException {
        if (copyOffset + copyLength != offset) {
            endCopy();
            copyOffset = offset;
        }
        copyLength += length;
    }

    void data(byte[] bytes, int offset, int length) throws IOException {
        if (length > 0) {
            endCopy();
            fields.writeByte(Format.DATA).writeLongLe(length);
            flush();
            out.write(bytes, offset, length);
            written += length;
        }
    }

    void end() throws IOException {
        endCopy();
    }

    private void endCopy() throws IOException {
        if (copyLength > 0) {
            fields.writeByte(Format.COPY).writeLongLe(copyOffset).writeLongLe(copyLength);
            flush();
            copyLength = 0;
        }
    }

    private void flush() throws IOException {
        written += fields.size();
        fields.writeTo(out);
    }

    /** In bytes. */
    long written() {
        return written;
    }
}
