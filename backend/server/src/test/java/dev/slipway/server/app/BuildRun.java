package dev.slipway.server.app;

import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.slipway.ci.BuildCommit;
import dev.slipway.ci.BuildContext;
import dev.slipway.ci.BuildFacts;
import dev.slipway.ci.CiFailure;
import dev.slipway.ci.CiOperation;
import dev.slipway.ci.CiResult;
import dev.slipway.ci.Inputs;
import dev.slipway.ci.Operations;
import dev.slipway.ci.RecordedLog;
import dev.slipway.ci.ServerConnection;
import dev.slipway.ci.TaskResult;
import dev.slipway.ci.VcsFacts;
import dev.slipway.ci.Workspace;
import dev.slipway.client.transport.CancellationToken;
import dev.slipway.server.TestServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** A build with a project, a target and the environment Test, and what it asks of the server. */
final class BuildRun implements AutoCloseable {
    final Scenario scenario = new Scenario();
    final RecordedLog log = new RecordedLog();
    final CancellationToken cancellation = new CancellationToken();
    private final Path directory;

    /** @param directory of the build, in which the target's is made, too */
    BuildRun(Path directory) throws IOException {
        this.directory = directory;
        scenario.localTarget("web-1", Files.createDirectories(directory.resolve("web-1")));
    }

    Operations operations() {
        return operations(TestServer.shared().url(), TestServer.ADMIN_KEY);
    }

    Operations operations(String url, String apiKey) {
        return operations(
                url,
                apiKey,
                new BuildFacts(
                        "Jenkins",
                        "shop #7",
                        "7",
                        "https://ci.example/job/shop/7/",
                        new VcsFacts("Git", "https://robot:token@git.example/shop.git", "main", "abc"),
                        List.of(new BuildCommit("abc", "Sell more"), new BuildCommit("def", "Sell"))));
    }

    Operations operations(BuildFacts facts) {
        return operations(TestServer.shared().url(), TestServer.ADMIN_KEY, facts);
    }

    private Operations operations(String url, String apiKey, BuildFacts facts) {
        return Operations.on(
                new ServerConnection(url, apiKey, scenario.space.id(), null, null, "slipway-test"),
                new BuildContext(log, Workspace.of(directory), cancellation, facts));
    }

    CiResult run(CiOperation operation, Map<String, ?> typed) {
        try (Operations operations = operations()) {
            return operations.run(operation.read(Inputs.of(typed)), directory);
        }
    }

    TaskResult tasks(CiOperation operation, Map<String, ?> typed) {
        return (TaskResult) run(operation, typed);
    }

    CiFailure failure(CiOperation operation, Map<String, ?> typed) {
        return catchThrowableOfType(CiFailure.class, () -> run(operation, typed));
    }

    static Map<String, Object> with(Map<String, ?> typed, String field, Object value) {
        var more = new HashMap<String, Object>(typed);
        more.put(field, value);
        return more;
    }

    static Map<String, Object> deploy(String version) {
        return Map.of("project", Scenario.PROJECT, "version", version, "environments", "Test");
    }

    @Override
    public void close() {
        scenario.close();
    }
}
