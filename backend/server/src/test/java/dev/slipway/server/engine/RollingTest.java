package dev.slipway.server.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.server.steps.ActionFixture;
import dev.slipway.server.steps.ActionFixture.Outcome;
import dev.slipway.server.steps.TestActions;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** How the window of a step moves over its targets, also when the server is restarted. */
@Timeout(120)
class RollingTest {
    @TempDir
    Path directory;

    private ActionFixture fixture;

    @BeforeEach
    void open() throws IOException {
        fixture = new ActionFixture(Files.createDirectory(directory.resolve("fixture")));
    }

    @AfterEach
    void close() throws IOException {
        fixture.close();
    }

    @Test
    void theNextTargetIsBegunWhenOneOfTheWindowHasEnded() throws Exception {
        fixture.onTargets(2, 0, "web1", "web2", "web3").begin(TestActions.script("A", "Bash", untilTold("0")));
        awaitBegun("web1", "web2");
        assertThat(begun()).containsExactlyInAnyOrder("web1", "web2");
        assertThat(fixture.progress()).containsExactly("RUNNING ", "web1 RUNNING", "web2 RUNNING", "web3 PENDING");

        tell("web2");
        awaitBegun("web3");
        assertThat(fixture.progress())
                .containsExactly("RUNNING 1 of 3 targets", "web1 RUNNING", "web2 SUCCESS", "web3 RUNNING");
        tell("web1");
        tell("web3");

        fixture.awaitEnd().succeeded();
    }

    @Test
    void afterAFailureNoFurtherTargetIsBegunAndThoseThatWereGoOn() throws Exception {
        fixture.onTargets(2, 0, "web1", "web2", "web3").begin(TestActions.script("A", "Bash", untilTold("3")));
        awaitBegun("web1", "web2");
        tell("web1");
        awaitLog("exited with code 3");
        tell("web2");

        Outcome outcome = fixture.awaitEnd().failed();

        assertThat(begun()).containsExactlyInAnyOrder("web1", "web2");
        assertThat(outcome.info()).contains("Skipped A on web3: the step failed on another target.");
        assertThat(fixture.progress())
                .containsExactly("FAILED 2 of 3 targets", "web1 FAILED", "web2 FAILED", "web3 SKIPPED");
    }

    @Test
    void whatWasUnderWayWhenTheServerEndedIsFollowedToItsEndAlsoIfAnotherTargetFailedMeanwhile() throws Exception {
        fixture.onTargets(2, 0, "web1", "web2", "web3").begin(TestActions.script("A", "Bash", untilTold("3")));
        awaitBegun("web1", "web2");

        fixture.restart(() -> {
            tell("web1");
            await(() -> Files.exists(directory.resolve("ended-web1")));
        });
        awaitLog("exited with code 3");
        tell("web2");
        Outcome outcome = fixture.awaitEnd().failed();

        assertThat(outcome.info()).contains("told web1", "told web2");
        assertThat(begun()).containsExactlyInAnyOrder("web1", "web2");
    }

    @Test
    void aStepThatHadFailedBeginsNoTargetAfterARestart() throws Exception {
        fixture.onTargets(2, 0, "web1", "web2", "web3", "web4")
                .begin(TestActions.script(
                        "A", "Bash", untilTold("$([ #{Octopus.Machine.Name} = web2 ] && echo 3 || echo 0)")));
        awaitBegun("web1", "web2");
        tell("web1");
        awaitBegun("web3");
        tell("web2");
        awaitLog("exited with code 3");

        fixture.restart();
        tell("web3");
        Outcome outcome = fixture.awaitEnd().failed();

        assertThat(outcome.info()).contains("told web1", "told web2", "told web3");
        assertThat(begun()).containsExactlyInAnyOrder("web1", "web2", "web3");
    }

    @Test
    void theEnvironmentLimitsHowManyTargetsAreWorkedOnWhateverTheWindow() throws Exception {
        fixture.onTargets(10, 1, "web1", "web2").begin(TestActions.script("A", "Bash", untilTold("0")));
        awaitBegun("web1");
        tell("web1");
        awaitBegun("web2");
        assertThat(fixture.log()).contains("told web1");
        tell("web2");

        fixture.awaitEnd().succeeded();
    }

    /** A script that says when it has begun, waits until it is told to go on, and exits with a code. */
    private String untilTold(String code) {
        return """
                here=#{Octopus.Machine.Name}
                : > '%1$s/begun-'$here
                until [ -e '%1$s/told-'$here ]; do sleep 0.02; done
                echo "told $here"
                : > '%1$s/ended-'$here
                exit %2$s
                """
                .formatted(directory, code);
    }

    private void tell(String target) {
        try {
            Files.createFile(directory.resolve("told-" + target));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private List<String> begun() throws IOException {
        try (Stream<Path> files = Files.list(directory)) {
            return files.map(file -> file.getFileName().toString())
                    .filter(name -> name.startsWith("begun-"))
                    .map(name -> name.substring("begun-".length()))
                    .toList();
        }
    }

    private void awaitBegun(String... targets) {
        for (String target : targets) {
            await(() -> Files.exists(directory.resolve("begun-" + target)));
        }
    }

    private void awaitLog(String text) {
        await(() -> fixture.log().stream().anyMatch(line -> line.contains(text)));
    }

    private static void await(BooleanSupplier condition) {
        while (!condition.getAsBoolean()) {
            try {
                TimeUnit.MILLISECONDS.sleep(20);
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
        }
    }
}
