package dev.slipway.server.ssh;

import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.time.Instant;
import org.apache.sshd.common.config.keys.KeyUtils;
import org.apache.sshd.common.config.keys.OpenSshCertificate;
import org.apache.sshd.common.config.keys.PublicKeyEntry;
import org.apache.sshd.common.config.keys.PublicKeyEntryResolver;

/** The word of an authority that machines trust that a key may sign in as certain users for some time. */
public final class UserCertificate {
    static {
        SshLibrary.prepare();
    }

    private final OpenSshCertificate certificate;

    private UserCertificate(OpenSshCertificate certificate) {
        this.certificate = certificate;
    }

    /**
     * Reads what {@code ssh-keygen -s} writes into {@code ...-cert.pub}.
     *
     * @param key the pair that it has to be for
     * @throws UnusableCertificate with a sentence for whoever supplied it
     */
    public static UserCertificate read(String line, KeyPair key) throws UnusableCertificate {
        OpenSshCertificate certificate = parse(line);
        if (certificate.getType() != OpenSshCertificate.Type.USER) {
            throw new UnusableCertificate("is one of a host; expected is one of a user");
        }
        if (!KeyUtils.compareKeys(certificate.getCertPubKey(), key.getPublic())) {
            throw new UnusableCertificate("is for the key " + HostKey.of(certificate.getCertPubKey())
                    + ", but the private key is " + HostKey.of(key.getPublic()));
        }
        return new UserCertificate(certificate);
    }

    private static OpenSshCertificate parse(String line) throws UnusableCertificate {
        try {
            if (PublicKeyEntry.parsePublicKeyEntry(line.strip())
                            .resolvePublicKey(null, null, PublicKeyEntryResolver.FAILING)
                    instanceof OpenSshCertificate certificate) {
                return certificate;
            }
        } catch (IOException | GeneralSecurityException | RuntimeException e) {
            throw new UnusableCertificate("is damaged, or not what 'ssh-keygen -s' writes: one line of text", e);
        }
        throw new UnusableCertificate(
                "is an ordinary public key; expected is what 'ssh-keygen -s' writes into -cert.pub");
    }

    /** @throws UnusableCertificate when its time has not come, or is over */
    void requireValid(Instant now) throws UnusableCertificate {
        if (!OpenSshCertificate.isValidAt(certificate, now)) {
            throw new UnusableCertificate("'" + certificate.getId() + "' is valid from "
                    + time(certificate.getValidAfter()) + " to " + time(certificate.getValidBefore()) + ", not now");
        }
    }

    private static String time(long seconds) {
        return Instant.ofEpochSecond(seconds).toString();
    }

    /** What is offered to a machine. */
    KeyPair with(KeyPair key) {
        return new KeyPair(certificate, key.getPrivate());
    }

    /** Its name, and for which users it is. */
    @Override
    public String toString() {
        return "the certificate '" + certificate.getId() + "' for " + String.join(", ", certificate.getPrincipals());
    }
}
