package dev.slipway.server.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.api.Action;
import dev.slipway.api.LogCategory;
import dev.slipway.server.steps.ActionFixture;
import dev.slipway.server.steps.ActionFixture.Outcome;
import dev.slipway.server.steps.TestActions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** How often an action is tried, and how long it may take. */
@Timeout(value = 2, unit = TimeUnit.MINUTES)
class AttemptsTest {
    private static final String COUNT = "Octopus.Action.AutoRetry.MaximumCount";
    private static final String BACKOFF = "Octopus.Action.AutoRetry.MinimumBackoff";
    private static final String MINUTES = "Octopus.Action.ExecutionTimeout.Minutes";

    @TempDir
    private Path directory;

    private ActionFixture fixture;
    private Path witness;

    @BeforeEach
    void start() throws IOException {
        fixture = new ActionFixture(directory.resolve("fixture"));
        witness = directory.resolve("witness");
    }

    @AfterEach
    void stop() throws IOException {
        fixture.close();
    }

    /** A script that notes each of its runs before it does anything else. */
    private Action script(String body, String... properties) {
        Action script = TestActions.script("A", "Bash", "echo ran >>'" + witness + "'\n" + body);
        var all = new LinkedHashMap<>(script.properties());
        all.putAll(TestActions.action("A", "", properties).properties());
        return script.withProperties(all);
    }

    private int runs() throws IOException {
        return Files.exists(witness) ? Files.readAllLines(witness).size() : 0;
    }

    private String untilRun(int number) {
        return "[ $(wc -l <'" + witness + "') -ge " + number + " ] || exit 7";
    }

    @Test
    void anActionThatFailedIsTriedAgain() throws Exception {
        Outcome outcome =
                fixture.run(script(untilRun(3), COUNT, "3", BACKOFF, "0")).succeeded();

        assertThat(runs()).isEqualTo(3);
        assertThat(outcome.lines(LogCategory.ERROR))
                .containsExactly("The script exited with code 7.", "The script exited with code 7.");
        assertThat(outcome.lines(LogCategory.WARNING))
                .containsExactly(
                        "Attempt 1 of 4 failed; the next one begins in 0 s.",
                        "Attempt 2 of 4 failed; the next one begins in 0 s.");
        assertThat(outcome.lines(LogCategory.FATAL)).isEmpty();
    }

    @Test
    void afterTheLastAttemptTheActionHasFailed() throws Exception {
        Outcome outcome =
                fixture.run(script("exit 7", COUNT, "1", BACKOFF, "0")).failed();

        assertThat(runs()).isEqualTo(2);
        assertThat(outcome.lines(LogCategory.FATAL)).startsWith("The script exited with code 7.");
    }

    @Test
    void withoutRetriesThereIsOneAttempt() throws Exception {
        fixture.run(script("exit 7")).failed();

        assertThat(runs()).isEqualTo(1);
    }

    @Test
    void aRestartNeitherRepeatsAnAttemptNorForgetsToWait() throws Exception {
        fixture.begin(script(untilRun(2), COUNT, "1", BACKOFF, "3600"));
        fixture.awaitLine("the next one begins in 3600 s");

        fixture.restart();
        fixture.clock.advance(Duration.ofMinutes(59));
        fixture.restart();
        assertThat(runs()).isEqualTo(1);
        fixture.clock.advance(Duration.ofMinutes(1));

        Outcome outcome = fixture.awaitEnd().succeeded();
        assertThat(runs()).isEqualTo(2);
        assertThat(outcome.lines(LogCategory.WARNING))
                .containsExactly("Attempt 1 of 2 failed; the next one begins in 3600 s.");
    }

    @Test
    void anAttemptThatTakesTooLongIsEndedWithAllItStarted() throws Exception {
        String marker = "marker-" + UUID.randomUUID();
        fixture.begin(script(
                "setsid sh -c 'trap \"\" TERM; while :; do sleep 0.1; done # " + marker + "' & echo ready; sleep 1000",
                MINUTES,
                "1"));
        fixture.awaitLine("ready");

        fixture.clock.advance(Duration.ofMinutes(1));

        Outcome outcome = fixture.awaitEnd().failed();
        assertThat(processesWith(marker)).isEmpty();
        assertThat(outcome.lines(LogCategory.FATAL))
                .startsWith("Timed out: the action had 1 minute, and its script was ended.");
    }

    @Test
    void theTimeGoesOnWhileTheServerIsDown() throws Exception {
        fixture.begin(script("echo ready; sleep 1000", MINUTES, "5"));
        fixture.awaitLine("ready");

        fixture.clock.advance(Duration.ofMinutes(4));
        fixture.restart();
        fixture.clock.advance(Duration.ofMinutes(1));

        assertThat(fixture.awaitEnd().failed().lines(LogCategory.FATAL))
                .startsWith("Timed out: the action had 5 minutes, and its script was ended.");
        assertThat(runs()).isEqualTo(1);
    }

    @Test
    void eachAttemptHasATimeOfItsOwn() throws Exception {
        fixture.begin(script(
                "[ $(wc -l <'" + witness + "') -ge 2 ] || { echo ready; sleep 1000; }",
                MINUTES,
                "1",
                COUNT,
                "1",
                BACKOFF,
                "0"));
        fixture.awaitLine("ready");

        fixture.clock.advance(Duration.ofMinutes(1));

        Outcome outcome = fixture.awaitEnd().succeeded();
        assertThat(runs()).isEqualTo(2);
        assertThat(outcome.lines(LogCategory.ERROR))
                .contains("Timed out: the action had 1 minute, and its script was ended.");
    }

    @ParameterizedTest
    @CsvSource({
        COUNT + ", 4, 'from 0 to 3'",
        COUNT + ", -1, 'from 0 to 3'",
        BACKOFF + ", soon, 'from 0 to 86400'",
        MINUTES + ", 1.5, 'from 0 to 525600'",
    })
    void aLimitThatIsNoneFailsTheAction(String property, String value, String allowed) throws Exception {
        Outcome outcome = fixture.run(script("", property, value)).failed();

        assertThat(outcome.lines(LogCategory.FATAL))
                .startsWith(property + " is '" + value + "'; it must be a whole number " + allowed + ".");
        assertThat(runs()).isZero();
    }

    @Test
    void aScriptOnAMachineThatWasRestartedIsLostAndNoSuccess() throws Exception {
        fixture.begin(script("echo ready; sleep 1000"));
        fixture.awaitLine("ready");
        Path ticket = onlyTicket();
        Path record = ticket.resolve("supervisor");
        String real = Files.readString(record);

        Files.writeString(record, real.substring(0, real.lastIndexOf(' ')) + " another-boot\n");

        Outcome outcome = fixture.awaitEnd().failed();
        assertThat(outcome.lines(LogCategory.FATAL))
                .startsWith("The script is lost: the machine was restarted while the script ran");
        new ProcessBuilder("pkill", "-9", "-s", real.split(" ")[0]).start().waitFor();
    }

    private Path onlyTicket() throws IOException {
        try (Stream<Path> tickets = Files.list(fixture.root().resolve("tickets"))) {
            return tickets.toList().get(0);
        }
    }

    private static List<String> processesWith(String text) {
        return ProcessHandle.allProcesses()
                .map(process -> process.info().commandLine().orElse(""))
                .filter(line -> line.contains(text))
                .toList();
    }
}
