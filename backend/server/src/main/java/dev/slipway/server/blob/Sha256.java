package dev.slipway.server.blob;

import java.util.HexFormat;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * The SHA-256 of some content, which is the name of that content in a {@link BlobStore}.
 *
 * @param hex 64 hexadecimal digits; kept in lower case
 */
public record Sha256(String hex) {
    private static final Pattern DIGITS = Pattern.compile("[0-9a-f]{64}");

    /** @throws IllegalArgumentException when the text is not 64 hexadecimal digits */
    public Sha256 {
        hex = hex.toLowerCase(Locale.ROOT);
        if (!DIGITS.matcher(hex).matches()) {
            throw new IllegalArgumentException("A SHA-256 has 64 hexadecimal digits, this has not: " + hex);
        }
    }

    /** The value of a finished digest of 32 bytes. */
    public static Sha256 ofDigest(byte[] digest) {
        return new Sha256(HexFormat.of().formatHex(digest));
    }

    @Override
    public String toString() {
        return hex;
    }
}
