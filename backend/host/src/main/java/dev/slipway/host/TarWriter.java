package dev.slipway.host;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.Arrays;

/**
 * Writes regular files as a ustar archive. A name that does not fit goes before its file in an entry of GNU's type L, which
 * GNU tar, busybox and bsdtar read; busybox does not read the names of a PAX header.
 */
final class TarWriter implements AutoCloseable {
    private static final int BLOCK = 512;
    private static final int LONGEST_NAME = 100;
    private static final long LARGEST_FILE = 0x1_FFFF_FFFFL; // eleven octal digits

    private final OutputStream out;
    private final long modified;

    /** @param modified the time of every file, in seconds since 1970 */
    TarWriter(OutputStream out, long modified) {
        this.out = out;
        this.modified = modified;
    }

    void add(String name, int mode, ByteSource content) throws IOException {
        byte[] bytes = name.getBytes(UTF_8);
        if (content.size() > LARGEST_FILE) {
            throw new IOException(name + " has " + content.size() + " bytes, more than the 8 GiB that can be sent");
        }
        if (bytes.length > LONGEST_NAME) {
            byte[] terminated = Arrays.copyOf(bytes, bytes.length + 1);
            header("././@LongLink".getBytes(US_ASCII), 0, terminated.length, 'L');
            out.write(terminated);
            pad(terminated.length);
        }
        header(bytes, mode, content.size(), '0');
        try (InputStream in = content.open()) {
            long copied = in.transferTo(out);
            if (copied != content.size()) {
                throw new IOException(
                        name + " has " + copied + " bytes instead of the " + content.size() + " it should have");
            }
        }
        pad(content.size());
    }

    /** Ends the archive; the stream stays open. */
    @Override
    public void close() throws IOException {
        out.write(new byte[2 * BLOCK]);
    }

    private void header(byte[] name, int mode, long size, char type) throws IOException {
        byte[] block = new byte[BLOCK];
        System.arraycopy(name, 0, block, 0, Math.min(name.length, LONGEST_NAME));
        octal(block, 100, 8, mode);
        octal(block, 108, 8, 0);
        octal(block, 116, 8, 0);
        octal(block, 124, 12, size);
        octal(block, 136, 12, modified);
        Arrays.fill(block, 148, 156, (byte) ' ');
        block[156] = (byte) type;
        System.arraycopy("ustar\00000".getBytes(US_ASCII), 0, block, 257, 8);
        int sum = 0;
        for (byte b : block) {
            sum += b & 0xff;
        }
        octal(block, 148, 7, sum);
        out.write(block);
    }

    private static void octal(byte[] block, int offset, int length, long value) {
        String digits = Long.toOctalString(value);
        String field = "0".repeat(length - 1 - digits.length()) + digits;
        System.arraycopy(field.getBytes(US_ASCII), 0, block, offset, length - 1);
        block[offset + length - 1] = 0;
    }

    private void pad(long size) throws IOException {
        out.write(new byte[(int) ((BLOCK - size % BLOCK) % BLOCK)]);
    }
}
