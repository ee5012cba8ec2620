package dev.slipway.server.ssh;

import dev.slipway.host.HostUnreachable;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.InetSocketAddress;
import java.security.PublicKey;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.BiConsumer;
import java.util.stream.Collectors;
import org.apache.sshd.client.SshClient;
import org.apache.sshd.client.config.hosts.HostConfigEntryResolver;
import org.apache.sshd.client.session.ClientSession;
import org.apache.sshd.common.SshConstants;
import org.apache.sshd.common.SshException;
import org.apache.sshd.common.future.CancelOption;
import org.apache.sshd.common.keyprovider.KeyIdentityProvider;
import org.apache.sshd.common.session.helpers.MissingAttachedSessionException;
import org.apache.sshd.common.util.ExceptionUtils;
import org.apache.sshd.core.CoreModuleProperties;

/**
 * Makes connections to machines. One for the whole server: all connections share its few threads. Safe for use by
 * several threads; closing it closes all its connections.
 */
public final class SshConnector implements AutoCloseable {
    /** Threads move bytes between sockets and buffers and never wait, so a few serve many machines. */
    private static final int IO_THREADS = Math.max(4, Runtime.getRuntime().availableProcessors());

    private static final int UNANSWERED_HEARTBEATS = 3;

    static {
        SshLibrary.prepare();
    }

    private final SshSettings settings;
    private final SshClient client;

    public SshConnector(SshSettings settings) {
        this.settings = settings;
        this.client = SshClient.setUpDefaultClient();
        client.setNioWorkers(IO_THREADS);
        // Neither ~/.ssh/config nor ~/.ssh/id_* of the user who runs the server have a say.
        client.setHostConfigEntryResolver(HostConfigEntryResolver.EMPTY);
        client.setKeyIdentityProvider(KeyIdentityProvider.EMPTY_KEYS_PROVIDER);
        HostKeyCheck.installIn(client);
        SignIn.installIn(client);
        CoreModuleProperties.TCP_NODELAY.set(client, true);
        CoreModuleProperties.SOCKET_KEEPALIVE.set(client, true);
        CoreModuleProperties.AUTH_TIMEOUT.set(client, settings.signIn().multipliedBy(2));
        CoreModuleProperties.HEARTBEAT_INTERVAL.set(client, settings.heartbeat());
        CoreModuleProperties.HEARTBEAT_NO_REPLY_MAX.set(client, UNANSWERED_HEARTBEATS);
        // A command may be silent, or leave its input unread, for hours; heartbeats tell whether the machine is there.
        CoreModuleProperties.IDLE_TIMEOUT.set(client, Duration.ZERO);
        CoreModuleProperties.WAIT_FOR_SPACE_TIMEOUT.set(client, Duration.ofDays(365));
        client.start();
    }

    /**
     * Signs in, once the machine has proved to be the one expected.
     *
     * @throws HostUnreachable when it cannot be reached, has another host key, or does not let the user in
     * @throws InterruptedIOException when the thread is interrupted
     */
    public SshShell connect(SshEndpoint endpoint, SshCredential credential) throws IOException {
        return connect(new SshHop(endpoint, credential), Optional.empty());
    }

    /**
     * Signs in, through another machine if one is given; each proves first to be the one expected.
     *
     * @throws HostUnreachable when one of them cannot be reached, has another host key, or does not let the user in
     * @throws InterruptedIOException when the thread is interrupted
     */
    public SshShell connect(SshHop target, Optional<SshHop> through) throws IOException {
        return over(
                through,
                route -> new SshShell(signedIn(target, route), target.endpoint(), settings.startCommand()),
                (shell, jump) -> shell.onClose(() -> jump.close(false)));
    }

    /** What is done over a route to a machine. */
    private interface Connecting<T> {
        T over(Route route) throws IOException;
    }

    /** @param afterwards what becomes of the connection to the machine on the way */
    private <T> T over(Optional<SshHop> through, Connecting<T> work, BiConsumer<T, ClientSession> afterwards)
            throws IOException {
        if (through.isEmpty()) {
            return work.over(Route.DIRECT);
        }
        ClientSession jump = signedIn(through.get(), Route.DIRECT);
        try (var tunnel = new Tunnel(jump, through.get().endpoint())) {
            T done = work.over(tunnel);
            afterwards.accept(done, jump);
            return done;
        } catch (IOException | RuntimeException e) {
            jump.close(true);
            throw e;
        }
    }

    private ClientSession signedIn(SshHop hop, Route route) throws IOException {
        SshEndpoint endpoint = hop.endpoint();
        var expected = expectedKey(endpoint);
        SignIn signIn;
        try {
            signIn = SignIn.with(hop.credential());
        } catch (UnusablePrivateKey | UnusableCertificate e) {
            throw new HostUnreachable("Cannot sign in to " + endpoint + ": " + e.getMessage(), e);
        }
        var session = openTrusted(endpoint, route, expected);
        try {
            signIn(session, endpoint, signIn);
            return session;
        } catch (IOException | RuntimeException e) {
            session.close(true);
            throw e;
        }
    }

    /**
     * The host key by which a machine introduces itself. Nobody signs in, and nothing proves that it is the machine
     * one means: a person has to compare.
     *
     * @throws HostUnreachable when it cannot be reached or does not talk SSH
     * @throws InterruptedIOException when the thread is interrupted
     */
    public HostKey discover(String host, int port) throws IOException {
        return discover(host, port, Optional.empty());
    }

    /** The same of a machine behind another one, to which one signs in. */
    public HostKey discover(String host, int port, Optional<SshHop> through) throws IOException {
        var check = new HostKeyCheck(HostKeyCheck.ALGORITHMS, key -> false);
        return over(
                through,
                route -> HostKey.of(ask(host, port, "", route, check).key()),
                (key, jump) -> jump.close(false));
    }

    @Override
    public void close() {
        client.stop();
    }

    private static HostKeyFingerprint expectedKey(SshEndpoint endpoint) throws HostUnreachable {
        if (endpoint.fingerprint().isBlank()) {
            throw new HostUnreachable(
                    "The host key of " + endpoint.address() + " is not known, so nobody signs in there."
                            + " Discover the machine, compare the fingerprint with what"
                            + " 'ssh-keygen -l -f /etc/ssh/ssh_host_ed25519_key.pub' prints on it, and save it");
        }
        try {
            return HostKeyFingerprint.parse(endpoint.fingerprint());
        } catch (IllegalArgumentException e) {
            throw new HostUnreachable("The host key of " + endpoint.address() + " is not known: " + e.getMessage(), e);
        }
    }

    private ClientSession openTrusted(SshEndpoint endpoint, Route route, HostKeyFingerprint expected)
            throws IOException {
        var seen = new ArrayList<PublicKey>();
        var algorithms = HostKeyCheck.ALGORITHMS;
        do {
            var check = new HostKeyCheck(algorithms, expected::matches);
            var shown = ask(endpoint.host(), endpoint.port(), endpoint.userName(), route, check);
            if (shown.accepted()) {
                return shown.connection();
            }
            seen.add(shown.key());
            algorithms = shown.otherAlgorithms();
        } while (!algorithms.isEmpty());
        throw new HostUnreachable("The host key of " + endpoint.address() + " is not the expected " + expected + " but "
                + seen.stream()
                        .map(key -> new HostKey(HostKey.of(key).algorithm(), expected.sameDigestOf(key)).toString())
                        .collect(Collectors.joining(" or "))
                + ". Either the machine got a new key, or another machine answers in its place; nobody has signed in");
    }

    /** Connects and exchanges keys. The connection is left open only if the key is accepted. */
    private HostKeyCheck.Shown ask(String host, int port, String user, Route route, HostKeyCheck check)
            throws IOException {
        var isAccepted = false;
        try {
            connectToAny(host, port, user, route, check);
            var shown = check.shown().get(settings.signIn().toMillis(), TimeUnit.MILLISECONDS);
            isAccepted = shown.accepted();
            return shown;
        } catch (ExecutionException e) {
            throw new HostUnreachable(
                    "No SSH connection to " + route.name(host, port) + ": " + reason(e) + route.doubt(), e);
        } catch (TimeoutException e) {
            throw new HostUnreachable(
                    route.name(host, port) + " accepted the connection, but has not shown a host key within "
                            + inWords(settings.signIn()) + "; is it an SSH server?",
                    e);
        } catch (InterruptedException e) {
            throw interrupted(e);
        } finally {
            if (!isAccepted) {
                check.giveUp();
            }
        }
    }

    private void connectToAny(String host, int port, String user, Route route, HostKeyCheck check) throws IOException {
        HostUnreachable unreachable = null;
        for (var address : route.addresses(host, port)) {
            try {
                connectTo(address, route.name(host, port), user, check);
                return;
            } catch (HostUnreachable e) {
                if (unreachable != null) {
                    e.addSuppressed(unreachable);
                }
                unreachable = e;
            }
        }
        throw unreachable == null ? new HostUnreachable("Cannot reach " + host + ": it has no address") : unreachable;
    }

    private void connectTo(InetSocketAddress address, String name, String user, HostKeyCheck check) throws IOException {
        try {
            client.connect(user, address, check.asContext(), null)
                    .verify(settings.connect(), CancelOption.CANCEL_ON_TIMEOUT, CancelOption.CANCEL_ON_INTERRUPT);
        } catch (InterruptedIOException e) {
            throw e;
        } catch (IOException e) {
            if (e.getCause() instanceof MissingAttachedSessionException) {
                return; // connected, and over again before the library noticed: the check knows why
            }
            throw new HostUnreachable("Cannot reach " + name + ": " + reason(e), e);
        }
    }

    /** The library wraps what went wrong once or twice. */
    private String reason(Exception problem) {
        var cause = problem.getCause() == null ? problem : problem.getCause();
        if (cause instanceof TimeoutException) {
            return "no answer within " + inWords(settings.connect());
        }
        return Objects.requireNonNullElse(cause.getMessage(), cause.toString());
    }

    private void signIn(ClientSession session, SshEndpoint endpoint, SignIn signIn) throws IOException {
        signIn.attachTo(session);
        var answer = session.auth();
        if (!answer.await(settings.signIn())) {
            throw new HostUnreachable(endpoint.address() + " has not answered the sign-in of '" + endpoint.userName()
                    + "' within " + inWords(settings.signIn()));
        }
        if (answer.isSuccess()) {
            return;
        }
        var problem = ExceptionUtils.peelException(answer.getException());
        var wasRefused = problem instanceof SshException ssh
                && ssh.getDisconnectCode() == SshConstants.SSH2_DISCONNECT_NO_MORE_AUTH_METHODS_AVAILABLE;
        throw new HostUnreachable(
                wasRefused
                        ? signIn.refusal(endpoint)
                        : endpoint.address() + " broke off the sign-in of '" + endpoint.userName() + "': "
                                + problem.getMessage(),
                problem);
    }

    private static InterruptedIOException interrupted(InterruptedException cause) {
        Thread.currentThread().interrupt();
        var interrupted = new InterruptedIOException("Interrupted while connecting");
        interrupted.initCause(cause);
        return interrupted;
    }

    private static String inWords(Duration time) {
        return time.toMillis() % 1000 == 0 ? time.toSeconds() + " s" : time.toMillis() + " ms";
    }
}
