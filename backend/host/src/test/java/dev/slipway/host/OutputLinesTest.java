package dev.slipway.host;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** That lines come out whole, wherever the output was cut. */
class OutputLinesTest {
    private static final ScriptState RUNNING = new ScriptState.Running();
    private static final ScriptState EXITED = new ScriptState.Exited(0);

    @Test
    void aLineCountsFromItsEnd() {
        var first = OutputLines.of(output(RUNNING, out("one, "), err("warning\n"), out("two\nthr"), err("e")));
        assertThat(first.lines())
                .containsExactly(
                        new OutputLine(OutputStreamKind.STDERR, "warning"),
                        new OutputLine(OutputStreamKind.STDOUT, "one, two"));
        assertThat(first.next()).isEqualTo(new OutputPosition(1, 1_000_000, 1_000_000, 3, 1));

        var last = OutputLines.of(output(EXITED, out("three"), err("end")));
        assertThat(last.lines())
                .containsExactly(
                        new OutputLine(OutputStreamKind.STDOUT, "three"),
                        new OutputLine(OutputStreamKind.STDERR, "end"));
        assertThat(last.next()).isEqualTo(new OutputPosition(1, 1_000_000, 1_000_000, 0, 0));
    }

    static Stream<Arguments> texts() {
        return Stream.of(
                arguments("", List.of()),
                arguments("\n", List.of("")),
                arguments("a", List.of("a")),
                arguments("a\n", List.of("a")),
                arguments("a\n\nb\n", List.of("a", "", "b")),
                arguments("ä日🚀\nö", List.of("ä日🚀", "ö")),
                arguments("a\r\nb\rc\r\n", List.of("a", "b\rc")));
    }

    @ParameterizedTest
    @MethodSource("texts")
    void whereTheBytesAreCutMakesNoDifference(String text, List<String> expected) {
        byte[] bytes = text.getBytes(UTF_8);
        for (int cut = 0; cut <= bytes.length; cut++) {
            assertThat(texts(OutputLines.of(output(EXITED, part(bytes, 0, cut), part(bytes, cut, bytes.length)))))
                    .isEqualTo(expected);

            var first = OutputLines.of(output(RUNNING, part(bytes, 0, cut)));
            int again = cut - (int) first.next().stdoutAgain();
            var second = OutputLines.of(output(EXITED, part(bytes, again, bytes.length)));
            List<String> found = new ArrayList<>(texts(first));
            found.addAll(texts(second));
            assertThat(found).isEqualTo(expected);
        }
    }

    @Test
    void aLineWithoutEndComesInPieces() {
        int size = 3 * OutputLines.LONGEST_LINE + 10;

        List<String> pieces = texts(OutputLines.of(output(EXITED, out("ä" + "x".repeat(size)))));

        assertThat(pieces).hasSize(4);
        assertThat(String.join("", pieces)).isEqualTo("ä" + "x".repeat(size));
    }

    @Test
    void whatIsNotUtf8IsReplaced() {
        byte[] bytes = {'a', (byte) 0xff, 'b', '\n'};

        assertThat(texts(OutputLines.of(output(EXITED, new OutputChunk(OutputStreamKind.STDOUT, bytes)))))
                .containsExactly("a\uFFFDb");
    }

    @Test
    void whoGoesOnAtThePositionGetsEachLineOnceAndWhole(@TempDir Path root) throws Exception {
        try (ScriptHost host = TestMachines.local(root)) {
            Ticket ticket = new ScriptRunner(host)
                    .start(
                            "for i in 1 2 3 4 5; do printf \"out $i \"; printf \"err $i \" >&2; sleep 0.05; echo a; sleep 0.05; echo b >&2; done");
            List<OutputLine> found = new ArrayList<>();
            OutputPosition position = OutputPosition.START;
            ScriptOutput output;
            do {
                // Every time as after a restart, with nothing but what was stored.
                output = host.read(ticket, OutputPosition.parse(position.toString()), Duration.ofSeconds(20));
                OutputLines lines = OutputLines.of(output);
                found.addAll(lines.lines());
                position = lines.next();
            } while (output.state() instanceof ScriptState.Running);

            assertThat(found)
                    .filteredOn(line -> line.stream() == OutputStreamKind.STDOUT)
                    .extracting(OutputLine::text)
                    .containsExactly("out 1 a", "out 2 a", "out 3 a", "out 4 a", "out 5 a");
            assertThat(found)
                    .filteredOn(line -> line.stream() == OutputStreamKind.STDERR)
                    .extracting(OutputLine::text)
                    .containsExactly("err 1 b", "err 2 b", "err 3 b", "err 4 b", "err 5 b");
        }
    }

    private static List<String> texts(OutputLines lines) {
        return lines.lines().stream().map(OutputLine::text).toList();
    }

    private static ScriptOutput output(ScriptState state, OutputChunk... chunks) {
        return new ScriptOutput(List.of(chunks), new OutputPosition(1, 1_000_000, 1_000_000, 0, 0), state, false);
    }

    private static OutputChunk out(String text) {
        return new OutputChunk(OutputStreamKind.STDOUT, text.getBytes(UTF_8));
    }

    private static OutputChunk err(String text) {
        return new OutputChunk(OutputStreamKind.STDERR, text.getBytes(UTF_8));
    }

    private static OutputChunk part(byte[] bytes, int from, int to) {
        return new OutputChunk(OutputStreamKind.STDOUT, Arrays.copyOfRange(bytes, from, to));
    }
}
