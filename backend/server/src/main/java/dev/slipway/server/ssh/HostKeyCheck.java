package dev.slipway.server.ssh;

import java.io.EOFException;
import java.net.SocketAddress;
import java.security.PublicKey;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Future;
import java.util.function.Predicate;
import org.apache.sshd.client.SshClient;
import org.apache.sshd.client.keyverifier.ServerKeyVerifier;
import org.apache.sshd.client.session.ClientSession;
import org.apache.sshd.common.AttributeRepository;
import org.apache.sshd.common.AttributeRepository.AttributeKey;
import org.apache.sshd.common.config.keys.KeyUtils;
import org.apache.sshd.common.kex.KexProposalOption;
import org.apache.sshd.common.keyprovider.KeyPairProvider;
import org.apache.sshd.common.session.Session;
import org.apache.sshd.common.session.SessionListener;
import org.jspecify.annotations.Nullable;

/**
 * The question to one connection which host key it has. A machine has keys of several algorithms and shows the one of
 * the algorithm that the client likes best, so the pinned key may be another one than the one shown.
 */
final class HostKeyCheck {
    /** Best first. A key is pinned here by itself, so certificates of host keys are of no use. */
    static final List<String> ALGORITHMS = List.of(
            KeyPairProvider.SSH_ED25519,
            KeyPairProvider.ECDSA_SHA2_NISTP256,
            KeyPairProvider.ECDSA_SHA2_NISTP384,
            KeyPairProvider.ECDSA_SHA2_NISTP521,
            KeyUtils.RSA_SHA512_KEY_TYPE_ALIAS,
            KeyUtils.RSA_SHA256_KEY_TYPE_ALIAS,
            KeyPairProvider.SSH_RSA);

    private static final AttributeKey<HostKeyCheck> KEY = new AttributeKey<>();

    private final List<String> algorithms;
    private final Predicate<PublicKey> acceptable;
    private final CompletableFuture<Shown> shown = new CompletableFuture<>();
    private volatile @Nullable Session connection;

    HostKeyCheck(List<String> algorithms, Predicate<PublicKey> acceptable) {
        this.algorithms = algorithms;
        this.acceptable = acceptable;
    }

    /**
     * The key a machine showed.
     *
     * @param accepted whether the connection goes on; else the library ends it before anything else is sent
     * @param otherAlgorithms those asked for that the machine has another key for
     */
    record Shown(ClientSession connection, PublicKey key, boolean accepted, List<String> otherAlgorithms) {}

    /** Fails with what ended the connection when that was before a key was shown. */
    Future<Shown> shown() {
        return shown;
    }

    /** Goes with the connection that is to be asked. */
    AttributeRepository asContext() {
        return AttributeRepository.ofKeyValuePair(KEY, this);
    }

    /** Ends the connection, when there is one. */
    void giveUp() {
        var established = connection;
        if (established != null) {
            established.close(true);
        }
    }

    private boolean verify(ClientSession session, PublicKey key) {
        var accepted = acceptable.test(key);
        shown.complete(new Shown(session, key, accepted, otherAlgorithms(session, key)));
        return accepted;
    }

    private List<String> otherAlgorithms(ClientSession session, PublicKey key) {
        var proposal = session.getServerKexProposals().getOrDefault(KexProposalOption.SERVERKEYS, "");
        var offered = Arrays.asList(proposal.split(","));
        var type = KeyUtils.getKeyType(key);
        return algorithms.stream()
                .filter(offered::contains)
                .filter(algorithm -> !KeyUtils.getCanonicalKeyType(algorithm).equals(type))
                .toList();
    }

    /** Makes all connections of a client ask the check in their context. */
    static void installIn(SshClient client) {
        var asking = new Asking();
        client.setServerKeyVerifier(asking);
        client.addSessionListener(asking);
    }

    private static final class Asking implements ServerKeyVerifier, SessionListener {
        private static HostKeyCheck of(Session session) {
            var context = ((ClientSession) session).getConnectionContext();
            return context.getAttribute(KEY);
        }

        @Override
        public void sessionCreated(Session session) {
            of(session).connection = session;
        }

        /** Also asked when a connection renews its session keys, and then again about the same key. */
        @Override
        public void sessionNegotiationOptionsCreated(Session session, Map<KexProposalOption, String> proposal) {
            proposal.put(KexProposalOption.SERVERKEYS, String.join(",", of(session).algorithms));
        }

        @Override
        public boolean verifyServerKey(ClientSession session, SocketAddress address, PublicKey key) {
            return of(session).verify(session, key);
        }

        @Override
        public void sessionException(Session session, Throwable problem) {
            of(session).shown.completeExceptionally(problem);
        }

        @Override
        public void sessionClosed(Session session) {
            of(session).shown.completeExceptionally(new EOFException("the machine closed the connection"));
        }
    }
}
