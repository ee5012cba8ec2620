package dev.slipway.server.ssh;

import java.security.PublicKey;
import org.apache.sshd.common.config.keys.KeyUtils;

/**
 * A key by which a machine proves which one it is.
 *
 * @param algorithm in SSH's words, such as {@code ssh-ed25519}
 */
public record HostKey(String algorithm, HostKeyFingerprint fingerprint) {
    static HostKey of(PublicKey key) {
        return new HostKey(KeyUtils.getKeyType(key), HostKeyFingerprint.of(key));
    }

    @Override
    public String toString() {
        return fingerprint + " (" + algorithm + ")";
    }
}
