package dev.slipway.server.ssh;

import java.security.KeyPair;
import java.time.Instant;
import java.util.List;
import org.apache.sshd.client.SshClient;
import org.apache.sshd.client.auth.keyboard.UserAuthKeyboardInteractive;
import org.apache.sshd.client.auth.keyboard.UserAuthKeyboardInteractiveFactory;
import org.apache.sshd.client.auth.password.PasswordAuthenticationReporter;
import org.apache.sshd.client.auth.password.UserAuthPasswordFactory;
import org.apache.sshd.client.auth.pubkey.PublicKeyAuthenticationReporter;
import org.apache.sshd.client.auth.pubkey.UserAuthPublicKeyFactory;
import org.apache.sshd.client.session.ClientSession;
import org.apache.sshd.common.AttributeRepository.AttributeKey;
import org.jspecify.annotations.Nullable;

/** What one connection offers to be let in, and whether the machine looked at it. */
final class SignIn {
    private static final AttributeKey<SignIn> KEY = new AttributeKey<>();

    private final @Nullable KeyPair keyPair;
    private final String offer;
    private final @Nullable String password;
    private volatile boolean refused;

    private SignIn(@Nullable KeyPair keyPair, @Nullable String password, String offer) {
        this.keyPair = keyPair;
        this.password = password;
        this.offer = offer;
    }

    static SignIn with(SshCredential credential) throws UnusablePrivateKey, UnusableCertificate {
        if (credential instanceof SshCredential.PrivateKey file) {
            KeyPair pair = PrivateKeyReader.read(file);
            return new SignIn(pair, null, "the private key " + HostKey.of(pair.getPublic()));
        }
        if (credential instanceof SshCredential.CertifiedKey certified) {
            KeyPair pair = PrivateKeyReader.read(certified.key());
            UserCertificate certificate = UserCertificate.read(certified.certificate(), pair);
            certificate.requireValid(Instant.now());
            return new SignIn(certificate.with(pair), null, certificate.toString());
        }
        if (credential instanceof SshCredential.Password secret) {
            return new SignIn(null, secret.password(), "a password");
        }
        throw new IllegalArgumentException("No way to sign in with a " + credential);
    }

    /** Makes a client use these three ways and no other: no agent, no key files of the user who runs the server. */
    static void installIn(SshClient client) {
        client.setUserAuthFactories(List.of(
                UserAuthPublicKeyFactory.INSTANCE, UserAuthPasswordFactory.INSTANCE, new PasswordPromptFactory()));
    }

    void attachTo(ClientSession session) {
        session.setAttribute(KEY, this);
        if (keyPair != null) {
            session.addPublicKeyIdentity(keyPair);
            session.setPublicKeyAuthenticationReporter(new PublicKeyAuthenticationReporter() {
                @Override
                public void signalAuthenticationFailure(
                        ClientSession of, String service, KeyPair identity, boolean partial, List<String> methods) {
                    refused = true;
                }
            });
        }
        if (password != null) {
            session.addPasswordIdentity(password);
            session.setPasswordAuthenticationReporter(new PasswordAuthenticationReporter() {
                @Override
                public void signalAuthenticationFailure(
                        ClientSession of, String service, String offered, boolean partial, List<String> methods) {
                    refused = true;
                }
            });
        }
    }

    /** A sentence about the machine at the given address, after it has not let us in. */
    String refusal(SshEndpoint endpoint) {
        return refused
                ? endpoint.address() + " refused to let '" + endpoint.userName() + "' in with " + offer
                : endpoint.address() + " does not let '" + endpoint.userName() + "' in with "
                        + (keyPair == null ? "a password" : "a private key") + "; it wants another way to sign in";
    }

    private static final class PasswordPromptFactory extends UserAuthKeyboardInteractiveFactory {
        @Override
        public UserAuthKeyboardInteractive createUserAuth(ClientSession session) {
            return new PasswordPrompt();
        }
    }

    /**
     * Answers a single hidden question with the password, in whichever language it is asked. Where the password was
     * refused before it is not offered again, because machines count wrong passwords and lock the user out.
     */
    private static final class PasswordPrompt extends UserAuthKeyboardInteractive {
        @Override
        protected boolean sendAuthDataRequest(ClientSession session, String service) throws Exception {
            var signIn = session.getAttribute(KEY);
            return signIn.password != null && !signIn.refused && super.sendAuthDataRequest(session, service);
        }

        @Override
        protected String @Nullable [] getUserResponses(
                String name, String instruction, String language, String[] prompts, boolean[] echo) {
            if (prompts.length == 0) {
                return new String[0];
            }
            var signIn = getClientSession().getAttribute(KEY);
            var isPasswordPrompt = prompts.length == 1 && !echo[0] && !signIn.refused;
            // a second question means that the first answer was wrong
            signIn.refused = true;
            return isPasswordPrompt ? new String[] {signIn.password} : null;
        }
    }
}
