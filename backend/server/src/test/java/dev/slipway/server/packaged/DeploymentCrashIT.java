package dev.slipway.server.packaged;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.server.Wire;
import dev.slipway.server.packaged.SlipwayProcess.Command;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A deployment outlives the server that started it. */
@Timeout(120)
class DeploymentCrashIT {
    private static final String API = "/api/" + Workplace.SPACE;
    private static final Duration POLLING = Duration.ofMillis(100);
    private static final int LINES = 10;

    @TempDir
    Path directory;

    private Path starts() {
        return directory.resolve("starts");
    }

    /** Five seconds of output, after a note that it was started. */
    private String script() {
        return """
                echo started >> '%s'
                for i in 1 2 3 4 5 6 7 8 9 10; do
                  echo "line $i of the script"
                  sleep 0.5
                done
                """
                .formatted(starts());
    }

    @Test
    void killedWhileAScriptRunsItGoesOnWithThatScript() throws IOException {
        String task;
        try (SlipwayProcess server = start()) {
            Wire wire = server.wire();
            task = deploy(wire);
            await(() -> log(wire, task).contains("line 3 of the script"));
            server.kill();
        }

        assertSucceedsAfterRestart(task);
    }

    @Test
    void killedTwiceWhileAScriptRunsItGoesOnWithThatScript() throws IOException {
        String task;
        try (SlipwayProcess server = start()) {
            Wire wire = server.wire();
            task = deploy(wire);
            await(() -> Files.exists(starts()));
            server.kill();
        }
        try (SlipwayProcess server = start()) {
            server.url();
            server.kill();
        }

        assertSucceedsAfterRestart(task);
    }

    @Test
    void killedRightAfterItWasAskedForItIsDeployedAfterTheRestart() throws IOException {
        String task;
        try (SlipwayProcess server = start()) {
            task = deploy(server.wire());
            server.kill();
        }

        assertSucceedsAfterRestart(task);
    }

    @Test
    void stoppedInOrderItIsTakenUpByTheNextStart() throws IOException {
        String task;
        try (SlipwayProcess server = start()) {
            Wire wire = server.wire();
            task = deploy(wire);
            await(() -> log(wire, task).contains("line 2 of the script"));
            server.terminate();
            server.exitCode();
        }

        assertSucceedsAfterRestart(task);
    }

    private SlipwayProcess start() {
        return Command.server(directory.resolve("data")).start();
    }

    private String deploy(Wire wire) {
        Workplace workplace = Workplace.make(wire, "Acme");
        workplace.runs(wire, script());
        workplace.release(wire, "1.0.0");
        return workplace.deploy(wire, "1.0.0");
    }

    private void assertSucceedsAfterRestart(String task) throws IOException {
        try (SlipwayProcess server = start()) {
            Wire wire = server.wire();
            await(() -> Boolean.TRUE.equals(
                    wire.get(API + "/tasks/" + task).expect(200).at("IsCompleted")));

            String log = log(wire, task);
            assertThat(wire.get(API + "/tasks/" + task).text("State")).as(log).isEqualTo("Success");
            List<String> said = log.lines()
                    .filter(line -> line.contains("of the script"))
                    .map(line -> line.replaceFirst(".*(line \\d+ of the script).*", "$1"))
                    .toList();
            assertThat(said)
                    .containsExactlyElementsOf(IntStream.rangeClosed(1, LINES)
                            .mapToObj(i -> "line " + i + " of the script")
                            .toList());
            assertThat(starts()).hasContent("started");
        }
    }

    private static String log(Wire wire, String task) {
        return wire.get(API + "/tasks/" + task + "/raw").expect(200).body();
    }

    private static void await(BooleanSupplier condition) {
        while (!condition.getAsBoolean()) {
            try {
                Thread.sleep(POLLING.toMillis());
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IllegalStateException(e);
            }
        }
    }
}
