package dev.slipway.server.ssh;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PublicKey;
import java.security.spec.ECGenParameterSpec;
import java.util.Objects;
import org.apache.sshd.common.config.keys.AuthorizedKeyEntry;
import org.jspecify.annotations.Nullable;

/** Key files that {@code ssh-keygen} and {@code openssl} have written (the resources next to this class), and fresh keys. */
public final class TestKeys {
    static final String PASSPHRASE = "only for tests";

    static {
        SshLibrary.prepare();
    }

    private TestKeys() {}

    /** @param type {@code ed25519}, {@code ecdsa} or {@code rsa} */
    static KeyPair generate(String type) {
        try {
            return switch (type) {
                case "ed25519" -> KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
                case "ecdsa" -> {
                    var curve = KeyPairGenerator.getInstance("EC");
                    curve.initialize(new ECGenParameterSpec("secp256r1"));
                    yield curve.generateKeyPair();
                }
                case "rsa" -> {
                    var rsa = KeyPairGenerator.getInstance("RSA");
                    rsa.initialize(2048);
                    yield rsa.generateKeyPair();
                }
                default -> throw new IllegalArgumentException(type);
            };
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /** A file with the passphrase it needs, which is told by its name. */
    public static SshCredential.PrivateKey privateKey(String file) {
        return privateKey(file, file.endsWith(".encrypted") ? PASSPHRASE : null);
    }

    static SshCredential.PrivateKey privateKey(String file, @Nullable String passphrase) {
        return new SshCredential.PrivateKey(text(file), passphrase);
    }

    /** The public key of a private key file. */
    static PublicKey publicKey(String file) {
        try {
            return AuthorizedKeyEntry.parseAuthorizedKeyEntry(publicLine(file)).resolvePublicKey(null, null);
        } catch (IOException | GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The same as a line of {@code authorized_keys}. */
    public static String publicLine(String file) {
        return text(file.replaceAll("\\..*", "") + ".pub");
    }

    private static String text(String file) {
        try (InputStream resource = Objects.requireNonNull(TestKeys.class.getResourceAsStream(file), file)) {
            return new String(resource.readAllBytes(), StandardCharsets.US_ASCII);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
