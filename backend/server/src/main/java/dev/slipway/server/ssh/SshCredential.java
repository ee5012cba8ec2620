package dev.slipway.server.ssh;

import org.jspecify.annotations.Nullable;

/** How one proves to a machine who one is. Prints nothing of the secret. */
public sealed interface SshCredential {
    /** Offered as a password, or as the answer to the one hidden question of a server that only asks questions. */
    record Password(String password) implements SshCredential {
        @Override
        public String toString() {
            return "password ********";
        }
    }

    /**
     * A private key file: OpenSSH, PKCS#1, SEC 1 or PKCS#8 in PEM; RSA, ECDSA or Ed25519.
     *
     * @param passphrase null when the file is not encrypted; not looked at when it is not
     */
    record PrivateKey(String pem, @Nullable String passphrase) implements SshCredential {
        @Override
        public String toString() {
            return "private key ********";
        }
    }

    /**
     * A private key with a certificate for it.
     *
     * @param certificate the line that {@code ssh-keygen -s} writes
     */
    record CertifiedKey(PrivateKey key, String certificate) implements SshCredential {}
}
