package dev.slipway.host;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.function.Supplier;

/** Passes bytes on and computes, on the way, the digest that the machine computes as well. */
final class Digest {
    private final OutputStream out;
    private final Supplier<String> text;

    private Digest(OutputStream out, Supplier<String> text) {
        this.out = out;
        this.text = text;
    }

    /** @param algorithm {@code sha256} or {@code cksum}, as the machine calls it */
    static Digest passingTo(OutputStream out, String algorithm) throws IOException {
        switch (algorithm) {
            case "sha256" -> {
                MessageDigest sha256 = sha256();
                return new Digest(new DigestOutputStream(out, sha256), () -> HexFormat.of()
                        .formatHex(sha256.digest()));
            }
            case "cksum" -> {
                PosixChecksum checksum = new PosixChecksum(out);
                return new Digest(checksum, checksum::value);
            }
            default ->
                throw new IOException("The machine answered '" + algorithm + "' instead of the name of a digest");
        }
    }

    static String of(ByteSource source, String algorithm) throws IOException {
        Digest digest = passingTo(OutputStream.nullOutputStream(), algorithm);
        try (InputStream in = source.open()) {
            in.transferTo(digest.out);
        }
        return digest.text();
    }

    OutputStream out() {
        return out;
    }

    /** As the machine prints it; asked once, after the last byte. */
    String text() {
        return text.get();
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java platform has SHA-256", e);
        }
    }
}
