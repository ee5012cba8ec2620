package dev.slipway.server.ssh;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/**
 * As unwelcoming a machine as there are: the user {@code deploy} has no rights, the C shell, and a home with a blank and a
 * quote in its name; nothing below {@code /tmp} can be executed. It is this machine with a few files of its own, which only
 * root can arrange.
 */
public final class LinuxMachine implements AutoCloseable {
    private static final String HOME = "it's home";
    private static final String NOBODY = "65534:65534";

    private final Path directory;
    private final int port;
    private final String fingerprint;
    private final Process process;

    private LinuxMachine(Path directory, int port, String fingerprint, Process process) {
        this.directory = directory;
        this.port = port;
        this.fingerprint = fingerprint;
        this.process = process;
    }

    /** What answers there; Dropbear as Debian has it knows no SFTP. */
    public enum Server {
        OPENSSH("/usr/sbin/sshd"),
        DROPBEAR("/usr/sbin/dropbear");

        private final String program;

        Server(String program) {
            this.program = program;
        }
    }

    /**
     * @param directory an empty directory
     * @param authorizedKey a line of {@code authorized_keys}
     */
    public static LinuxMachine start(Path directory, Server server, String authorizedKey) throws IOException {
        assumeTrue(System.getProperty("user.name").equals("root"), "Only root can make users and mounts");
        assumeTrue(Files.isExecutable(Path.of(server.program)), server.program + " is not installed");
        assumeTrue(Files.isExecutable(Path.of("/bin/tcsh")), "tcsh is not installed");
        Path home =
                Files.createDirectories(directory.resolve(HOME).resolve(".ssh")).getParent();
        Files.writeString(home.resolve(".ssh/authorized_keys"), authorizedKey);
        Files.setPosixFilePermissions(directory, PosixFilePermissions.fromString("rwxr-xr-x"));
        run("chown", "-R", NOBODY, home.toString());
        // Below /mnt, for /tmp is to be another file system.
        Files.writeString(
                directory.resolve("passwd"),
                Files.readString(Path.of("/etc/passwd")) + "deploy:*:" + NOBODY + "::/mnt/" + HOME + ":/bin/tcsh\n");
        int port = freePort();
        String command;
        String fingerprint;
        if (server == Server.DROPBEAR) {
            fingerprint = word(run("dropbearkey", "-t", "ed25519", "-f", directory + "/key"), "SHA256:");
            command = "dropbear -F -E -s -P /mnt/pid -r /mnt/key -p 127.0.0.1:" + port;
        } else {
            Files.createDirectories(Path.of("/run/sshd"));
            run("ssh-keygen", "-q", "-t", "ed25519", "-N", "", "-f", directory + "/key");
            fingerprint = word(run("ssh-keygen", "-l", "-f", directory + "/key"), "SHA256:");
            Files.write(
                    directory.resolve("config"),
                    List.of(
                            "ListenAddress 127.0.0.1:" + port,
                            "HostKey /mnt/key",
                            "AuthorizedKeysFile .ssh/authorized_keys",
                            "PidFile none",
                            "StrictModes no",
                            "UsePAM no"));
            command = "/usr/sbin/sshd -D -e -f /mnt/config";
        }
        Process process = new ProcessBuilder(
                        "unshare",
                        "-m",
                        "sh",
                        "-ec",
                        "mount --bind '" + directory + "' /mnt; mount --bind /mnt/passwd /etc/passwd;"
                                + " mount -t tmpfs -o noexec,mode=1777 none /tmp; exec " + command)
                .redirectErrorStream(true)
                .redirectOutput(directory.resolve("log").toFile())
                .start();
        var machine = new LinuxMachine(directory, port, fingerprint, process);
        machine.awaitAnswer();
        return machine;
    }

    public String host() {
        return "127.0.0.1";
    }

    public int port() {
        return port;
    }

    public String user() {
        return "deploy";
    }

    public String fingerprint() {
        return fingerprint;
    }

    /** The user's home directory, as this process sees it. */
    public Path home() {
        return directory.resolve(HOME);
    }

    @Override
    public void close() {
        process.descendants().forEach(ProcessHandle::destroyForcibly);
        process.destroyForcibly();
    }

    private void awaitAnswer() throws IOException {
        while (true) {
            try (var socket = new Socket(host(), port)) {
                socket.getInputStream().read();
                return;
            } catch (IOException e) {
                if (!process.isAlive()) {
                    throw new IOException("The SSH server has ended: " + Files.readString(directory.resolve("log")), e);
                }
                LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(20));
            }
        }
    }

    private static String word(String text, String start) {
        return List.of(text.split("\\s+")).stream()
                .filter(word -> word.startsWith(start))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException(text));
    }

    private static int freePort() throws IOException {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    private static String run(String... command) throws IOException {
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        try {
            if (process.waitFor() != 0) {
                throw new IOException(String.join(" ", command) + ": " + output);
            }
        } catch (InterruptedException e) {
            throw new UncheckedIOException(new IOException(e));
        }
        return output;
    }
}
