package dev.slipway.server.ssh;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.slipway.host.HostUnreachable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** On the server that most machines run. */
class OpenSshTest extends ShellContract {
    private SshConnector connector;
    private OpenSshServer server;

    @BeforeAll
    static void requireOpenSsh() {
        assumeTrue(OpenSshServer.isInstalled(), "OpenSSH's server is not installed");
    }

    @BeforeEach
    void open() {
        connector = new SshConnector(SshSettings.DEFAULT);
        var authorized = TestKeys.publicLine("ed25519")
                + TestKeys.publicLine("ecdsa")
                + TestKeys.publicLine("ecdsa521")
                + TestKeys.publicLine("rsa");
        server = OpenSshServer.start(
                directory,
                authorized,
                "MaxSessions 8",
                "MaxStartups 100",
                "RekeyLimit 1M",
                "PasswordAuthentication no",
                "KbdInteractiveAuthentication no");
    }

    @AfterEach
    void close() {
        // first the server: it finds its commands by their connections
        server.stop();
        connector.close();
    }

    @Override
    SshShell shell() throws IOException {
        return connector.connect(endpoint(server.fingerprint()), TestKeys.privateKey("ed25519.openssh"));
    }

    @Override
    void dropConnections() {
        server.dropConnections();
    }

    private SshEndpoint endpoint(String fingerprint) {
        return new SshEndpoint(server.host(), server.port(), server.user(), fingerprint);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "ed25519.openssh.encrypted",
                "ecdsa.pem",
                "ecdsa521.openssh",
                "rsa.openssh",
                "rsa.pkcs8.encrypted"
            })
    void aUserSignsInWithAKeyOfAnyKind(String file) throws Exception {
        try (var shell = connector.connect(endpoint(server.fingerprint()), TestKeys.privateKey(file))) {
            assertThat(Commands.output(shell, "echo here")).isEqualTo("here\n");
        }
    }

    @ParameterizedTest
    @CsvSource({"ed25519, sha256", "ecdsa, sha256", "rsa, sha256", "ed25519, md5", "ecdsa, md5", "rsa, md5"})
    void whicheverHostKeyIsPinnedItIsAcceptedNowAndWhenSessionKeysAreRenewed(String type, String digest)
            throws Exception {
        var endpoint = endpoint(server.fingerprint(type, digest));

        try (var shell = connector.connect(endpoint, TestKeys.privateKey("ed25519.openssh"))) {
            assertThat(Commands.output(shell, "head -c 4000000 /dev/zero")).hasSize(4_000_000);
        }
    }

    @Test
    void aMachineWithAnotherHostKeyIsToldNothing() {
        var wrong = HostKeyFingerprint.of(TestKeys.publicKey("ecdsa521")).toString();

        assertThatThrownBy(() -> connector.connect(endpoint(wrong), TestKeys.privateKey("ed25519.openssh")))
                .isInstanceOf(HostUnreachable.class)
                .hasMessageContaining("is not the expected " + wrong + " but " + server.fingerprint());
        assertThat(server.awaitLog("Connection closed by")).doesNotContain("publickey");
    }

    @Test
    void anUnknownKeyIsNamedByItsFingerprint() {
        assertThatThrownBy(
                        () -> connector.connect(endpoint(server.fingerprint()), TestKeys.privateKey("ed25519b.pkcs8")))
                .isInstanceOf(HostUnreachable.class)
                .hasMessage("127.0.0.1:" + server.port() + " refused to let '" + server.user()
                        + "' in with the private key SHA256:hJpqhp/af7aYBl/xCWfQjryUNVrlUoA7Fg5isOUFWLM (ssh-ed25519)");
    }

    @Test
    void aWayToSignInThatIsNotOfferedIsToldSo() {
        assertThatThrownBy(
                        () -> connector.connect(endpoint(server.fingerprint()), new SshCredential.Password("hunter2")))
                .isInstanceOf(HostUnreachable.class)
                .hasMessage("127.0.0.1:" + server.port() + " does not let '" + server.user()
                        + "' in with a password; it wants another way to sign in");
    }

    @Test
    void discoveryTellsTheHostKey() throws Exception {
        assertThat(connector.discover(server.host(), server.port()))
                .hasToString(server.fingerprint() + " (ssh-ed25519)");
    }

    @Test
    void aCommandWaitsUntilTheMachineHasRoomForIt() throws Exception {
        var shell = shell();
        try (var first = shell.start("cat")) {
            for (int i = 1; i < 8; i++) {
                shell.start("cat");
            }
            var ninth = CompletableFuture.supplyAsync(() -> {
                try {
                    return Commands.output(shell, "echo at last");
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            });
            assertThat(server.awaitLog("no more sessions")).isNotEmpty();
            first.stdin().close();

            assertThat(ninth.get()).isEqualTo("at last\n");
        }
    }
}
