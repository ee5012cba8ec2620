package dev.slipway.server.task;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.api.LogElement;
import dev.slipway.api.ServerTask;
import dev.slipway.api.SpaceBuilder;
import dev.slipway.api.TaskState;
import dev.slipway.json.WireJson;
import dev.slipway.server.TestDatabases;
import dev.slipway.server.persistence.Database;
import dev.slipway.server.persistence.SpaceId;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import java.util.stream.IntStream;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Several nodes on one database, in one process. */
@Tag(TestDatabases.POSTGRESQL)
@Timeout(120)
class TaskNodesTest {
    private static final String SILENT = "UPDATE node SET run = run + 1, alive_until = CURRENT_TIMESTAMP WHERE id = ?";

    private final Database db = Database.open(TestDatabases.fresh());
    private final TaskInbox inbox = new TaskInbox(Clock.systemUTC());
    private final TaskStore store = new TaskStore();
    private final List<TaskQueue> queues = new ArrayList<>();

    /** Tasks that wait until they are let go say so, and with which node. */
    private static final class Handler implements TaskHandler {
        private final Map<String, CountDownLatch> gates = new ConcurrentHashMap<>();
        private final Map<String, Integer> runs = new ConcurrentHashMap<>();
        private final AtomicInteger running = new AtomicInteger();
        private final AtomicInteger mostRunning = new AtomicInteger();
        private volatile boolean isBound;

        CountDownLatch gate(String description) {
            return gates.computeIfAbsent(description, d -> new CountDownLatch(d.startsWith("quick") ? 0 : 1));
        }

        @Override
        public String taskName() {
            return "Test";
        }

        @Override
        public void run(TaskRun run) throws TaskFailed, TaskInterrupted {
            String description = run.task().description();
            runs.merge(description, 1, Integer::sum);
            mostRunning.accumulateAndGet(running.incrementAndGet(), Math::max);
            try {
                while (!gate(description).await(20, TimeUnit.MILLISECONDS)) {
                    run.checkpoint();
                }
                run.log().append(run.log().root(), LogLine.info("done by " + run.nodeName()));
            } catch (InterruptedException e) {
                throw new TaskFailed("interrupted", e);
            } finally {
                running.decrementAndGet();
            }
        }

        @Override
        public boolean isBoundTo(Handle tx, ServerTask task, String nodeId) {
            return isBound;
        }
    }

    private final Handler handler = new Handler();

    @BeforeEach
    void aSpaceIsThere() {
        db.change(tx -> tx.createUpdate(
                        """
                        INSERT INTO space (id, name, name_key, slug, is_default, task_queue_stopped, document)
                        VALUES ('Spaces-1', 'Default', 'default', 'default', TRUE, FALSE, :document)""")
                .bind("document", WireJson.write(SpaceBuilder.builder().build()))
                .execute());
    }

    @AfterEach
    void close() {
        queues.forEach(TaskQueue::close);
        db.close();
    }

    private TaskQueue node(String name, int cap) {
        var node = new Node(db, name, name, true, Duration.ofSeconds(20));
        var queue = new TaskQueue(db, inbox, Clock.systemUTC(), node, cap, new TaskChanges(), List.of(handler));
        queues.add(queue);
        queue.start();
        return queue;
    }

    private String queued(String description, @Nullable String tag) {
        ServerTask task = db.write(tx -> inbox.queue(
                tx,
                NewTaskBuilder.builder()
                        .space(new SpaceId("Spaces-1"))
                        .name("Test")
                        .description(description)
                        .arguments(Map.of())
                        .concurrencyTag(tag)
                        .build()));
        inbox.wake();
        return task.id();
    }

    private static void await(BooleanSupplier condition) {
        long end = System.nanoTime() + Duration.ofSeconds(60).toNanos();
        while (!condition.getAsBoolean()) {
            assertThat(System.nanoTime()).as("waited for a minute").isLessThan(end);
            Thread.onSpinWait();
        }
    }

    private ServerTask task(String id) {
        return db.read(tx -> store.find(tx, id)).orElseThrow();
    }

    private void awaitState(String id, TaskState state) {
        await(() -> task(id).state() == state);
    }

    private void awaitRuns(String description, int runs) {
        await(() -> handler.runs.getOrDefault(description, 0) == runs);
    }

    private List<String> log(String id) {
        return new TaskLogReader(db)
                .lines(id, 0).stream()
                        .map(TaskLogReader.Line::element)
                        .map(LogElement::messageText)
                        .toList();
    }

    @Test
    void eachTaskRunsOnceWhicheverNodeTakesIt() {
        node("a", 3);
        node("b", 3);
        List<String> ids =
                IntStream.range(0, 60).mapToObj(i -> queued("quick " + i, null)).toList();

        ids.forEach(id -> awaitState(id, TaskState.SUCCESS));

        assertThat(handler.runs).hasSize(60).allSatisfy((description, runs) -> assertThat(runs)
                .isEqualTo(1));
        assertThat(handler.mostRunning).hasValueLessThanOrEqualTo(6);
    }

    @Test
    void theCapIsThatOfEachNode() {
        node("a", 1);
        String first = queued("first", null);
        awaitRuns("first", 1);
        String second = queued("second", null);
        assertThat(task(second).state()).isEqualTo(TaskState.QUEUED);

        node("b", 1);
        awaitRuns("second", 1);

        assertThat(task(first).serverNode()).isEqualTo("a");
        assertThat(task(second).serverNode()).isEqualTo("b");
    }

    @Test
    void tasksWithOneTagRunOneAtATimeOnAllNodesTogether() {
        node("a", 5);
        node("b", 5);
        List<String> ids = IntStream.range(0, 20)
                .mapToObj(i -> queued("quick " + i, "Shop/Test"))
                .toList();

        ids.forEach(id -> awaitState(id, TaskState.SUCCESS));

        assertThat(handler.mostRunning).hasValue(1);
    }

    @Test
    void aTaskIsCancelledFromAnyNode() {
        node("a", 1);
        String id = queued("runs", null);
        awaitRuns("runs", 1);

        assertThat(node("b", 1).cancel(id).state()).isEqualTo(TaskState.CANCELLING);

        awaitState(id, TaskState.CANCELED);
        assertThat(handler.runs).containsEntry("runs", 1);
    }

    @Test
    void aNodeThatEndsHandsItsTasksOverAtOnce() {
        TaskQueue a = node("a", 1);
        String id = queued("runs", null);
        awaitRuns("runs", 1);
        node("b", 1);

        a.close();
        handler.gate("runs").countDown();

        awaitState(id, TaskState.SUCCESS);
        assertThat(log(id))
                .containsExactly("The node b goes on with the task, which the node a has left.", "done by b");
        assertThat(task(id).serverNode()).isEqualTo("b");
    }

    @Test
    void whatASilentNodeHadIsTakenOverAndItWritesNoMore() {
        node("a", 1);
        String id = queued("runs", null);
        awaitRuns("runs", 1);
        node("b", 1);

        db.change(tx -> tx.execute(SILENT, "a"));
        awaitRuns("runs", 2);
        handler.gate("runs").countDown();

        awaitState(id, TaskState.SUCCESS);
        await(() -> handler.running.get() == 0);
        assertThat(log(id))
                .containsExactly("The node b goes on with the task, which the node a has left.", "done by b");
    }

    @Test
    void aTaskThatIsBoundToItsNodeWaitsForItFirst() {
        handler.isBound = true;
        TaskQueue a = node("a", 1);
        String id = queued("runs", null);
        awaitRuns("runs", 1);
        a.close();
        node("b", 1);
        String other = queued("quick one", null);
        awaitState(other, TaskState.SUCCESS);
        assertThat(handler.runs).containsEntry("runs", 1);

        db.change(tx ->
                tx.execute("UPDATE node SET alive_until = CURRENT_TIMESTAMP - INTERVAL '3' MINUTE WHERE id = 'a'"));

        awaitRuns("runs", 2);
        handler.gate("runs").countDown();
        awaitState(id, TaskState.SUCCESS);
        assertThat(task(id).serverNode()).isEqualTo("b");
    }

    @Test
    void aTaskThatIsBoundToItsNodeGoesOnThereAtOnceWhenItIsBack() {
        handler.isBound = true;
        TaskQueue a = node("a", 1);
        String id = queued("runs", null);
        awaitRuns("runs", 1);
        node("b", 1);
        a.close();

        node("a", 1);
        awaitRuns("runs", 2);
        handler.gate("runs").countDown();

        awaitState(id, TaskState.SUCCESS);
        assertThat(log(id)).containsExactly("The server was restarted; the task goes on.", "done by a");
    }
}
