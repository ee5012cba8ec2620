package dev.slipway.server.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.api.LogCategory;
import dev.slipway.host.OutputChunk;
import dev.slipway.host.OutputPosition;
import dev.slipway.host.OutputStreamKind;
import dev.slipway.server.security.Secret;
import dev.slipway.server.task.LogLine;
import dev.slipway.server.task.Masker;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OutputReaderTest {
    private final Masker masker = new Masker();
    private final OutputReader reader = new OutputReader(OutputState.START, masker);

    private static OutputChunk out(String text) {
        return new OutputChunk(OutputStreamKind.STDOUT, text.getBytes(StandardCharsets.UTF_8));
    }

    private static OutputChunk err(String text) {
        return new OutputChunk(OutputStreamKind.STDERR, text.getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void standardOutputIsInformationAndStandardErrorIsAnError() {
        reader.read(List.of(out("one\n"), err("two\n"), out("three\r\n")));

        assertThat(reader.takeLines())
                .containsExactly(LogLine.info("one"), LogLine.error("two"), LogLine.info("three"));
        assertThat(reader.state(OutputPosition.START).hasErrors()).isTrue();
    }

    @Test
    void aLineIsLoggedWhenItIsWholeAlsoWhenACharacterIsCutInTwo() {
        byte[] bytes = "größer\n".getBytes(StandardCharsets.UTF_8);
        reader.read(List.of(new OutputChunk(OutputStreamKind.STDOUT, Arrays.copyOf(bytes, 3))));
        assertThat(reader.takeLines()).isEmpty();

        OutputReader next = new OutputReader(reader.state(OutputPosition.START), masker);
        next.read(List.of(new OutputChunk(OutputStreamKind.STDOUT, Arrays.copyOfRange(bytes, 3, bytes.length))));

        assertThat(next.takeLines()).containsExactly(LogLine.info("größer"));
    }

    @Test
    void theLastLineNeedsNoLineBreak() {
        reader.read(List.of(out("the end")));
        reader.finish();

        assertThat(reader.takeLines()).containsExactly(LogLine.info("the end"));
    }

    @Test
    void messagesChangeTheCategoryOfTheLinesAfterThem() {
        reader.read(List.of(
                out("##octopus[stdout-warning]\nhi\n##octopus[stdout-ignore]\nunseen\n##octopus[stdout-default]\nho\n"),
                err("##octopus[stderr-progress]\n50%\n")));

        assertThat(reader.takeLines())
                .containsExactly(LogLine.warning("hi"), LogLine.info("ho"), new LogLine(LogCategory.VERBOSE, "50%"));
        assertThat(reader.takeMessages()).isEmpty();
        OutputState state = reader.state(OutputPosition.START);
        assertThat(state.hasWarnings()).isTrue();
        assertThat(state.hasErrors()).isFalse();
    }

    @Test
    void theCategoryIsStillKnownAfterARestart() {
        reader.read(List.of(out("##octopus[stdout-verbose]\n")));

        OutputReader next = new OutputReader(reader.state(OutputPosition.START), masker);
        next.read(List.of(out("quiet\n")));

        assertThat(next.takeLines()).containsExactly(LogLine.verbose("quiet"));
    }

    @Test
    void aMessageMayGoOnOverLineBreaks() {
        reader.read(List.of(out("##octopus[setVariable name='Rm9v' value='Qm\n"), out("Fy']\nnext\n")));

        assertThat(reader.takeMessages())
                .extracting(message -> message.value("value"))
                .containsExactly("Bar");
        assertThat(reader.takeLines()).containsExactly(LogLine.info("next"));
    }

    private static String joined(List<LogLine> lines) {
        return lines.stream().map(LogLine::text).collect(Collectors.joining());
    }

    @Test
    void aLineWithoutEndIsCutSoThatMemoryIsBoundedAndNothingIsLost() {
        String text = "größer \uD83D\uDE80 ".repeat(30_000);
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        for (int i = 0; i < bytes.length; i += 50_001) {
            byte[] part = Arrays.copyOfRange(bytes, i, Math.min(bytes.length, i + 50_001));
            reader.read(List.of(new OutputChunk(OutputStreamKind.STDOUT, part)));
        }
        reader.finish();

        List<LogLine> lines = reader.takeLines();
        assertThat(lines)
                .allSatisfy(line -> assertThat(line.text().length()).isLessThanOrEqualTo(OutputReader.LONGEST_LINE));
        assertThat(joined(lines)).isEqualTo(text);
    }

    @Test
    void aFinishedLineThatIsTooLongBecomesSeveral() {
        String text = "x".repeat(200_000);
        reader.read(List.of(out(text + "\nnext\n")));

        List<LogLine> lines = reader.takeLines();
        assertThat(lines).hasSize(5).last().isEqualTo(LogLine.info("next"));
        assertThat(joined(lines)).isEqualTo(text + "next");
    }

    /** Whether the line has an end when it is cut or not, and whatever the chunks are. */
    @ParameterizedTest
    @ValueSource(strings = {"", "\n"})
    void noSecretIsCutInTwo(String end) {
        masker.add(new Secret("hunter2 is a \u00fc"));
        String secret = "hunter2%20is+a %C3%bc";
        var random = new Random(1);
        for (int round = 0; round < 60; round++) {
            var text = new StringBuilder();
            text.append("x".repeat(OutputReader.LONGEST_LINE - random.nextInt(40)));
            text.append(secret).append("y".repeat(random.nextInt(70_000)));
            byte[] bytes = (text + end).getBytes(StandardCharsets.UTF_8);
            for (int i = 0; i < bytes.length; ) {
                int next = Math.min(bytes.length, i + 1 + random.nextInt(OutputReader.LONGEST_LINE));
                reader.read(List.of(new OutputChunk(OutputStreamKind.STDOUT, Arrays.copyOfRange(bytes, i, next))));
                i = next;
            }
            reader.finish();

            List<LogLine> lines = reader.takeLines();
            assertThat(joined(lines)).isEqualTo(text.toString());
            String masked = lines.stream().map(line -> masker.mask(line.text())).collect(Collectors.joining());
            assertThat(masked).isEqualTo(text.toString().replace(secret, "********"));
        }
    }

    @Test
    void artifactsAndTheMessageOfAFailureAreKeptForTheEnd() {
        reader.read(
                List.of(
                        out(
                                "##octopus[createArtifact path='L3RtcC9h' name='YQ==']\n##octopus[resultMessage message='b29wcw==']\n")));

        OutputState state = reader.state(OutputPosition.START);
        assertThat(state.artifacts()).containsExactly(new OutputState.WantedArtifact("/tmp/a", "a"));
        assertThat(state.resultMessage()).isEqualTo("oops");
    }

    @Test
    void bytesThatADatabaseRefusesAreReplaced() {
        reader.read(List.of(out("a\0b\n")));

        assertThat(reader.takeLines()).containsExactly(LogLine.info("a b"));
    }
}
