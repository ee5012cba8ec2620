package dev.slipway.host;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/** This machine, also with less on it than it has. */
final class TestMachines {
    private static final List<String> POSIX_SHELLS =
            List.of("dash", "bash --posix", "busybox ash", "mksh", "ksh", "posh", "yash");

    private static final List<String> NEEDED = List.of(
            "awk", "cat", "chmod", "cksum", "cp", "cut", "date", "dd", "df", "env", "find", "grep", "gzip", "head",
            "id", "ln", "ls", "mkdir", "mkfifo", "mv", "ps", "rm", "rmdir", "sed", "sh", "sleep", "tail", "tar",
            "touch", "tr", "uname", "wc", "who", "xargs");

    private TestMachines() {}

    static HostSettings settings(Path root) {
        return HostSettings.DEFAULT.withRoot(root.toString()).withCancelGrace(Duration.ofSeconds(1));
    }

    static ScriptHost local(Path root) {
        return new ShellScriptHost(new LocalShell(), settings(root));
    }

    static ScriptHost under(String posixShell, Path root) {
        return new ShellScriptHost(new LocalShell(), settings(root).withPosixShell(posixShell));
    }

    /** The POSIX shells that are installed. */
    static Stream<String> posixShells() {
        return POSIX_SHELLS.stream().filter(shell -> isInstalled(shell.split(" ")[0]));
    }

    static boolean isInstalled(String program) {
        return pathDirectories().anyMatch(directory -> Files.isExecutable(directory.resolve(program)));
    }

    /** A machine that has what is listed in the README, some programs more, and nothing else. */
    static Shell with(List<String> programs, Path directory) throws IOException {
        Files.createDirectories(directory);
        for (String program : Stream.concat(NEEDED.stream(), programs.stream()).toList()) {
            Path file = pathDirectories()
                    .map(from -> from.resolve(program))
                    .filter(Files::isExecutable)
                    .findFirst()
                    .orElseThrow();
            Files.createSymbolicLink(directory.resolve(program), file);
        }
        return withPath(directory);
    }

    /** A machine that has busybox and nothing else. */
    static Shell onlyBusybox(Path directory) throws IOException, InterruptedException {
        assumeTrue(isInstalled("busybox"), "busybox is not installed");
        Files.createDirectories(directory);
        new ProcessBuilder("busybox", "--install", "-s", directory.toString())
                .start()
                .waitFor();
        return withPath(directory);
    }

    private static Shell withPath(Path directory) {
        return changed(line -> "PATH='" + directory + "'; export PATH; " + line);
    }

    /** A machine where every command line is changed before it runs. */
    static Shell changed(UnaryOperator<String> change) {
        var local = new LocalShell();
        return new Shell() {
            @Override
            public ShellProcess start(String commandLine) throws IOException {
                return local.start(change.apply(commandLine));
            }

            @Override
            public void close() {
                local.close();
            }
        };
    }

    /** A machine where each command line runs after others, with mounts of its own. Only root may make it. */
    static Shell withMounts(String commands) {
        assumeTrue(isRoot() && isInstalled("unshare"), "Only root can hide parts of this machine");
        return changed(line -> "exec unshare -m /bin/sh -c '" + quoted(commands + "; " + line) + "'");
    }

    /** A machine on which one is somebody without rights. Only root may become that. */
    static Shell asNobody() {
        assumeTrue(isRoot() && isInstalled("setpriv"), "Only root can become another user");
        return changed(line -> "HOME=/nonexistent; export HOME; exec setpriv --reuid=65534 --regid=65534 --clear-groups"
                + " /bin/sh -c '" + quoted(line) + "'");
    }

    static boolean isRoot() {
        return System.getProperty("user.name").equals("root");
    }

    private static String quoted(String text) {
        return text.replace("'", "'\\''");
    }

    /** The command lines of the running processes that contain a text. */
    static List<String> processesWith(String text) throws IOException {
        try (Stream<Path> processes = Files.list(Path.of("/proc"))) {
            return processes
                    .map(TestMachines::commandLine)
                    .filter(line -> line.contains(text))
                    .toList();
        }
    }

    private static String commandLine(Path process) {
        try {
            return Files.readString(process.resolve("cmdline"), StandardCharsets.ISO_8859_1)
                    .replace('\0', ' ');
        } catch (IOException e) {
            return ""; // not a process, or no longer one
        }
    }

    private static Stream<Path> pathDirectories() {
        return Stream.of(System.getenv("PATH").split(":")).map(Path::of);
    }
}
