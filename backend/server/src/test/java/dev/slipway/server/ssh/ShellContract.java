package dev.slipway.server.ssh;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What an {@link SshShell} does on every kind of server. */
abstract class ShellContract {
    private static final int MEGABYTE = 1024 * 1024;

    private final ExecutorService threads = Executors.newCachedThreadPool();

    @TempDir
    Path directory;

    /** A connection to a server of the subclass; the subclass closes both. */
    abstract SshShell shell() throws IOException;

    abstract void dropConnections();

    @AfterEach
    void stopThreads() {
        threads.shutdownNow();
    }

    @ParameterizedTest
    @CsvSource({
        "true, 0",
        "false, 1",
        "exit 3, 3",
        "exit 255, 255",
        "/nonexistent/command, 127",
        "kill -TERM $$, 143",
        "kill -KILL $$, 137"
    })
    void aCommandTellsItsExitCode(String commandLine, int expected) throws Exception {
        try (var process = shell().start(commandLine)) {
            process.stdin().close();
            assertThat(process.stdout().readAllBytes()).isEmpty();
            assertThat(process.exitCode()).isEqualTo(expected);
            assertThat(process.exitCode()).isEqualTo(expected);
        }
    }

    @Test
    void theTwoOutputsStayApart() throws Exception {
        try (var process = shell().start("echo one; echo two >&2; echo three; echo four >&2")) {
            assertThat(text(process.stdout())).isEqualTo("one\nthree\n");
            assertThat(text(process.stderr())).isEqualTo("two\nfour\n");
            assertThat(process.exitCode()).isZero();
        }
    }

    @Test
    void aCommandLineMayHoldAnyCharacter() throws Exception {
        assertThat(Commands.output(shell(), "printf %s 'Grüße, \"世界\" $HOME\n\\'"))
                .isEqualTo("Grüße, \"世界\" $HOME\n\\");
    }

    @Test
    void nothingIsLostWhenEightCommandsReadTwentyMegabytesAtOnce() throws Exception {
        var shell = shell();

        var hashes = allAtOnce(8, number -> {
            var content = content(number, 20 * MEGABYTE);
            try (var process = shell.start("cat | sha256sum")) {
                try (var stdin = process.stdin()) {
                    stdin.write(content);
                }
                var output = text(process.stdout());
                assertThat(process.exitCode()).isZero();
                return sha256(content) + " " + output.substring(0, 64);
            }
        });

        assertThat(hashes).hasSize(8).allSatisfy(pair -> assertThat(pair.substring(65))
                .isEqualTo(pair.substring(0, 64)));
    }

    @Test
    void nothingIsLostWhenCommandsEchoWhatTheyRead() throws Exception {
        var shell = shell();

        var hashes = allAtOnce(4, number -> {
            var content = content(number, 8 * MEGABYTE);
            try (var process = shell.start("cat")) {
                var writing = threads.submit(() -> {
                    try (var stdin = process.stdin()) {
                        stdin.write(content);
                    }
                    return true;
                });
                var echoed = sha256(process.stdout());
                assertThat(writing.get()).isTrue();
                assertThat(process.exitCode()).isZero();
                return sha256(content) + " " + echoed;
            }
        });

        assertThat(hashes).hasSize(4).allSatisfy(pair -> assertThat(pair.substring(65))
                .isEqualTo(pair.substring(0, 64)));
    }

    @Test
    void theEndOfAnOutputIsReadAfterTheCommandHasEnded() throws Exception {
        try (var process = shell().start("head -c 1000000 /dev/zero; echo end")) {
            assertThat(process.exitCode()).isZero();
            assertThat(text(process.stdout())).hasSize(1_000_004).endsWith("end\n");
        }
    }

    @Test
    void manyThreadsRunShortCommandsOverOneConnection() throws Exception {
        var shell = shell();

        var outputs = allAtOnce(40, number -> Commands.output(shell, "echo " + number));

        assertThat(outputs).hasSize(40).allSatisfy(output -> assertThat(output).endsWith("\n"));
        assertThat(outputs).doesNotHaveDuplicates();
    }

    @Test
    void closingACommandThatWritesEndsItAndNoOther() throws Exception {
        var shell = shell();
        try (var other = shell.start("cat")) {
            var running = shell.start("echo $$; exec yes");
            var pid = Long.parseLong(firstLine(running.stdout()));
            running.close();

            ProcessHandle.of(pid).ifPresent(handle -> handle.onExit().join());
            assertThatThrownBy(running::exitCode).isInstanceOf(IOException.class);
            other.stdin().close();
            assertThat(other.exitCode()).isZero();
        }
    }

    @Test
    void anOutputThatNobodyWantsHurtsNoOtherCommand() throws Exception {
        var shell = shell();
        try (var chatty = shell.start("yes")) {
            chatty.stdout().close();
            assertThat(Commands.output(shell, "head -c 10000000 /dev/zero | wc -c")
                            .strip())
                    .isEqualTo("10000000");
            chatty.close();
            assertThat(Commands.output(shell, "echo still here")).isEqualTo("still here\n");
        }
    }

    @Test
    void aCommandWhoseConnectionBreaksHasNoExitCode() throws Exception {
        var shell = shell();
        try (var process = shell.start("echo started; sleep 1000")) {
            assertThat(firstLine(process.stdout())).isEqualTo("started");

            dropConnections();

            assertThat(process.stdout().read()).isEqualTo(-1);
            assertThatThrownBy(process::exitCode)
                    .isInstanceOf(IOException.class)
                    .hasMessageEndingWith("ended before the command told its exit code; what became of it is unknown");
            assertThatThrownBy(() -> shell.start("true")).isInstanceOf(IOException.class);
            assertThat(shell.isOpen()).isFalse();
        }
    }

    @Test
    void aBrokenConnectionEndsAWriteThatWaits() throws Exception {
        try (var process = shell().start("echo started; sleep 1000")) {
            assertThat(firstLine(process.stdout())).isEqualTo("started");
            var writing = threads.submit(() -> {
                process.stdin().write(new byte[50 * MEGABYTE]);
                return true;
            });

            dropConnections();

            assertThatThrownBy(writing::get).hasCauseInstanceOf(IOException.class);
        }
    }

    @Test
    void closingTheShellEndsItsCommandsThatRead() throws Exception {
        var shell = shell();
        var process = shell.start("echo started; cat");
        assertThat(firstLine(process.stdout())).isEqualTo("started");

        shell.close();

        assertThatThrownBy(process::exitCode).isInstanceOf(IOException.class);
        assertThat(shell.isOpen()).isFalse();
    }

    @Test
    void aWaitForTheExitCodeCanBeInterrupted() throws Exception {
        try (var process = shell().start("echo started; cat")) {
            assertThat(firstLine(process.stdout())).isEqualTo("started");
            var outcome = new AtomicReference<Throwable>();
            var waiting = new Thread(() -> {
                try {
                    process.exitCode();
                } catch (IOException e) {
                    outcome.set(e);
                }
            });
            waiting.start();
            waiting.interrupt();
            waiting.join();

            assertThat(outcome.get()).isInstanceOf(InterruptedIOException.class);
        }
    }

    interface Numbered<T> {
        T run(int number) throws Exception;
    }

    <T> List<T> allAtOnce(int count, Numbered<T> work) throws Exception {
        var running = new ArrayList<Future<T>>();
        for (int i = 0; i < count; i++) {
            var number = i;
            Callable<T> one = () -> work.run(number);
            running.add(threads.submit(one));
        }
        var results = new ArrayList<T>();
        for (var one : running) {
            results.add(one.get());
        }
        return results;
    }

    static String firstLine(InputStream stream) throws IOException {
        var line = new StringBuilder();
        for (int read = stream.read(); read >= 0 && read != '\n'; read = stream.read()) {
            line.append((char) read);
        }
        return line.toString();
    }

    private static String text(InputStream stream) throws IOException {
        return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
    }

    private static byte[] content(int seed, int length) {
        var bytes = new byte[length];
        new Random(seed).nextBytes(bytes);
        return bytes;
    }

    private static String sha256(byte[] bytes) throws Exception {
        return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    }

    private static String sha256(InputStream stream) throws Exception {
        var digest = MessageDigest.getInstance("SHA-256");
        new DigestInputStream(stream, digest).transferTo(OutputStream.nullOutputStream());
        return HexFormat.of().formatHex(digest.digest());
    }
}
