package dev.slipway.client;

import dev.slipway.client.transport.RequestBody;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;

/** A stretch of a file. It is sent once: what becomes of it is for the server to say, before the rest is sent. */
final class FilePart implements RequestBody {
    private static final int BUFFER = 64 * 1024;

    private final FileChannel file;
    private final long offset;
    private final long length;
    private final ProgressListener progress;

    FilePart(FileChannel file, long offset, long length, ProgressListener progress) {
        this.file = file;
        this.offset = offset;
        this.length = length;
        this.progress = progress;
    }

    @Override
    public String contentType() {
        return "application/octet-stream";
    }

    @Override
    public long length() {
        return length;
    }

    @Override
    public boolean isRepeatable() {
        return false;
    }

    @Override
    public void writeTo(OutputStream out) throws IOException {
        ByteBuffer buffer = ByteBuffer.allocate(BUFFER);
        for (long sent = 0; sent < length; ) {
            buffer.clear().limit((int) Math.min(BUFFER, length - sent));
            int read = read(buffer, offset + sent);
            out.write(buffer.array(), 0, read);
            sent += read;
            progress.transferred(offset + sent, total());
        }
    }

    /** Fails in another way than the connection does, for trying again would not help. */
    private int read(ByteBuffer buffer, long at) {
        try {
            int read = file.read(buffer, at);
            if (read < 0) {
                throw new UncheckedIOException(new IOException("The file became shorter while it was sent"));
            }
            return read;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private long total() {
        try {
            return file.size();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
