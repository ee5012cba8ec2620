package dev.slipway.bamboo.task;

import static org.assertj.core.api.Assertions.assertThat;

import com.atlassian.bamboo.task.TaskState;
import dev.slipway.bamboo.TaskModules;
import dev.slipway.bamboo.fake.FakeBamboo;
import dev.slipway.bamboo.fake.FakeBuild;
import dev.slipway.bamboo.fake.FakeDefinition;
import dev.slipway.bamboo.fake.FakeSlipway;
import dev.slipway.bamboo.fake.FakeTask;
import dev.slipway.bamboo.server.ConnectionProvider;
import dev.slipway.ci.CiOperation;
import dev.slipway.ci.Field;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

@Timeout(60)
class SlipwayTaskTest {
    @RegisterExtension
    final FakeSlipway slipway = new FakeSlipway();

    @RegisterExtension
    final FakeSlipway another = new FakeSlipway();

    @TempDir
    private Path directory;

    private final FakeBamboo bamboo = new FakeBamboo();

    @Test
    void aTaskThatSucceedsOnTheServerSucceedsInBambooAndSetsVariables() {
        slipway.taskIs("Success", "Copied 3 files");
        FakeTask task = await();

        assertThat(run(task)).isEqualTo(TaskState.SUCCESS);

        assertThat(task.log).anyMatch(line -> line.endsWith("Copied 3 files"));
        assertThat(task.results)
                .containsEntry("slipway.task.ids", "ServerTasks-1")
                .containsEntry("slipway.state", "Success");
    }

    @Test
    void aTaskThatFailsOnTheServerFailsTheBuildAndSaysWhy() {
        slipway.taskIs("Failed", "Copying");
        FakeTask task = await();

        assertThat(run(task)).isEqualTo(TaskState.FAILED);

        assertThat(task.log).anyMatch(line -> line.startsWith("! ") && line.contains("The disk is full"));
        assertThat(task.results).containsEntry("slipway.state", "Failed");
    }

    @Test
    void aTaskThatSomebodyCanceledFailsTheBuild() {
        slipway.taskIs("Canceled");
        FakeTask task = await();

        assertThat(run(task)).isEqualTo(TaskState.FAILED);

        assertThat(task.results).containsEntry("slipway.state", "Canceled");
    }

    @Test
    void aTaskThatTakesTooLongFailsTheBuildAndIsCancelledIfWanted() {
        slipway.taskIs("Executing");
        FakeTask task = await().with("timeout", "1s").with("cancelOnTimeout", "true");

        assertThat(run(task)).isEqualTo(TaskState.FAILED);

        assertThat(task.log).anyMatch(line -> line.startsWith("! The time to wait"));
        assertThat(slipway.requests()).contains(FakeSlipway.CANCEL);
    }

    @Test
    void aLineIsShownBeforeTheTaskEndsAndOnlyOnce() {
        slipway.taskIs("Executing", "Copying");
        FakeTask task = await();
        CompletableFuture<TaskState> end = CompletableFuture.supplyAsync(() -> run(task));
        until(() -> task.log.stream().anyMatch(line -> line.endsWith("Copying")));
        assertThat(end).isNotDone();

        slipway.taskIs("Success", "Copying", "Done");

        assertThat(end).succeedsWithin(Duration.ofSeconds(50)).isEqualTo(TaskState.SUCCESS);
        assertThat(task.log).filteredOn(line -> line.endsWith("Copying")).hasSize(1);
        assertThat(task.log).filteredOn(line -> line.endsWith("Done")).hasSize(1);
    }

    @Test
    void aStoppedBuildCancelsWhatRunsOnTheServer() throws InterruptedException {
        slipway.taskIs("Executing", "Copying");
        FakeTask task = await().with("cancelOnAbort", "true");
        var ended = new CompletableFuture<TaskState>();
        var wasInterrupted = new AtomicBoolean();
        var build = new Thread(() -> {
            TaskState end = run(task);
            wasInterrupted.set(Thread.currentThread().isInterrupted());
            ended.complete(end);
        });
        build.start();
        until(() -> task.log.stream().anyMatch(line -> line.endsWith("Copying")));

        build.interrupt();
        build.join();

        assertThat(ended).isCompletedWithValue(TaskState.FAILED);
        assertThat(wasInterrupted).isTrue();
        assertThat(task.log).anyMatch(line -> line.contains("The build was aborted"));
        assertThat(slipway.requests()).contains(FakeSlipway.CANCEL);
    }

    @Test
    void aStoppedBuildLeavesItRunningWhereOneWantsThat() throws InterruptedException {
        slipway.taskIs("Executing", "Copying");
        FakeTask task = await().with("cancelOnAbort", "false");
        var build = new Thread(() -> run(task));
        build.start();
        until(() -> task.log.stream().anyMatch(line -> line.endsWith("Copying")));

        build.interrupt();
        build.join();

        assertThat(slipway.requests()).doesNotContain(FakeSlipway.CANCEL);
    }

    @ParameterizedTest
    @EnumSource
    void nothingIsAskedOfTheServerWhileSomethingIsMissing(CiOperation operation) {
        FakeTask task = task(operation, slipway);

        assertThat(run(task)).isEqualTo(TaskState.ERROR);

        assertThat(slipway.requests()).isEmpty();
        String required = operation.fields().stream()
                .filter(Field::isRequired)
                .map(Field::name)
                .findFirst()
                .orElseThrow();
        assertThat(task.log).hasSize(1).first().asString().startsWith("! ").contains(required + ": Give the ");
    }

    @Test
    void aServerThatIsNotSetUpIsNamed() {
        FakeTask task = await().with("server", "Elsewhere");

        assertThat(run(connected(task))).isEqualTo(TaskState.ERROR);

        assertThat(task.log).containsExactly("! There is no Slipway server 'Elsewhere' in Bamboo's administration");
    }

    @Test
    void theApiKeyIsMaskedWhereverItComesUp() {
        slipway.taskIs("Success", "The key is " + FakeSlipway.API_KEY + "!");
        FakeTask task = await();

        run(task);

        assertThat(task.log).anyMatch(line -> line.endsWith("The key is ********!"));
        assertThat(task.log).noneMatch(line -> line.contains("API-") || line.contains("012345"));
    }

    @Test
    void twoBuildsAtOnceTalkToTheirOwnServers() {
        slipway.taskIs("Success", "one");
        another.taskIs("Success", "two");
        FakeTask first = await();
        FakeTask second = connected(
                task(CiOperation.AWAIT, another).with("tasks", "ServerTasks-1").with("server", "another"));
        var shared = new SlipwayTask(first);

        CompletableFuture.allOf(
                        CompletableFuture.runAsync(() -> shared.execute(first)),
                        CompletableFuture.runAsync(() -> shared.execute(second)))
                .join();

        assertThat(first.log).anyMatch(line -> line.endsWith("one")).noneMatch(line -> line.endsWith("two"));
        assertThat(second.log).anyMatch(line -> line.endsWith("two")).noneMatch(line -> line.endsWith("one"));
    }

    @Test
    void aPackageIsPackedWithoutAServer() throws IOException {
        Files.writeString(Files.createDirectory(directory.resolve("site")).resolve("index.html"), "Hello");
        var task = new FakeBuild(TaskModules.completeKey(CiOperation.PACK), directory)
                .with("packageId", "Acme.Web")
                .with("version", "1.4.0")
                .with("basePath", "site");

        assertThat(run(task)).isEqualTo(TaskState.SUCCESS);

        assertThat(directory.resolve("Acme.Web.1.4.0.zip")).isRegularFile();
        assertThat(task.results)
                .containsEntry("slipway.package.id", "Acme.Web")
                .containsEntry("slipway.package.version", "1.4.0");
    }

    private FakeTask await() {
        return connected(task(CiOperation.AWAIT, slipway).with("tasks", "ServerTasks-1"));
    }

    private FakeTask task(CiOperation operation, FakeSlipway server) {
        bamboo.withServer(server == slipway ? "Slipway" : "another", server.url(), FakeSlipway.API_KEY);
        return connected(new FakeBuild(TaskModules.completeKey(operation), directory));
    }

    /** What the Bamboo server does before a task runs. */
    private FakeTask connected(FakeTask task) {
        task.runtime.clear();
        task.runtime.putAll(new ConnectionProvider(bamboo, bamboo, bamboo)
                .populateRuntimeTaskData(
                        new FakeDefinition(task.getPluginKey(), Map.copyOf(task.configuration)), task));
        return task;
    }

    private static TaskState run(FakeTask task) {
        return new SlipwayTask(task).execute(task).getTaskState();
    }

    private static void until(BooleanSupplier condition) {
        while (!condition.getAsBoolean()) {
            Thread.onSpinWait();
        }
    }
}
