package dev.slipway.server.ssh;

import java.security.Provider;
import java.security.Security;
import java.util.Optional;
import org.apache.sshd.common.util.security.AbstractSecurityProviderRegistrar;
import org.apache.sshd.common.util.security.SecurityUtils;
import org.apache.sshd.common.util.security.eddsa.generic.EdDSASupport;

/** Sets the SSH library up for this process. It asks for its cryptography once, in static initialisers. */
final class SshLibrary {
    static {
        SecurityUtils.registerSecurityProvider(new Ed25519Registrar());
    }

    private SshLibrary() {}

    /** Every class of this package through which the library is entered calls this from its static initialiser. */
    static void prepare() {
        // loading this class is what does it
    }

    /** Offers {@link JdkEd25519} and nothing else: all other algorithms are found in the usual way. */
    private static final class Ed25519Registrar extends AbstractSecurityProviderRegistrar {
        Ed25519Registrar() {
            super("JdkEd25519");
        }

        @Override
        public String getProviderName() {
            return "SunEC";
        }

        @Override
        public Provider getSecurityProvider() {
            return Security.getProvider(getProviderName());
        }

        @Override
        public boolean isNamedProviderUsed() {
            return false;
        }

        @Override
        public boolean isSupported() {
            return getSecurityProvider() != null;
        }

        @Override
        public Optional<EdDSASupport<?, ?>> getEdDSASupport() {
            return Optional.of(new JdkEd25519());
        }
    }
}
