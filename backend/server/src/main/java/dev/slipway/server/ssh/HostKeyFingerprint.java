package dev.slipway.server.ssh;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.PublicKey;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Locale;
import java.util.regex.Pattern;
import org.apache.sshd.common.util.buffer.ByteArrayBuffer;

/** The digest of a host's public key, by which people compare keys. Equal whichever way it was spelled. */
public final class HostKeyFingerprint {
    private static final Pattern MD5 = Pattern.compile("(?i)(?:MD5:)?([0-9a-f]{32}|[0-9a-f]{2}(?::[0-9a-f]{2}){15})");
    private static final Pattern SHA256 = Pattern.compile("(?:(?i)SHA256:)?([A-Za-z0-9+/]{43})=?");

    private final String digestAlgorithm;
    private final byte[] digest;

    private HostKeyFingerprint(String digestAlgorithm, byte[] digest) {
        this.digestAlgorithm = digestAlgorithm;
        this.digest = digest;
    }

    /** The SHA-256 of a key. */
    public static HostKeyFingerprint of(PublicKey key) {
        return of(key, "SHA-256");
    }

    private static HostKeyFingerprint of(PublicKey key, String digestAlgorithm) {
        var wireFormat = new ByteArrayBuffer();
        wireFormat.putRawPublicKey(key);
        try {
            var digest = MessageDigest.getInstance(digestAlgorithm).digest(wireFormat.getCompactData());
            return new HostKeyFingerprint(digestAlgorithm, digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("This Java runtime lacks " + digestAlgorithm, e);
        }
    }

    /**
     * Reads what {@code ssh-keygen -l} and other tools print: {@code SHA256:} and Base64 with or without padding, the
     * Base64 alone, or MD5 in hexadecimal with or without colons and {@code MD5:}.
     *
     * @throws IllegalArgumentException when it is none of these
     */
    public static HostKeyFingerprint parse(String text) {
        var stripped = text.strip();
        var md5 = MD5.matcher(stripped);
        if (md5.matches()) {
            var hex = md5.group(1).replace(":", "").toLowerCase(Locale.ROOT);
            return new HostKeyFingerprint("MD5", HexFormat.of().parseHex(hex));
        }
        var sha256 = SHA256.matcher(stripped);
        if (sha256.matches()) {
            return new HostKeyFingerprint("SHA-256", Base64.getDecoder().decode(sha256.group(1)));
        }
        throw new IllegalArgumentException("'" + stripped
                + "' is not a host key fingerprint; expected is SHA256: and 43 characters of Base64, or 16 bytes of MD5"
                + " in hexadecimal");
    }

    boolean matches(PublicKey key) {
        return MessageDigest.isEqual(digest, of(key, digestAlgorithm).digest);
    }

    /** The fingerprint of another key in the same digest, so that a person can compare the two. */
    HostKeyFingerprint sameDigestOf(PublicKey key) {
        return of(key, digestAlgorithm);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof HostKeyFingerprint that
                && digestAlgorithm.equals(that.digestAlgorithm)
                && MessageDigest.isEqual(digest, that.digest);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(digest);
    }

    /** As OpenSSH prints it: {@code SHA256:} and Base64 without padding, or {@code MD5:} and hexadecimal with colons. */
    @Override
    public String toString() {
        return digestAlgorithm.equals("MD5")
                ? "MD5:" + HexFormat.ofDelimiter(":").formatHex(digest)
                : "SHA256:" + Base64.getEncoder().withoutPadding().encodeToString(digest);
    }
}
