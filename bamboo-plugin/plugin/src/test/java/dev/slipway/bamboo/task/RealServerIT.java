package dev.slipway.bamboo.task;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.atlassian.bamboo.task.TaskState;
import dev.slipway.bamboo.TaskModules;
import dev.slipway.bamboo.fake.FakeBamboo;
import dev.slipway.bamboo.fake.FakeBuild;
import dev.slipway.bamboo.fake.FakeDefinition;
import dev.slipway.bamboo.fake.FakeDeployment;
import dev.slipway.bamboo.fake.FakeTask;
import dev.slipway.bamboo.server.ConnectionProvider;
import dev.slipway.ci.CiOperation;
import dev.slipway.client.SlipwayClient;
import dev.slipway.testkit.Delivery;
import dev.slipway.testkit.ServerProcess;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A build plan and a deployment project, task by task, with a real Slipway server at the other end. */
@Timeout(180)
class RealServerIT {
    @TempDir
    private Path directory;

    private final FakeBamboo bamboo = new FakeBamboo();

    @Test
    void fromThePackageToTheRunbook() throws Exception {
        Optional<Path> jar = ServerProcess.jar();
        assumeTrue(jar.isPresent(), "the packaged server");
        try (ServerProcess server = ServerProcess.start(jar.get(), directory.resolve("data"));
                SlipwayClient client = server.client()) {
            bamboo.withServer("Slipway", server.url(), ServerProcess.API_KEY);

            Delivery.drive(new PlanAndProject(), client.space("Spaces-1"), directory);
        }
    }

    /** What goes to an environment is a task of a deployment project, and leaves empty what Bamboo knows there. */
    private final class PlanAndProject implements Delivery.Build {
        /** What the tasks have set by now, which later tasks have as variables. */
        private final Map<String, String> variables = new TreeMap<>();

        private final List<String> log = new CopyOnWriteArrayList<>();

        @Override
        public Map<String, String> run(CiOperation operation, Map<String, String> fields) {
            var configuration = new HashMap<>(fields);
            FakeTask task = task(operation, configuration);
            task.configuration.putAll(configuration);
            task.variables.putAll(variables);
            task.runtime.putAll(new ConnectionProvider(bamboo, bamboo, bamboo)
                    .populateRuntimeTaskData(new FakeDefinition(task.getPluginKey(), configuration), task));

            TaskState end = new SlipwayTask(task).execute(task).getTaskState();

            assertThat(end).as(() -> task.getPluginKey() + ": " + task.log).isEqualTo(TaskState.SUCCESS);
            variables.putAll(task.results);
            log.addAll(task.log);
            return task.results;
        }

        private FakeTask task(CiOperation operation, Map<String, String> configuration) {
            String key = TaskModules.completeKey(operation);
            @Nullable String environment = configuration.remove(operation == CiOperation.PROMOTE ? "to" : "environments");
            if (environment == null) {
                return new FakeBuild(key, directory).withChange(Delivery.COMMIT, Delivery.MESSAGE);
            }
            configuration.remove("version");
            return new FakeDeployment(key, directory, environment, Delivery.VERSION);
        }

        @Override
        public String log() {
            return String.join("\n", log);
        }

        @Override
        public String server() {
            return "Bamboo";
        }

        @Override
        public String url() {
            return "https://bamboo.example/browse/SHOP-WEB-42";
        }
    }
}
