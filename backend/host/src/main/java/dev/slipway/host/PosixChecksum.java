package dev.slipway.host;

import java.io.IOException;
import java.io.OutputStream;

/** Passes bytes on and computes the CRC that the POSIX utility {@code cksum} prints. */
final class PosixChecksum extends OutputStream {
    private static final int POLYNOMIAL = 0x04C11DB7;
    private static final int[] TABLE = new int[256];

    static {
        for (int index = 0; index < TABLE.length; index++) {
            int value = index << 24;
            for (int bit = 0; bit < 8; bit++) {
                value = value < 0 ? (value << 1) ^ POLYNOMIAL : value << 1;
            }
            TABLE[index] = value;
        }
    }

    private final OutputStream out;
    private int crc;
    private long length;

    PosixChecksum(OutputStream out) {
        this.out = out;
    }

    @Override
    public void write(int b) throws IOException {
        out.write(b);
        crc = next(crc, b);
        length++;
    }

    @Override
    public void write(byte[] bytes, int offset, int count) throws IOException {
        out.write(bytes, offset, count);
        for (int index = offset; index < offset + count; index++) {
            crc = next(crc, bytes[index]);
        }
        length += count;
    }

    /** The CRC of what was written so far, in decimal. */
    String value() {
        int value = crc;
        for (long left = length; left > 0; left >>>= 8) {
            value = next(value, (int) left);
        }
        return Integer.toUnsignedString(~value);
    }

    private static int next(int crc, int b) {
        return (crc << 8) ^ TABLE[(crc >>> 24 ^ b) & 0xff];
    }
}
