package dev.slipway.delta;

import java.io.IOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import okio.BufferedSource;
import okio.ByteString;

/** What both formats have in common. Numbers are little-endian; a text has its length in one byte before it. */
final class Format {
    static final int HASH_BYTES = 20;
    /** The name, the version, and how chunks are found and compared. */
    static final ByteString SIGNATURE_HEAD = ByteString.encodeUtf8("OCTOSIG\u0001\u0004SHA1\u0007Adler32>>>");
    /** The name, the version, and how the new file is checked; its hash follows, after the length of that. */
    static final ByteString DELTA_HEAD = ByteString.encodeUtf8("OCTODELTA\u0001\u0004SHA1");

    static final ByteString END_OF_HEAD = ByteString.encodeUtf8(">>>");
    static final int COPY = 0x60;
    static final int DATA = 0x80;

    private Format() {}

    /** @throws BadDelta unless these bytes come next */
    static void expect(BufferedSource in, ByteString bytes, String what) throws IOException {
        if (!in.request(bytes.size()) || !in.rangeEquals(0, bytes)) {
            throw new BadDelta("This is no Octodiff " + what + " of version 1 with SHA1 and Adler32");
        }
        in.skip(bytes.size());
    }

    static MessageDigest sha1() {
        try {
            return MessageDigest.getInstance("SHA-1");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java has SHA-1", e);
        }
    }
}
