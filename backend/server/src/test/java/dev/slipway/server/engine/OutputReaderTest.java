package dev.slipway.server.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.api.LogCategory;
import dev.slipway.host.OutputChunk;
import dev.slipway.host.OutputPosition;
import dev.slipway.host.OutputStreamKind;
import dev.slipway.server.task.LogLine;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class OutputReaderTest {
    private final OutputReader reader = new OutputReader(OutputState.START);

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

        OutputReader next = new OutputReader(reader.state(OutputPosition.START));
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

        OutputReader next = new OutputReader(reader.state(OutputPosition.START));
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

    @Test
    void aLineWithoutEndIsCutSoThatMemoryIsBounded() {
        String chunk = "x".repeat(OutputReader.LONGEST_LINE);
        for (int i = 0; i < 5; i++) {
            reader.read(List.of(out(chunk)));
        }
        reader.finish();

        assertThat(reader.takeLines()).isNotEmpty().allSatisfy(line -> assertThat(
                        line.text().length())
                .isLessThanOrEqualTo(OutputReader.LONGEST_LINE + 3));
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
