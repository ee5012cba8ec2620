package dev.slipway.server.ssh;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import org.apache.sshd.common.NamedResource;
import org.apache.sshd.common.config.keys.FilePasswordProvider;
import org.apache.sshd.common.config.keys.KeyUtils;
import org.apache.sshd.common.keyprovider.KeyPairProvider;
import org.apache.sshd.common.util.security.SecurityUtils;

/** Turns a private key file into a key pair. */
public final class PrivateKeyReader {
    private static final NamedResource NAME = NamedResource.ofName("private key");
    private static final Set<String> TYPES = Set.of(
            KeyPairProvider.SSH_ED25519,
            KeyPairProvider.ECDSA_SHA2_NISTP256,
            KeyPairProvider.ECDSA_SHA2_NISTP384,
            KeyPairProvider.ECDSA_SHA2_NISTP521,
            KeyPairProvider.SSH_RSA);

    static {
        SshLibrary.prepare();
    }

    private PrivateKeyReader() {}

    /** @throws UnusablePrivateKey with a sentence for whoever supplied the key */
    public static KeyPair read(SshCredential.PrivateKey file) throws UnusablePrivateKey {
        if (file.pem().startsWith("PuTTY-User-Key-File")) {
            throw new UnusablePrivateKey("is in PuTTY's format; convert it with: puttygen key.ppk -O private-openssh");
        }
        var isEncrypted = new AtomicBoolean();
        FilePasswordProvider passphrase = (session, resource, attempt) -> {
            isEncrypted.set(true);
            return file.passphrase();
        };
        KeyPair pair;
        try {
            pair = EncryptedPkcs8.isIn(file.pem())
                    ? EncryptedPkcs8.read(file.pem(), passphrase)
                    : readAnyOther(file.pem(), passphrase);
        } catch (IOException | GeneralSecurityException | RuntimeException e) {
            if (!isEncrypted.get()) {
                throw new UnusablePrivateKey("is damaged, or of a kind that is not supported", e);
            }
            throw file.passphrase() == null || file.passphrase().isEmpty()
                    ? new UnusablePrivateKey("is encrypted, and its passphrase is missing", e)
                    : new UnusablePrivateKey("does not open with the passphrase given, or is damaged", e);
        }
        var type = KeyUtils.getKeyType(pair);
        if (!TYPES.contains(type)) {
            throw new UnusablePrivateKey("is of type " + type + "; supported are RSA, ECDSA and Ed25519");
        }
        return pair;
    }

    private static KeyPair readAnyOther(String pem, FilePasswordProvider passphrase)
            throws UnusablePrivateKey, IOException, GeneralSecurityException {
        var bytes = new ByteArrayInputStream(pem.getBytes(StandardCharsets.UTF_8));
        var pairs = SecurityUtils.loadKeyPairIdentities(null, NAME, bytes, passphrase);
        if (pairs == null) {
            throw new UnusablePrivateKey("is in no known format; expected is a PEM file with a line that begins with"
                    + " -----BEGIN and ends with PRIVATE KEY-----");
        }
        return pairs.iterator().next();
    }
}
