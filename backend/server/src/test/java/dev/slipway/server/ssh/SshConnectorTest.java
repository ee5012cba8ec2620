package dev.slipway.server.ssh;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.slipway.host.HostUnreachable;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.PublicKey;
import java.time.Duration;
import java.util.stream.Stream;
import org.apache.sshd.common.config.keys.KeyUtils;
import org.apache.sshd.common.digest.BuiltinDigests;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SshConnectorTest {
    private static final SshCredential PASSWORD = new SshCredential.Password("correct horse");

    private static SshConnector connector;

    @TempDir
    Path home;

    @BeforeAll
    static void open() {
        connector = new SshConnector(SshSettings.DEFAULT);
    }

    @AfterAll
    static void close() {
        connector.close();
    }

    private static SshEndpoint endpoint(TestSshServer server) {
        return endpoint(server, server.fingerprint());
    }

    private static SshEndpoint endpoint(TestSshServer server, String fingerprint) {
        return new SshEndpoint(server.host(), server.port(), "deploy", fingerprint);
    }

    @Test
    void aUserSignsInWithAPassword() throws Exception {
        try (var server = TestSshServer.start(home);
                var shell = connector.connect(endpoint(server), PASSWORD)) {
            assertThat(Commands.output(shell, "echo here")).isEqualTo("here\n");
            assertThat(shell.isOpen()).isTrue();
            assertThat(shell).hasToString("ssh://deploy@127.0.0.1:" + server.port());
        }
    }

    @Test
    void aPasswordAlsoAnswersAServerThatOnlyAsksQuestions() throws Exception {
        try (var server = TestSshServer.in(home).onlyAsksQuestions().start();
                var shell = connector.connect(endpoint(server), PASSWORD)) {
            assertThat(Commands.output(shell, "echo here")).isEqualTo("here\n");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "ed25519.openssh",
                "ed25519.openssh.encrypted",
                "ed25519b.pkcs8.encrypted",
                "ecdsa.openssh.encrypted",
                "ecdsa.pem",
                "ecdsa521.openssh",
                "rsa.openssh",
                "rsa.pem.encrypted",
                "rsa.pkcs8.encrypted"
            })
    void aUserSignsInWithAKeyOfAnyKind(String file) throws Exception {
        try (var server = TestSshServer.in(home)
                        .authorizedKey(TestKeys.publicKey(file))
                        .start();
                var shell = connector.connect(endpoint(server), TestKeys.privateKey(file))) {
            assertThat(Commands.output(shell, "echo here")).isEqualTo("here\n");
        }
    }

    @Test
    void aWrongPasswordIsTriedOnceAndNotShown() {
        try (var server = TestSshServer.start(home)) {
            assertThatThrownBy(() -> connector.connect(endpoint(server), new SshCredential.Password("hunter2")))
                    .isInstanceOf(HostUnreachable.class)
                    .hasMessage("127.0.0.1:" + server.port() + " refused to let 'deploy' in with a password");
            assertThat(server.signInAttempts()).isEqualTo(1);
        }
    }

    @Test
    void aWrongAnswerIsGivenOnce() {
        try (var server = TestSshServer.in(home).onlyAsksQuestions().start()) {
            assertThatThrownBy(() -> connector.connect(endpoint(server), new SshCredential.Password("hunter2")))
                    .isInstanceOf(HostUnreachable.class)
                    .hasMessage("127.0.0.1:" + server.port() + " refused to let 'deploy' in with a password");
            assertThat(server.signInAttempts()).isEqualTo(1);
        }
    }

    @Test
    void anUnknownKeyIsNamedByItsFingerprint() {
        try (var server =
                TestSshServer.in(home).authorizedKey(TestKeys.publicKey("rsa")).start()) {
            assertThatThrownBy(() -> connector.connect(endpoint(server), TestKeys.privateKey("ed25519.openssh")))
                    .isInstanceOf(HostUnreachable.class)
                    .hasMessage("127.0.0.1:" + server.port() + " refused to let 'deploy' in with the private key"
                            + " SHA256:0zzNWaZIDfipZYqZ4VdXB857LZtOM9RY19n3ompuW+I (ssh-ed25519)");
        }
    }

    @Test
    void aMachineThatHangsUpDuringTheSignInIsNotSaidToHaveRefusedIt() {
        try (var server = TestSshServer.in(home).hangsUpAtSignIn().start()) {
            assertThatThrownBy(() -> connector.connect(endpoint(server), PASSWORD))
                    .isInstanceOf(HostUnreachable.class)
                    .hasMessageStartingWith("127.0.0.1:" + server.port() + " broke off the sign-in of 'deploy': ");
        }
    }

    @Test
    void aKeyThatCannotBeReadIsNotTriedAtAll() {
        try (var server = TestSshServer.start(home)) {
            assertThatThrownBy(() -> connector.connect(
                            endpoint(server), TestKeys.privateKey("rsa.openssh.encrypted", "hunter2")))
                    .isInstanceOf(HostUnreachable.class)
                    .hasMessage("Cannot sign in to deploy@127.0.0.1:" + server.port()
                            + ": The private key does not open with the passphrase given, or is damaged");
            assertThat(server.connections()).isZero();
        }
    }

    @Test
    void aMachineWithAnotherHostKeyIsToldNothing() {
        var expected = HostKeyFingerprint.of(TestKeys.publicKey("rsa")).toString();
        try (var server = TestSshServer.start(home)) {
            assertThatThrownBy(() -> connector.connect(endpoint(server, expected), PASSWORD))
                    .isInstanceOf(HostUnreachable.class)
                    .hasMessage("The host key of 127.0.0.1:" + server.port() + " is not the expected " + expected
                            + " but " + server.fingerprint() + " (ssh-ed25519). Either the machine got a new key,"
                            + " or another machine answers in its place; nobody has signed in");
            assertThat(server.signInAttempts()).isZero();
        }
    }

    @Test
    void aMismatchIsShownInTheDigestThatIsStored() {
        try (var server = TestSshServer.start(home)) {
            assertThatThrownBy(() -> connector.connect(
                            endpoint(server, "00:11:22:33:44:55:66:77:88:99:aa:bb:cc:dd:ee:ff"), PASSWORD))
                    .isInstanceOf(HostUnreachable.class)
                    .hasMessageContaining(
                            "is not the expected MD5:00:11:22:33:44:55:66:77:88:99:aa:bb:cc:dd:ee:ff but MD5:");
            assertThat(server.signInAttempts()).isZero();
        }
    }

    @Test
    void withoutAFingerprintNobodySignsIn() {
        try (var server = TestSshServer.start(home)) {
            assertThatThrownBy(() -> connector.connect(endpoint(server, " "), PASSWORD))
                    .isInstanceOf(HostUnreachable.class)
                    .hasMessageContaining("is not known")
                    .hasMessageContaining("Discover the machine");
            assertThatThrownBy(() -> connector.connect(endpoint(server, "AA:BB"), PASSWORD))
                    .isInstanceOf(HostUnreachable.class)
                    .hasMessageContaining("'AA:BB' is not a host key fingerprint");
            assertThat(server.signInAttempts()).isZero();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"ed25519", "ecdsa", "rsa"})
    void whicheverKeyOfAMachineIsPinnedItIsAccepted(String type) throws Exception {
        var pinned = TestKeys.generate(type);
        var others = Stream.of("ed25519", "ecdsa", "rsa")
                .filter(other -> !other.equals(type))
                .map(TestKeys::generate)
                .toList();
        try (var server = TestSshServer.in(home)
                        .hostKeys(pinned, others.get(0), others.get(1))
                        .authorizedKey(TestKeys.publicKey("ecdsa521"))
                        .start();
                var bySha256 = connector.connect(endpoint(server), PASSWORD);
                var byMd5 = connector.connect(
                        endpoint(server, md5(pinned.getPublic())), TestKeys.privateKey("ecdsa521.openssh"))) {
            assertThat(Commands.output(bySha256, "echo here")).isEqualTo("here\n");
            assertThat(Commands.output(byMd5, "echo here")).isEqualTo("here\n");
        }
    }

    private static String md5(PublicKey key) {
        return KeyUtils.getFingerPrint(BuiltinDigests.md5, key);
    }

    @Test
    void allKeysOfAMachineAreShownWhenNoneIsTheExpected() {
        try (var server = TestSshServer.in(home)
                .hostKeys(TestKeys.generate("rsa"), TestKeys.generate("ecdsa"), TestKeys.generate("ed25519"))
                .start()) {
            assertThatThrownBy(() -> connector.connect(endpoint(server, "204350be088f8e836080d2f74ca3a77d"), PASSWORD))
                    .isInstanceOf(HostUnreachable.class)
                    .hasMessageContainingAll("(ssh-ed25519) or ", "(ecdsa-sha2-nistp256) or ", "(ssh-rsa). ");
            assertThat(server.signInAttempts()).isZero();
        }
    }

    @Test
    void discoveryTellsTheHostKeyAndSignsNobodyIn() throws Exception {
        try (var server = TestSshServer.start(home)) {
            var key = connector.discover(server.host(), server.port());

            assertThat(key.algorithm()).isEqualTo("ssh-ed25519");
            assertThat(key.fingerprint()).hasToString(server.fingerprint());
            assertThat(server.signInAttempts()).isZero();
        }
    }

    @Test
    void aPortThatNobodyListensOnIsToldSo() throws Exception {
        int free;
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            free = socket.getLocalPort();
        }
        assertThatThrownBy(() -> connector.discover("127.0.0.1", free))
                .isInstanceOf(HostUnreachable.class)
                .hasMessage("Cannot reach 127.0.0.1:" + free + ": Connection refused");
    }

    @Test
    void aNameThatIsUnknownIsToldSo() {
        assertThatThrownBy(() -> connector.discover("no-such-machine.invalid", 22))
                .isInstanceOf(HostUnreachable.class)
                .hasMessage("Cannot reach no-such-machine.invalid: no machine is known by this name");
    }

    @Test
    void aServerThatSaysNothingIsGivenUp() throws Exception {
        var impatience = new SshSettings(
                Duration.ofSeconds(15), Duration.ofMillis(300), Duration.ofSeconds(30), Duration.ofSeconds(15));
        try (var silent = new ServerSocket(0, 5, InetAddress.getLoopbackAddress());
                var hurried = new SshConnector(impatience)) {
            assertThatThrownBy(() -> hurried.discover("127.0.0.1", silent.getLocalPort()))
                    .isInstanceOf(HostUnreachable.class)
                    .hasMessage("127.0.0.1:" + silent.getLocalPort() + " accepted the connection, but has not shown a"
                            + " host key within 300 ms; is it an SSH server?");
        }
    }

    @Test
    void aServerThatIsNoSshServerIsToldSo() throws Exception {
        try (var web = new ServerSocket(0, 5, InetAddress.getLoopbackAddress())) {
            var answering = new Thread(() -> {
                try (var socket = web.accept()) {
                    socket.getOutputStream()
                            .write("HTTP/1.1 400 Bad Request\r\nConnection: close\r\n\r\n"
                                    .getBytes(StandardCharsets.US_ASCII));
                    socket.shutdownOutput();
                    socket.getInputStream().readAllBytes();
                } catch (IOException e) {
                    // the client went away
                }
            });
            answering.start();

            assertThatThrownBy(() -> connector.discover("127.0.0.1", web.getLocalPort()))
                    .isInstanceOf(HostUnreachable.class)
                    .hasMessageStartingWith("No SSH connection to 127.0.0.1:" + web.getLocalPort() + ": ");
            answering.join();
        }
    }
}
