package dev.slipway.server.ssh;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.slipway.host.HostUnreachable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Certificates, and machines behind other machines, on OpenSSH. */
@Timeout(value = 2, unit = TimeUnit.MINUTES)
class WaysInTest {
    @TempDir
    private Path directory;

    private SshConnector connector;

    @BeforeAll
    static void requireOpenSsh() {
        assumeTrue(OpenSshServer.isInstalled(), "OpenSSH's server is not installed");
    }

    @BeforeEach
    void open() {
        connector = new SshConnector(SshSettings.DEFAULT);
    }

    @AfterEach
    void close() {
        connector.close();
    }

    private OpenSshServer server(String name, String authorizedKeys, String... configuration) throws IOException {
        return OpenSshServer.start(Files.createDirectory(directory.resolve(name)), authorizedKeys, configuration);
    }

    private static SshEndpoint endpoint(OpenSshServer server, String fingerprint) {
        return new SshEndpoint(server.host(), server.port(), server.user(), fingerprint);
    }

    private static SshHop hop(OpenSshServer server) {
        return new SshHop(endpoint(server, server.fingerprint()), TestKeys.privateKey("ed25519.openssh"));
    }

    /** What an authority that the test makes says of a key. */
    private String certificate(String key, String... options) throws Exception {
        Path authority = directory.resolve("authority");
        if (!Files.exists(authority)) {
            run("ssh-keygen", "-q", "-t", "ed25519", "-N", "", "-f", authority.toString());
        }
        Path file = Files.writeString(directory.resolve(key + ".pub"), TestKeys.publicLine(key));
        var command = new ArrayList<>(List.of("ssh-keygen", "-q", "-s", authority.toString(), "-I", "the deployer"));
        command.addAll(List.of(options));
        command.add(file.toString());
        run(command.toArray(String[]::new));
        return Files.readString(directory.resolve(key + "-cert.pub"));
    }

    private static void run(String... command) throws Exception {
        assertThat(new ProcessBuilder(command).inheritIO().start().waitFor()).isZero();
    }

    @ParameterizedTest
    @CsvSource({
        "ed25519, ed25519.openssh.encrypted",
        "ecdsa, ecdsa.pem",
        "ecdsa521, ecdsa521.openssh",
        "rsa, rsa.openssh"
    })
    void aUserSignsInWithACertificate(String key, String file) throws Exception {
        String certificate = certificate(key, "-n", System.getProperty("user.name"));
        try (var server = server("target", "", "TrustedUserCAKeys " + directory.resolve("authority.pub"));
                var shell = connector.connect(
                        endpoint(server, server.fingerprint()),
                        new SshCredential.CertifiedKey(TestKeys.privateKey(file), certificate))) {
            assertThat(Commands.output(shell, "echo here")).isEqualTo("here\n");
            assertThat(server.awaitLog("CERT")).contains("the deployer");
        }
    }

    @Test
    void aCertificateForOtherUsersIsRefused() throws Exception {
        String certificate = certificate("ed25519", "-n", "somebody,else");
        try (var server = server("target", "", "TrustedUserCAKeys " + directory.resolve("authority.pub"))) {
            var credential = new SshCredential.CertifiedKey(TestKeys.privateKey("ed25519.openssh"), certificate);

            assertThatThrownBy(() -> connector.connect(endpoint(server, server.fingerprint()), credential))
                    .isInstanceOf(HostUnreachable.class)
                    .hasMessageEndingWith("refused to let '" + server.user()
                            + "' in with the certificate 'the deployer' for somebody, else");
        }
    }

    @Test
    void aCertificateWhoseTimeIsOverIsNotTriedAtAll() throws Exception {
        String certificate = certificate("ed25519", "-n", "deploy", "-V", "20200101000000Z:20200102000000Z");
        var credential = new SshCredential.CertifiedKey(TestKeys.privateKey("ed25519.openssh"), certificate);

        assertThatThrownBy(() -> connector.connect(
                        new SshEndpoint("127.0.0.1", 1, "deploy", "SHA256:47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU"),
                        credential))
                .isInstanceOf(HostUnreachable.class)
                .hasMessage("Cannot sign in to deploy@127.0.0.1:1: The certificate 'the deployer' is valid from"
                        + " 2020-01-01T00:00:00Z to 2020-01-02T00:00:00Z, not now");
    }

    @Test
    void aMachineIsReachedThroughAnother() throws Exception {
        String key = TestKeys.publicLine("ed25519");
        try (var jump = server("jump", key);
                var target = server("target", key)) {
            var shell = connector.connect(hop(target), Optional.of(hop(jump)));

            assertThat(Commands.output(shell, "echo here")).isEqualTo("here\n");

            jump.dropConnections();
            while (shell.isOpen()) {
                LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(20));
            }
        }
    }

    @Test
    void closingTheConnectionClosesTheOneOnTheWay() throws Exception {
        String key = TestKeys.publicLine("ed25519");
        try (var jump = server("jump", key);
                var target = server("target", key)) {
            connector.connect(hop(target), Optional.of(hop(jump))).close();

            assertThat(jump.awaitLog("Closing connection to")).contains("Accepted publickey");
        }
    }

    @Test
    void theHostKeysOfBothMachinesArePinned() throws Exception {
        String key = TestKeys.publicLine("ed25519");
        try (var jump = server("jump", key);
                var target = server("target", key)) {
            String wrong = "SHA256:47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU";
            var wrongJump = new SshHop(endpoint(jump, wrong), hop(jump).credential());
            var wrongTarget = new SshHop(endpoint(target, wrong), hop(target).credential());

            assertThatThrownBy(() -> connector.connect(hop(target), Optional.of(wrongJump)))
                    .isInstanceOf(HostUnreachable.class)
                    .hasMessageStartingWith(
                            "The host key of 127.0.0.1:" + jump.port() + " is not the expected " + wrong);
            assertThatThrownBy(() -> connector.connect(wrongTarget, Optional.of(hop(jump))))
                    .isInstanceOf(HostUnreachable.class)
                    .hasMessageStartingWith(
                            "The host key of 127.0.0.1:" + target.port() + " is not the expected " + wrong);
            assertThat(target.awaitLog("Connection closed by")).doesNotContain("Accepted publickey");
        }
    }

    @Test
    void theHostKeyOfAMachineBehindAnotherIsDiscovered() throws Exception {
        String key = TestKeys.publicLine("ed25519");
        try (var jump = server("jump", key);
                var target = server("target", key)) {
            assertThat(connector.discover(target.host(), target.port(), Optional.of(hop(jump))))
                    .hasToString(target.fingerprint() + " (ssh-ed25519)");
        }
    }

    @Test
    void whatTheMachineOnTheWayCannotReachIsTold() throws Exception {
        try (var jump = server("jump", TestKeys.publicLine("ed25519"))) {
            var nowhere = new SshHop(
                    new SshEndpoint("127.0.0.1", 1, "deploy", jump.fingerprint()),
                    TestKeys.privateKey("ed25519.openssh"));

            assertThatThrownBy(() -> connector.connect(nowhere, Optional.of(hop(jump))))
                    .isInstanceOf(HostUnreachable.class)
                    .hasMessageStartingWith("No SSH connection to 127.0.0.1:1 through 127.0.0.1:" + jump.port() + ": ")
                    .hasMessageEndingWith(", or 127.0.0.1:" + jump.port() + " cannot reach it");
        }
    }
}
