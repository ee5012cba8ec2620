package dev.slipway.host;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A machine behind OpenSSH, whose sessions and pipes behave differently from those of a child process. */
@Timeout(value = 2, unit = TimeUnit.MINUTES)
class OpenSshMachineTest {
    private static final Path SSHD = Path.of("/usr/sbin/sshd");

    @TempDir
    Path directory;

    private Process sshd;
    private ScriptHost host;
    private int port;

    @BeforeEach
    void startServer() throws Exception {
        assumeTrue(Files.isExecutable(SSHD) && TestMachines.isInstalled("ssh"), "OpenSSH is not installed");
        Files.setPosixFilePermissions(directory, PosixFilePermissions.fromString("rwx------"));
        for (String key : List.of("host", "user")) {
            run(
                    "ssh-keygen",
                    "-q",
                    "-t",
                    "ed25519",
                    "-N",
                    "",
                    "-f",
                    directory.resolve(key).toString());
        }
        Files.copy(directory.resolve("user.pub"), directory.resolve("authorized_keys"));
        try (var free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = free.getLocalPort();
        }
        Path config = Files.writeString(
                directory.resolve("sshd_config"),
                """
                ListenAddress 127.0.0.1
                Port %d
                HostKey %s
                AuthorizedKeysFile %s
                PidFile none
                StrictModes no
                SetEnv SHLVL=2
                UsePAM no
                """
                        .formatted(port, directory.resolve("host"), directory.resolve("authorized_keys")));
        sshd = new ProcessBuilder(SSHD.toString(), "-D", "-e", "-f", config.toString())
                .redirectError(directory.resolve("sshd.log").toFile())
                .start();
        assumeTrue(answers(), () -> "sshd does not run here: " + log());
        host = new ShellScriptHost(
                TestMachines.changed(line -> "exec ssh -F none -o BatchMode=yes -o StrictHostKeyChecking=no"
                        + " -o UserKnownHostsFile=/dev/null -o LogLevel=ERROR -i " + directory.resolve("user") + " -p "
                        + port + " 127.0.0.1 '" + line.replace("'", "'\\''") + "'"),
                TestMachines.settings(directory.resolve("root")));
    }

    @AfterEach
    void stopServer() {
        if (sshd != null) {
            sshd.descendants().forEach(ProcessHandle::destroyForcibly);
            sshd.destroyForcibly();
        }
    }

    @Test
    void aScriptRunsAndIsRead() throws Exception {
        var finished = new ScriptRunner(host).run("echo out; sleep 0.1; echo err >&2; exit 7");

        assertThat(finished.text()).isEqualTo("out\nerr\n");
        assertThat(finished.state()).isEqualTo(new ScriptState.Exited(7));
    }

    @Test
    void aScriptOutlivesTheServerOfItsConnection() throws Exception {
        Path go = directory.resolve("go");
        Ticket ticket = new ScriptRunner(host).start("until [ -e '" + go + "' ]; do sleep 0.1; done; echo still here");
        stopServer();
        Files.createFile(go);

        try (ScriptHost local = TestMachines.local(directory.resolve("root"))) {
            assertThat(new ScriptRunner(local).finish(ticket).stdout()).isEqualTo("still here\n");
        }
    }

    @Test
    void cancellingEndsTheScript() throws Exception {
        var runner = new ScriptRunner(host);
        Ticket ticket = runner.start("echo ready; sleep 60");
        runner.await(ticket, "ready");

        ScriptRunner.cancel(host, ticket);
        assertThat(host.read(ticket, OutputPosition.START, Duration.ZERO).state())
                .isEqualTo(new ScriptState.Cancelled());
        host.forget(ticket);
    }

    @Test
    void aPackageGoesThereOnceAndFilesGoBothWays() throws Exception {
        byte[] bytes = new byte[3_000_000];
        Arrays.fill(bytes, (byte) 'x');
        PackageContent content = MachineFilesTest.packageOf(bytes);
        CachedPackage cached = host.ensurePackage(content);

        assertThat(host.ensurePackage(content)).isEqualTo(cached);
        assertThat(Path.of(cached.path())).hasBinaryContent(bytes);
        host.files().write(directory + "/a b", List.of(FileContent.of("c d", bytes)));
        assertThat(host.files().read(directory + "/a b", List.of("c d")))
                .hasEntrySatisfying("c d", read -> assertThat(read).isEqualTo(bytes));
    }

    private boolean answers() {
        while (sshd.isAlive()) {
            try (var socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
                return socket.isConnected();
            } catch (IOException e) {
                Thread.onSpinWait(); // not yet
            }
        }
        return false;
    }

    private String log() {
        try {
            return Files.readString(directory.resolve("sshd.log"));
        } catch (IOException e) {
            return e.toString();
        }
    }

    private static void run(String... command) throws Exception {
        assertThat(new ProcessBuilder(command).inheritIO().start().waitFor()).isZero();
    }
}
