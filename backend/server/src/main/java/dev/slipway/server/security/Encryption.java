package dev.slipway.server.security;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.HexFormat;
import javax.crypto.Cipher;
import javax.crypto.Mac;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/**
 * Secrets at rest: AES-256-GCM under the master key. The text is bound to what it belongs to, so that a row's secret
 * copied to another row cannot be read there.
 */
public final class Encryption {
    private static final String VERSION = "v1:";
    private static final int NONCE_BYTES = 12;
    private static final int TAG_BITS = 128;

    private final MasterKey master;
    private final SecureRandom random = new SecureRandom();

    public Encryption(MasterKey master) {
        this.master = master;
    }

    /** @param owner what the secret belongs to, such as an account's id; needed again to read it */
    public String encrypt(String owner, Secret secret) {
        byte[] nonce = new byte[NONCE_BYTES];
        random.nextBytes(nonce);
        byte[] sealed = run(Cipher.ENCRYPT_MODE, owner, nonce, secret.reveal().getBytes(StandardCharsets.UTF_8));
        ByteBuffer both =
                ByteBuffer.allocate(nonce.length + sealed.length).put(nonce).put(sealed);
        return VERSION + Base64.getEncoder().encodeToString(both.array());
    }

    /** @throws IllegalStateException when the text was not encrypted by us, for this owner and under this master key */
    public Secret decrypt(String owner, String encrypted) {
        if (!encrypted.startsWith(VERSION)) {
            throw new IllegalStateException("A secret of " + owner + " is of a form this version does not know");
        }
        ByteBuffer both = ByteBuffer.wrap(Base64.getDecoder().decode(encrypted.substring(VERSION.length())));
        byte[] nonce = new byte[NONCE_BYTES];
        both.get(nonce);
        byte[] sealed = new byte[both.remaining()];
        both.get(sealed);
        return new Secret(new String(run(Cipher.DECRYPT_MODE, owner, nonce, sealed), StandardCharsets.UTF_8));
    }

    /** Tells whether a text is the same as another time, and without the master key nothing else about it. */
    public String fingerprint(Secret text) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(master.key().getEncoded(), "HmacSHA256"));
            return HexFormat.of().formatHex(mac.doFinal(text.reveal().getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new LinkageError("Every Java has HMAC-SHA256", e);
        }
    }

    private byte[] run(int mode, String owner, byte[] nonce, byte[] text) {
        try {
            Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
            cipher.init(mode, master.key(), new GCMParameterSpec(TAG_BITS, nonce));
            cipher.updateAAD(owner.getBytes(StandardCharsets.UTF_8));
            return cipher.doFinal(text);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(
                    "A secret of " + owner + " cannot be read: it was encrypted under another master key, or altered",
                    e);
        }
    }
}
