package dev.slipway.server.ssh;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** On the library's own server, with new session keys after every megabyte. */
class SshShellTest extends ShellContract {
    private static final SshCredential PASSWORD = new SshCredential.Password("correct horse");

    private SshConnector connector;
    private TestSshServer server;

    @BeforeEach
    void open() {
        connector = new SshConnector(SshSettings.DEFAULT);
        server = TestSshServer.in(directory).bytesPerSessionKey(1024 * 1024).start();
    }

    @AfterEach
    void close() {
        connector.close();
        server.stop();
    }

    @Override
    SshShell shell() throws IOException {
        return connector.connect(
                new SshEndpoint(server.host(), server.port(), "deploy", server.fingerprint()), PASSWORD);
    }

    @Override
    void dropConnections() {
        server.dropConnections();
    }

    /** OpenSSH does this too, except for root: it has no process then that could send the signal. */
    @Test
    void closingACommandThatOnlyWaitsSignalsIt() throws Exception {
        var running = shell().start("echo $$; exec sleep 1000");
        var pid = Long.parseLong(firstLine(running.stdout()));

        running.close();

        ProcessHandle.of(pid).ifPresent(handle -> handle.onExit().join());
        assertThat(ProcessHandle.of(pid).filter(ProcessHandle::isAlive)).isEmpty();
    }

    @Test
    void heartbeatsNoticeAMachineThatHasGoneSilent() throws Exception {
        var impatience = new SshSettings(
                Duration.ofSeconds(15), Duration.ofSeconds(30), Duration.ofSeconds(30), Duration.ofMillis(100));
        try (var network = new TestNetwork(server.host(), server.port());
                var hurried = new SshConnector(impatience);
                var shell = hurried.connect(
                        new SshEndpoint("127.0.0.1", network.port(), "deploy", server.fingerprint()), PASSWORD);
                var process = shell.start("sleep 1000")) {
            network.swallowEverything();

            assertThatThrownBy(process::exitCode).isInstanceOf(IOException.class);
            assertThat(shell.isOpen()).isFalse();
        }
    }

    @Test
    void closingTheConnectorClosesItsConnections() throws Exception {
        var shell = shell();

        connector.close();

        assertThat(shell.isOpen()).isFalse();
        assertThatThrownBy(() -> shell.start("true")).isInstanceOf(IOException.class);
    }
}
