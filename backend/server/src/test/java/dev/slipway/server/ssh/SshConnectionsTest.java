package dev.slipway.server.ssh;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.slipway.host.HostUnreachable;
import dev.slipway.host.Shell;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** That connections are used again, and only by whom they are for. */
class SshConnectionsTest {
    private static final SshCredential PASSWORD = new SshCredential.Password("correct horse");

    @TempDir
    private Path home;

    private SshConnector connector;
    private static final Optional<SshHop> DIRECTLY = Optional.empty();

    private TestSshServer server;
    private SshConnections connections;

    @BeforeEach
    void open() {
        connector = new SshConnector(SshSettings.DEFAULT);
        server = TestSshServer.start(home);
        connections = new SshConnections(connector, Duration.ofMinutes(10));
    }

    @AfterEach
    void close() {
        connector.close();
        server.close();
    }

    private SshEndpoint endpoint() {
        return new SshEndpoint(server.host(), server.port(), "deploy", server.fingerprint());
    }

    private Shell connect() throws IOException {
        return connections.connect(new SshHop(endpoint(), PASSWORD), DIRECTLY);
    }

    private static void use(Shell shell) throws IOException {
        try (var process = shell.start("echo here")) {
            assertThat(new String(process.stdout().readAllBytes(), UTF_8)).isEqualTo("here\n");
            assertThat(process.exitCode()).isZero();
        }
    }

    @Test
    void aConnectionThatWasGivenBackIsUsedAgain() throws Exception {
        for (int time = 0; time < 3; time++) {
            try (Shell shell = connect()) {
                use(shell);
            }
        }

        assertThat(server.signInAttempts()).isEqualTo(1);
    }

    @Test
    void twoWhoNeedAMachineAtOnceHaveAConnectionEach() throws Exception {
        try (Shell one = connect();
                Shell other = connect()) {
            use(one);
            use(other);
            assertThat(server.connections()).isEqualTo(2);
        }
    }

    @Test
    void closingTwiceGivesBackOnce() throws Exception {
        Shell shell = connect();
        shell.close();
        shell.close();

        try (Shell one = connect();
                Shell other = connect()) {
            use(one);
            use(other);
            assertThat(server.connections()).isEqualTo(2);
        }
    }

    @Test
    void anotherCredentialHasToProveItself() throws Exception {
        connect().close();

        assertThatThrownBy(() ->
                        connections.connect(new SshHop(endpoint(), new SshCredential.Password("wrong")), DIRECTLY))
                .isInstanceOf(HostUnreachable.class);
    }

    @Test
    void anotherHostKeyIsNotTakenForTheOneThatWasSeen() throws Exception {
        connect().close();
        String other = "SHA256:" + "A".repeat(43);

        assertThatThrownBy(() -> connections.connect(
                        new SshHop(new SshEndpoint(server.host(), server.port(), "deploy", other), PASSWORD), DIRECTLY))
                .isInstanceOf(HostUnreachable.class)
                .hasMessageContaining("host key");
    }

    @Test
    void aConnectionThatBrokeIsNotUsedAgain() throws Exception {
        try (Shell shell = connect()) {
            server.dropConnections();
            assertThatThrownBy(() -> {
                        while (true) {
                            use(shell);
                        }
                    })
                    .isInstanceOf(IOException.class);
        }

        try (Shell shell = connect()) {
            use(shell);
        }
    }

    @Test
    void whatNobodyUsesIsClosed() throws Exception {
        var forgetful = new SshConnections(connector, Duration.ofMillis(50));
        try (Shell shell = forgetful.connect(new SshHop(endpoint(), PASSWORD), DIRECTLY)) {
            use(shell);
        }

        while (server.connections() > 0) {
            Thread.onSpinWait();
        }
        try (Shell shell = forgetful.connect(new SshHop(endpoint(), PASSWORD), DIRECTLY)) {
            use(shell);
        }
        assertThat(server.signInAttempts()).isEqualTo(2);
    }
}
