package dev.slipway.server.packages;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * The content of one part of a multipart body (RFC 2046), up to the delimiter that ends it. Packages are large and seldom
 * hold anything like a delimiter, so the search looks at one byte in as many as the delimiter has (Horspool's way).
 */
final class PartContent extends InputStream {
    private static final int BUFFER_BYTES = 64 * 1024;

    private final InputStream body;
    private final byte[] delimiter;

    /** How far to go on when the byte under the delimiter's last one is this. */
    private final int[] skips = new int[256];

    private final byte[] buffer = new byte[BUFFER_BYTES];
    private int begin;
    private int end;

    /** From here on the buffer may hold the begin of the delimiter; before it is content. */
    private int safe;

    private boolean isOver;

    /** @param body at the first byte of the content */
    PartContent(InputStream body, String boundary) {
        this.body = body;
        this.delimiter = ("\r\n--" + boundary).getBytes(StandardCharsets.UTF_8);
        Arrays.fill(skips, delimiter.length);
        for (int i = 0; i < delimiter.length - 1; i++) {
            skips[delimiter[i] & 0xff] = delimiter.length - 1 - i;
        }
    }

    @Override
    public int read() throws IOException {
        var one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    /** @throws EOFException when the body ends before the part does */
    @Override
    public int read(byte[] bytes, int offset, int length) throws IOException {
        if (length == 0) {
            return 0;
        }
        while (begin == safe) {
            if (isOver) {
                return -1;
            }
            fill();
        }
        int count = Math.min(length, safe - begin);
        System.arraycopy(buffer, begin, bytes, offset, count);
        begin += count;
        return count;
    }

    private void fill() throws IOException {
        System.arraycopy(buffer, begin, buffer, 0, end - begin);
        end -= begin;
        begin = 0;
        int count = body.read(buffer, end, buffer.length - end);
        if (count < 0) {
            throw new EOFException("its last part has no end");
        }
        end += count;
        int found = find();
        isOver = found >= 0;
        safe = isOver ? found : Math.max(0, end - delimiter.length + 1);
    }

    /** Where the delimiter begins in the buffer, or -1. */
    private int find() {
        int last = delimiter.length - 1;
        for (int at = last; at < end; at += skips[buffer[at] & 0xff]) {
            if (Arrays.equals(buffer, at - last, at + 1, delimiter, 0, delimiter.length)) {
                return at - last;
            }
        }
        return -1;
    }
}
