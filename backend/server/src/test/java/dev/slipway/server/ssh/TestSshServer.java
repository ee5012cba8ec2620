package dev.slipway.server.ssh;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.security.KeyPair;
import java.security.PublicKey;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.sshd.common.config.keys.KeyUtils;
import org.apache.sshd.common.keyprovider.KeyPairProvider;
import org.apache.sshd.core.CoreModuleProperties;
import org.apache.sshd.server.SshServer;
import org.apache.sshd.server.auth.keyboard.InteractiveChallenge;
import org.apache.sshd.server.auth.keyboard.KeyboardInteractiveAuthenticator;
import org.apache.sshd.server.auth.keyboard.UserAuthKeyboardInteractiveFactory;
import org.apache.sshd.server.auth.password.UserAuthPasswordFactory;
import org.apache.sshd.server.auth.pubkey.UserAuthPublicKeyFactory;
import org.apache.sshd.server.session.ServerSession;
import org.jspecify.annotations.Nullable;

/**
 * An SSH server in this process, on a random port of the loopback address, whose commands are run by {@code /bin/sh}
 * for real. Like OpenSSH it lets a command live on when its connection breaks; {@link #stop} ends all that still run.
 */
public final class TestSshServer implements AutoCloseable {
    private final SshServer server = SshServer.setUpDefaultServer();
    private final Set<Process> processes = ConcurrentHashMap.newKeySet();
    private final AtomicInteger signInAttempts = new AtomicInteger();
    private final List<KeyPair> hostKeys;

    static {
        SshLibrary.prepare();
    }

    private TestSshServer(Builder builder) {
        hostKeys = List.copyOf(builder.hostKeys);
        server.setHost("127.0.0.1");
        server.setKeyPairProvider(KeyPairProvider.wrap(hostKeys));
        server.setPasswordAuthenticator((user, password, session) -> {
            signInAttempts.incrementAndGet();
            if (builder.hangsUpAtSignIn) {
                session.close(true);
            }
            return user.equals(builder.user) && password.equals(builder.password);
        });
        server.setPublickeyAuthenticator((user, key, session) -> {
            signInAttempts.incrementAndGet();
            return user.equals(builder.user)
                    && builder.authorizedKeys.stream().anyMatch(known -> KeyUtils.compareKeys(known, key));
        });
        server.setKeyboardInteractiveAuthenticator(new PasswordQuestion(builder));
        server.setUserAuthFactories(
                builder.onlyAsksQuestions
                        ? List.of(UserAuthPublicKeyFactory.INSTANCE, UserAuthKeyboardInteractiveFactory.INSTANCE)
                        : List.of(
                                UserAuthPublicKeyFactory.INSTANCE,
                                UserAuthKeyboardInteractiveFactory.INSTANCE,
                                UserAuthPasswordFactory.INSTANCE));
        server.setCommandFactory((channel, commandLine) -> new ShellCommand(commandLine, builder.home, processes));
        CoreModuleProperties.REKEY_BYTES_LIMIT.set(server, builder.bytesPerSessionKey);
    }

    /** A server that knows the user {@code deploy} with the password {@code correct horse}, and one Ed25519 host key. */
    public static TestSshServer start(Path home) {
        return in(home).start();
    }

    /** @param home the directory in which commands start, and their {@code HOME} */
    public static Builder in(Path home) {
        return new Builder(home);
    }

    /** Takes what a server is to know; each setting may be left out. */
    public static final class Builder {
        private final Path home;
        private final List<PublicKey> authorizedKeys = new ArrayList<>();
        private List<KeyPair> hostKeys = List.of();
        private String user = "deploy";
        private String password = "correct horse";
        private boolean onlyAsksQuestions;
        private boolean hangsUpAtSignIn;
        private long bytesPerSessionKey = 1L << 30;

        private Builder(Path home) {
            this.home = home;
        }

        public Builder user(String name, String itsPassword) {
            this.user = name;
            this.password = itsPassword;
            return this;
        }

        public Builder authorizedKey(PublicKey key) {
            authorizedKeys.add(key);
            return this;
        }

        public Builder hostKeys(KeyPair... pairs) {
            this.hostKeys = List.of(pairs);
            return this;
        }

        /** The password is asked for by keyboard-interactive sign-in and in no other way. */
        public Builder onlyAsksQuestions() {
            this.onlyAsksQuestions = true;
            return this;
        }

        /** The connection is cut off as soon as somebody shows a password. */
        public Builder hangsUpAtSignIn() {
            this.hangsUpAtSignIn = true;
            return this;
        }

        /** New session keys are negotiated after so many bytes. */
        public Builder bytesPerSessionKey(long bytes) {
            this.bytesPerSessionKey = bytes;
            return this;
        }

        public TestSshServer start() {
            if (hostKeys.isEmpty()) {
                hostKeys = List.of(TestKeys.generate("ed25519"));
            }
            var started = new TestSshServer(this);
            try {
                started.server.start();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
            return started;
        }
    }

    public String host() {
        return "127.0.0.1";
    }

    public int port() {
        return server.getPort();
    }

    /** Of the first host key, as {@code SHA256:...}. */
    public String fingerprint() {
        return HostKeyFingerprint.of(hostKeys.get(0).getPublic()).toString();
    }

    /** How often somebody showed a password, a public key or an answer, right or wrong. */
    public int signInAttempts() {
        return signInAttempts.get();
    }

    public int connections() {
        return server.getActiveSessions().size();
    }

    /** Cuts all connections off, as a failing network does. Commands go on. */
    public void dropConnections() {
        server.getActiveSessions().forEach(session -> session.close(true));
    }

    /** Cuts all connections off, takes no more, and kills the commands that still run. */
    public void stop() {
        try {
            server.stop(true);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        processes.forEach(process -> {
            process.descendants().forEach(ProcessHandle::destroyForcibly);
            process.destroyForcibly();
        });
    }

    @Override
    public void close() {
        stop();
    }

    /** Asks for the password in a language that no client looks out for. */
    private final class PasswordQuestion implements KeyboardInteractiveAuthenticator {
        private final Builder builder;

        PasswordQuestion(Builder builder) {
            this.builder = builder;
        }

        @Override
        public InteractiveChallenge generateChallenge(
                ServerSession session, String user, String language, String subMethods) {
            var challenge = new InteractiveChallenge();
            challenge.setInteractionName("");
            challenge.setInteractionInstruction("");
            challenge.setLanguageTag("");
            challenge.addPrompt("Mot de passe de " + user + " : ", false);
            return challenge;
        }

        @Override
        public boolean authenticate(ServerSession session, String user, @Nullable List<String> answers) {
            signInAttempts.incrementAndGet();
            return user.equals(builder.user) && List.of(builder.password).equals(answers);
        }
    }
}
