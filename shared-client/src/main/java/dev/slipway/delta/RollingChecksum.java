package dev.slipway.delta;

/**
 * A checksum of a window that can be moved on by one byte without looking at the rest. It is Adler-32 but for its modulus,
 * which is 65,536 as in Octodiff.
 */
final class RollingChecksum {
    private RollingChecksum() {}

    static int of(byte[] bytes, int offset, int length) {
        int a = 1;
        int b = 0;
        for (int i = offset; i < offset + length; i++) {
            a += bytes[i] & 0xff;
            b += a;
        }
        return (b << 16) | (a & 0xffff);
    }

    /** After the first byte of a window of this length has left it and another has come in. */
    static int rolled(int checksum, byte gone, byte come, int length) {
        int a = (checksum & 0xffff) - (gone & 0xff) + (come & 0xff);
        int b = (checksum >>> 16) - length * (gone & 0xff) + a - 1;
        return (b << 16) | (a & 0xffff);
    }
}
