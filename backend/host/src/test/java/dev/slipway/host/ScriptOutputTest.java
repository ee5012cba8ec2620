package dev.slipway.host;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** That the output of a script arrives as it was written. */
class ScriptOutputTest {
    private static final Duration WAIT = Duration.ofSeconds(20);

    @TempDir
    Path root;

    private ScriptHost host;
    private ScriptRunner runner;

    @BeforeEach
    void connect() {
        host = TestMachines.local(root);
        runner = new ScriptRunner(host);
    }

    @AfterEach
    void disconnect() {
        host.close();
    }

    @ParameterizedTest
    @MethodSource("dev.slipway.host.TestMachines#posixShells")
    void twoHundredThousandLinesArriveInOrder(String shell) throws Exception {
        try (ScriptHost other = TestMachines.under(shell, root)) {
            var finished = new ScriptRunner(other)
                    .run("awk 'BEGIN { for (i = 1; i <= 200000; i++) print \"line\", i, \"of many\" }'");

            assertThat(finished.stdout())
                    .isEqualTo(IntStream.rangeClosed(1, 200_000)
                            .mapToObj(line -> "line " + line + " of many\n")
                            .collect(Collectors.joining()));
        }
    }

    @Test
    void bytesOfAnyValueArrive() throws Exception {
        byte[] bytes = new byte[300_000];
        new Random(1).nextBytes(bytes);
        Path file = Files.write(root.resolve("bytes"), bytes);

        var finished = runner.run("cat '" + file + "'; cat '" + file + "' >&2");

        assertThat(finished.out().toByteArray()).isEqualTo(bytes);
        assertThat(finished.err().toByteArray()).isEqualTo(bytes);
    }

    @Test
    void theStreamsAreInOrderWhereTheScriptTakesItsTime() throws Exception {
        var finished = runner.run("for i in 1 2 3 4; do echo out $i; sleep 0.1; echo err $i >&2; sleep 0.1; done");

        assertThat(finished.text()).isEqualTo("out 1\nerr 1\nout 2\nerr 2\nout 3\nerr 3\nout 4\nerr 4\n");
    }

    /** Nobody was there to read while it ran. */
    @Test
    void theOrderIsKeptForWhoComesLate() throws Exception {
        Ticket ticket = runner.start("for i in 1 2 3; do echo out $i; sleep 0.1; echo err $i >&2; sleep 0.1; done");
        runner.finish(ticket);

        assertThat(new ScriptRunner(TestMachines.local(root)).finish(ticket).text())
                .isEqualTo("out 1\nerr 1\nout 2\nerr 2\nout 3\nerr 3\n");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "no line break at the end", "\n", "äöü 日本語 🚀\n", "\\n is not a line break", "a\r\nb\r"})
    void textArrivesToTheByte(String text) throws Exception {
        Path file = Files.writeString(root.resolve("text"), text);

        assertThat(runner.run("cat '" + file + "'").stdout()).isEqualTo(text);
    }

    @Test
    void aLineMayBeLong() throws Exception {
        var finished = runner.run("head -c 3000000 /dev/zero | tr '\\0' x");

        assertThat(finished.stdout()).isEqualTo("x".repeat(3_000_000));
    }

    /** With plain files for output this would cut off what was written before. */
    @Test
    void aScriptMayOpenItsOwnOutputAgain() throws Exception {
        var finished = runner.run("echo one; echo two >/dev/stdout; echo three; echo four >/dev/stderr");

        assertThat(finished.stdout()).isEqualTo("one\ntwo\nthree\n");
        assertThat(finished.stderr()).isEqualTo("four\n");
    }

    @Test
    void thousandsOfSmallPiecesArrive() throws Exception {
        var finished = runner.run("i=0; while [ $i -lt 3000 ]; do i=$((i + 1)); echo $i; echo $i >&2; done");

        String expected = IntStream.rangeClosed(1, 3000).mapToObj(i -> i + "\n").collect(Collectors.joining());
        assertThat(finished.stdout()).isEqualTo(expected);
        assertThat(finished.stderr()).isEqualTo(expected);
    }

    @Test
    void readingGoesOnFromAnyPositionThatWasAnswered() throws Exception {
        Ticket ticket =
                runner.start("i=0; while [ $i -lt 40 ]; do i=$((i + 1)); printf '%5000d\\n' $i; sleep 0.01; done");
        String all = runner.finish(ticket).text();

        OutputPosition position = OutputPosition.START;
        var seen = new StringBuilder();
        ScriptOutput output;
        do {
            String rest = runner.finish(ticket, OutputPosition.parse(position.toString()))
                    .text();
            assertThat(seen + rest).isEqualTo(all);
            output = host.read(ticket, position, WAIT);
            output.chunks().forEach(chunk -> seen.append(new String(chunk.bytes(), StandardCharsets.UTF_8)));
            position = output.next();
        } while (output.state() instanceof ScriptState.Running);
        assertThat(seen.toString()).isEqualTo(all);
    }

    @Test
    void oneReadIsBounded() throws Exception {
        Ticket ticket = runner.start("head -c 2000000 /dev/zero");
        runner.finish(ticket);

        ScriptOutput output = host.read(ticket, OutputPosition.START, WAIT);

        assertThat(output.chunks().stream()
                        .mapToInt(chunk -> chunk.bytes().length)
                        .sum())
                .isBetween(1, 400_000);
        assertThat(output.state()).isEqualTo(new ScriptState.Running());
    }

    @Test
    void whatACollectorHadNoTimeToEnterInTheOrderIsStillRead() throws Exception {
        Ticket ticket = runner.start("echo out; sleep 0.1; echo err >&2");
        runner.finish(ticket);
        Path order = root.resolve("tickets").resolve(ticket.id()).resolve("order");
        Files.writeString(order, "o     2\n");

        assertThat(runner.finish(ticket).text()).isEqualTo("out\nerr\n");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "1/2/3", "1/2/-3/0/0", "1/2/3/0/0/0", "a/b/c/d/e", "9999999999999999999/0/0/0/0"})
    void otherTextIsNoPosition(String text) {
        assertThatThrownBy(() -> OutputPosition.parse(text))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("'" + text + "'");
    }

    @Test
    void aFullDiskEndsTheOutputButNotTheScript() throws Exception {
        Shell shell = TestMachines.changed(line -> "ulimit -f 200; " + line);
        try (ScriptHost full = new ShellScriptHost(shell, TestMachines.settings(root))) {
            var finished = new ScriptRunner(full).run("head -c 1000000 /dev/zero; echo end >&2; exit 3");

            assertThat(finished.state()).isEqualTo(new ScriptState.Exited(3));
            assertThat(finished.stdout()).hasSizeBetween(1, 300_000);
            assertThat(finished.stderr()).isEqualTo("end\n");
            assertThat(finished.truncated()).isTrue();
        }
    }
}
