package dev.slipway.server.packaged;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.ci.BuildContext;
import dev.slipway.ci.BuildFacts;
import dev.slipway.ci.CiOperation;
import dev.slipway.ci.Inputs;
import dev.slipway.ci.Operations;
import dev.slipway.ci.RecordedLog;
import dev.slipway.ci.ServerConnection;
import dev.slipway.ci.TaskOutcome;
import dev.slipway.ci.TaskRequest;
import dev.slipway.ci.TaskResult;
import dev.slipway.ci.VcsFacts;
import dev.slipway.ci.Workspace;
import dev.slipway.client.transport.CancellationToken;
import dev.slipway.server.ci.CuttingProxy;
import dev.slipway.server.packaged.SlipwayProcess.Command;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A build that waits for a deployment does not mind that the server is killed and started again. */
@Timeout(120)
class BuildWaitIT {
    @TempDir
    Path directory;

    private final RecordedLog log = new RecordedLog();

    @Test
    void itWaitsThroughAKillAndARestartAndSeesEachLineOnce() throws Exception {
        int port = freePort();
        CompletableFuture<TaskResult> build;
        try (SlipwayProcess server = start(port)) {
            Workplace workplace = Workplace.make(server.wire(), "Acme");
            workplace.runs(
                    server.wire(),
                    """
                    for i in 1 2 3 4 5 6 7 8 9 10; do
                      echo "line $i of the script"
                      sleep 0.5
                    done
                    """);
            workplace.release(server.wire(), "1.0.0");
            URI url = URI.create(server.url());
            build = CompletableFuture.supplyAsync(() -> deploy(url, workplace));
            while (!log.lines().contains("line 2 of the script")) {
                assertThat(build).isNotCompletedExceptionally();
                Thread.onSpinWait();
            }
            server.kill();
        }

        try (SlipwayProcess server = start(port)) {
            server.url();
            assertThat(build.get().state()).isEqualTo(TaskResult.State.SUCCESS);
        }

        assertThat(log.lines().stream().filter(line -> line.endsWith("of the script")))
                .containsExactly(
                        "line 1 of the script",
                        "line 2 of the script",
                        "line 3 of the script",
                        "line 4 of the script",
                        "line 5 of the script",
                        "line 6 of the script",
                        "line 7 of the script",
                        "line 8 of the script",
                        "line 9 of the script",
                        "line 10 of the script");
    }

    @Test
    void aDeploymentIsTakenOverThatTheServerCreatedRightBeforeItWasKilled() throws Exception {
        int port = freePort();
        CompletableFuture<TaskResult> build;
        try (var proxy = new CuttingProxy(port)) {
            try (SlipwayProcess server = start(port)) {
                Workplace workplace = Workplace.make(server.wire(), "Acme");
                workplace.runs(server.wire(), "echo hello");
                workplace.release(server.wire(), "1.0.0");
                var killed = new CompletableFuture<Boolean>();
                proxy.loseAnswer("POST /api/" + Workplace.SPACE + "/deployments/create", () -> {
                    server.kill();
                    killed.complete(true);
                });
                URI url = URI.create(proxy.url());
                build = CompletableFuture.supplyAsync(() -> deploy(url, workplace));
                assertThat(killed.get()).isTrue();
            }

            try (SlipwayProcess server = start(port)) {
                server.url();
                TaskResult result = build.get();

                assertThat(result.state()).isEqualTo(TaskResult.State.SUCCESS);
                assertThat(server.wire()
                                .get("/api/" + Workplace.SPACE + "/deployments")
                                .each("Items", "Id"))
                        .isEqualTo(result.tasks().stream()
                                .map(TaskOutcome::executionId)
                                .toList());
            }
        }
    }

    private TaskResult deploy(URI url, Workplace workplace) {
        var build = new BuildContext(
                log,
                Workspace.of(directory),
                new CancellationToken(),
                new BuildFacts("Jenkins", "shop #7", "7", "", VcsFacts.NONE, List.of()));
        var connection = new ServerConnection(
                url.toString(), SlipwayProcess.ADMIN_KEY, Workplace.SPACE, null, null, "slipway-test");
        try (Operations operations = Operations.on(connection, build)) {
            return operations.run((TaskRequest) CiOperation.DEPLOY.read(Inputs.of(Map.of(
                    "project", workplace.project(), "version", "1.0.0", "environments", workplace.environment()))));
        }
    }

    private SlipwayProcess start(int port) {
        return Command.of("server", "--data", directory.resolve("data").toString(), "--port", String.valueOf(port))
                .with("SLIPWAY_ADMIN_API_KEY", SlipwayProcess.ADMIN_KEY)
                .start();
    }

    /** The server must come back where it was, so the port is chosen before; a test of its own asks for any port. */
    private static int freePort() throws IOException {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }
}
