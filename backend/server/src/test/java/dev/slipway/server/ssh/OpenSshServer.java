package dev.slipway.server.ssh;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Debian's OpenSSH server on a random port of the loopback address, with host keys, configuration and authorized keys of
 * its own in a directory of the test. The one who may sign in is the user who runs the test, by key.
 */
public final class OpenSshServer implements AutoCloseable {
    private static final Path SSHD = Path.of("/usr/sbin/sshd");
    private static final Duration PATIENCE = Duration.ofMinutes(1);
    private static final String CONFIGURATION = "sshd_config";
    private static final Path SSH_KEYGEN = Path.of("/usr/bin/ssh-keygen");

    private final Path directory;
    private final int port;
    private final Process process;
    private final List<String> log = new ArrayList<>();
    private final Set<ProcessHandle> cutOff = ConcurrentHashMap.newKeySet();

    private OpenSshServer(Path directory, int port, Process process) {
        this.directory = directory;
        this.port = port;
        this.process = process;
    }

    public static boolean isInstalled() {
        return Files.isExecutable(SSHD) && Files.isExecutable(SSH_KEYGEN);
    }

    /**
     * @param directory an empty directory; {@code home} in it is where commands believe to be at home, so that no start-up file of
     *     the user's shell has a say
     * @param authorizedKey a line of {@code authorized_keys}
     * @param configuration further lines of {@code sshd_config}
     */
    public static OpenSshServer start(Path directory, String authorizedKey, String... configuration) {
        try {
            if (System.getProperty("user.name").equals("root")) {
                Files.createDirectories(Path.of("/run/sshd"));
            }
            for (var type : List.of("ed25519", "ecdsa", "rsa")) {
                var file = Files.writeString(
                        hostKey(directory, type),
                        TestKeys.privateKey(type + ".openssh").pem());
                Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
            }
            var authorizedKeys = Files.writeString(directory.resolve("authorized_keys"), authorizedKey);
            var port = freePort();
            var lines = new ArrayList<>(List.of(configuration));
            lines.addAll(List.of(
                    "ListenAddress 127.0.0.1:" + port,
                    "HostKey " + hostKey(directory, "ed25519"),
                    "HostKey " + hostKey(directory, "ecdsa"),
                    "HostKey " + hostKey(directory, "rsa"),
                    "AuthorizedKeysFile " + authorizedKeys,
                    "PermitRootLogin yes",
                    "SetEnv HOME=" + Files.createDirectories(directory.resolve("home")),
                    "PidFile none",
                    "StrictModes no",
                    "LogLevel VERBOSE"));
            Files.write(directory.resolve(CONFIGURATION), lines);
            return listening(directory, port);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static OpenSshServer listening(Path directory, int port) throws IOException {
        var configuration = directory.resolve(CONFIGURATION).toString();
        var process = new ProcessBuilder(SSHD.toString(), "-D", "-e", "-f", configuration).start();
        var server = new OpenSshServer(directory, port, process);
        server.keepLog();
        server.awaitLog("Server listening");
        return server;
    }

    /** What commands take for their user's home directory. */
    public Path home() {
        return directory.resolve("home");
    }

    public String host() {
        return "127.0.0.1";
    }

    public int port() {
        return port;
    }

    public String user() {
        return System.getProperty("user.name");
    }

    /** Of the Ed25519 host key, as {@code SHA256:...}. */
    public String fingerprint() {
        return fingerprint("ed25519", "sha256");
    }

    /**
     * As {@code ssh-keygen -l} prints it.
     *
     * @param type {@code ed25519}, {@code ecdsa} or {@code rsa}
     * @param digest {@code sha256} or {@code md5}
     */
    public String fingerprint(String type, String digest) {
        var line = run(
                SSH_KEYGEN.toString(),
                "-l",
                "-E",
                digest,
                "-f",
                hostKey(directory, type).toString());
        return line.split(" ")[1];
    }

    /** Waits for a log line that holds this text, and answers all that was logged so far. */
    public String awaitLog(String text) {
        long end = System.nanoTime() + PATIENCE.toNanos();
        synchronized (log) {
            while (log.stream().noneMatch(line -> line.contains(text))) {
                if (!process.isAlive() || System.nanoTime() > end) {
                    throw new IllegalStateException("sshd has ended, or has not logged '" + text + "': " + log);
                }
                try {
                    log.wait(100);
                } catch (InterruptedException e) {
                    throw new IllegalStateException("sshd has not logged '" + text + "': " + log, e);
                }
            }
            return String.join("\n", log);
        }
    }

    /** Kills the server's side of all connections; commands go on. */
    public void dropConnections() {
        process.descendants().forEach(cutOff::add);
        process.children().forEach(ProcessHandle::destroyForcibly);
    }

    /** Kills the server and its side of all connections, and starts another in its place; commands go on. */
    public OpenSshServer restart() {
        // A process whose parent is gone is nobody's child.
        List<ProcessHandle> connections = process.children().toList();
        process.destroyForcibly();
        connections.forEach(ProcessHandle::destroyForcibly);
        try {
            process.waitFor();
            return listening(directory, port);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Kills the server, all connections and all commands. */
    public void stop() {
        process.descendants().forEach(cutOff::add);
        process.destroyForcibly();
        cutOff.forEach(ProcessHandle::destroyForcibly);
    }

    @Override
    public void close() {
        stop();
    }

    private void keepLog() {
        var keeping = new Thread(
                () -> {
                    try (var lines = new BufferedReader(
                            new InputStreamReader(process.getErrorStream(), StandardCharsets.UTF_8))) {
                        lines.lines().forEach(this::keep);
                    } catch (IOException | UncheckedIOException e) {
                        keep(e.toString());
                    }
                },
                "sshd log");
        keeping.setDaemon(true);
        keeping.start();
    }

    private void keep(String line) {
        synchronized (log) {
            log.add(line);
            log.notifyAll();
        }
    }

    private static Path hostKey(Path directory, String type) {
        return directory.resolve("ssh_host_" + type + "_key");
    }

    private static int freePort() throws IOException {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    private static String run(String... command) {
        try {
            var process = new ProcessBuilder(command).redirectErrorStream(true).start();
            var output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            if (process.waitFor() != 0) {
                throw new IllegalStateException(List.of(command) + ": " + output);
            }
            return output;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
