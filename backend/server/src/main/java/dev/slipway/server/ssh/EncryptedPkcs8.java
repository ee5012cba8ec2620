package dev.slipway.server.ssh;

import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.InvalidKeyException;
import java.security.KeyPair;
import java.util.Arrays;
import java.util.Base64;
import java.util.regex.Pattern;
import javax.crypto.Cipher;
import javax.crypto.EncryptedPrivateKeyInfo;
import javax.crypto.SecretKeyFactory;
import javax.crypto.spec.PBEKeySpec;
import javax.crypto.spec.PBEParameterSpec;
import javax.security.auth.login.CredentialNotFoundException;
import org.apache.sshd.common.NamedResource;
import org.apache.sshd.common.config.keys.FilePasswordProvider;
import org.apache.sshd.common.config.keys.loader.pem.PKCS8PEMResourceKeyPairParser;
import org.apache.sshd.common.config.keys.loader.pem.PKCS8PrivateKeyInfo;

/** Opens encrypted PKCS#8 files by the Java runtime's means; the SSH library does it with Bouncy Castle only. */
final class EncryptedPkcs8 {
    private static final Pattern PEM =
            Pattern.compile("-----BEGIN ENCRYPTED PRIVATE KEY-----([^-]*)-----END ENCRYPTED PRIVATE KEY-----");
    /** OpenSSL writes 2048. Whoever hands in a file must not be able to keep a processor busy for minutes. */
    private static final int MAX_ITERATIONS = 10_000_000;

    private EncryptedPkcs8() {}

    static boolean isIn(String pem) {
        return pem.contains("-----BEGIN ENCRYPTED PRIVATE KEY-----");
    }

    static KeyPair read(String pem, FilePasswordProvider passphrases) throws IOException, GeneralSecurityException {
        var match = PEM.matcher(pem);
        if (!match.find()) {
            throw new InvalidKeyException("The end of the PEM file is missing");
        }
        var encrypted = new EncryptedPrivateKeyInfo(Base64.getMimeDecoder().decode(match.group(1)));
        var passphrase = passphrases.getPassword(null, NamedResource.ofName("private key"), 0);
        if (passphrase == null) {
            throw new CredentialNotFoundException("No passphrase");
        }
        var der = decrypt(encrypted, passphrase);
        try {
            return PKCS8PEMResourceKeyPairParser.INSTANCE
                    .extractKeyPairs(der, new PKCS8PrivateKeyInfo(der))
                    .iterator()
                    .next();
        } finally {
            Arrays.fill(der, (byte) 0);
        }
    }

    private static byte[] decrypt(EncryptedPrivateKeyInfo encrypted, String passphrase)
            throws GeneralSecurityException {
        var parameters = encrypted.getAlgParameters();
        if (parameters.getParameterSpec(PBEParameterSpec.class).getIterationCount() > MAX_ITERATIONS) {
            throw new InvalidKeyException("More than " + MAX_ITERATIONS + " iterations");
        }
        // For PBES2 the name of the algorithm is only the name of the scheme; toString() has the digest and the cipher.
        var algorithm = encrypted.getAlgName().equals("PBES2") ? parameters.toString() : encrypted.getAlgName();
        var spec = new PBEKeySpec(passphrase.toCharArray());
        try {
            var cipher = Cipher.getInstance(algorithm);
            cipher.init(
                    Cipher.DECRYPT_MODE, SecretKeyFactory.getInstance(algorithm).generateSecret(spec), parameters);
            return cipher.doFinal(encrypted.getEncryptedData());
        } finally {
            spec.clearPassword();
        }
    }
}
