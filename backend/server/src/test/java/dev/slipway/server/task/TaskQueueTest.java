package dev.slipway.server.task;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.api.ServerTask;
import dev.slipway.api.SpaceBuilder;
import dev.slipway.api.TaskState;
import dev.slipway.json.WireJson;
import dev.slipway.server.TestDatabases;
import dev.slipway.server.persistence.ConnectionLost;
import dev.slipway.server.persistence.Database;
import dev.slipway.server.persistence.SpaceId;
import dev.slipway.server.security.Secret;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@Tag(TestDatabases.POSTGRESQL)
class TaskQueueTest {
    private static final SpaceId SPACE = new SpaceId("Spaces-1");

    private final Database db = Database.open(TestDatabases.fresh());
    private final TaskInbox inbox = new TaskInbox(Clock.systemUTC());
    private final TaskStore store = new TaskStore();
    private final Handler handler = new Handler();
    private TaskQueue queue = queue(2);

    /** Runs until it is let go; every task waits at a gate of its own. */
    private static final class Handler implements TaskHandler {
        private final Map<String, CountDownLatch> gates = new ConcurrentHashMap<>();
        private final Map<String, Integer> runs = new ConcurrentHashMap<>();

        CountDownLatch gate(String description) {
            return gates.computeIfAbsent(description, d -> new CountDownLatch(1));
        }

        @Override
        public String taskName() {
            return "Test";
        }

        @Override
        public void run(TaskRun run) throws TaskFailed, TaskInterrupted {
            String description = run.task().description();
            runs.merge(description, 1, Integer::sum);
            run.log().masker().add(new Secret("hunter2"));
            run.log().append(run.log().root(), LogLine.info("the password is hunter2"));
            try {
                while (!gate(description).await(20, TimeUnit.MILLISECONDS)) {
                    run.checkpoint();
                }
            } catch (InterruptedException e) {
                throw new TaskFailed("interrupted", e);
            }
            if (description.contains("loses") && runs.get(description) == 1) {
                throw new ConnectionLost(new IllegalStateException("the database is restarted"));
            }
            if (description.contains("fails")) {
                throw new TaskFailed("it failed with hunter2");
            }
        }

        @Override
        public void ended(Handle tx, ServerTask task) {
            tx.execute(
                    "INSERT INTO ending (task_id, state) VALUES (?, ?)",
                    task.id(),
                    task.state().name());
            if (task.description().contains("without")) {
                throw new IllegalStateException("what follows is broken");
            }
        }
    }

    private TaskQueue queue(int cap) {
        return new TaskQueue(
                db, inbox, Clock.systemUTC(), new Node(db, "node", "node"), cap, new TaskChanges(), List.of(handler));
    }

    @BeforeEach
    void aSpaceIsThere() {
        db.change(tx -> tx.createUpdate(
                        """
                        INSERT INTO space (id, name, name_key, slug, is_default, task_queue_stopped, document)
                        VALUES ('Spaces-1', 'Default', 'default', 'default', TRUE, FALSE, :document)""")
                .bind("document", WireJson.write(SpaceBuilder.builder().build()))
                .execute());
        db.change(tx -> tx.execute("CREATE TABLE ending (task_id VARCHAR(40) PRIMARY KEY, state VARCHAR(20))"));
        queue.start();
    }

    @AfterEach
    void close() {
        queue.close();
        db.close();
    }

    private static void await(BooleanSupplier condition) {
        long end = System.nanoTime() + Duration.ofSeconds(30).toNanos();
        while (!condition.getAsBoolean()) {
            assertThat(System.nanoTime()).as("waited for half a minute").isLessThan(end);
            Thread.onSpinWait();
        }
    }

    private String queued(String description) {
        return queued(description, null, null, null);
    }

    private String queued(String description, @Nullable String tag, @Nullable Instant at, @Nullable Instant expiry) {
        ServerTask task = db.write(tx -> inbox.queue(
                tx,
                NewTaskBuilder.builder()
                        .space(SPACE)
                        .name("Test")
                        .description(description)
                        .arguments(Map.of())
                        .concurrencyTag(tag)
                        .queueTime(at)
                        .queueTimeExpiry(expiry)
                        .build()));
        inbox.wake();
        return task.id();
    }

    private ServerTask task(String id) {
        return db.read(tx -> store.find(tx, id)).orElseThrow();
    }

    private void awaitState(String id, TaskState state) {
        await(() -> task(id).state() == state);
    }

    private List<String> log(String id) {
        return new TaskLogReader(db)
                .lines(id, 0).stream().map(line -> line.element().messageText()).toList();
    }

    @Test
    void aTaskRunsToItsEndAndItsSecretsAreMasked() {
        handler.gate("works").countDown();
        String id = queued("works");

        awaitState(id, TaskState.SUCCESS);

        ServerTask ended = task(id);
        assertThat(ended.isCompleted()).isTrue();
        assertThat(ended.finishedSuccessfully()).isTrue();
        assertThat(ended.startTime()).isNotNull();
        assertThat(ended.completedTime()).isNotNull();
        assertThat(log(id)).containsExactly("the password is ********");
    }

    @Test
    void aFailureIsToldWithoutItsSecrets() {
        handler.gate("fails").countDown();
        String id = queued("fails");

        awaitState(id, TaskState.FAILED);

        assertThat(task(id).errorMessage()).isEqualTo("it failed with ********");
        assertThat(task(id).finishedSuccessfully()).isFalse();
        assertThat(log(id)).last().isEqualTo("it failed with ********");
    }

    /** There is no moment, which a crash might hit, at which a task has ended and what follows from that is missing. */
    @ParameterizedTest
    @CsvSource({"works, SUCCESS", "fails, FAILED", "is canceled, CANCELED", "is canceled before it starts, CANCELED"})
    void theEndOfATaskIsNeverSeenWithoutWhatFollowsFromIt(String description, TaskState end) {
        boolean isToStart = !description.contains("before");
        String id = queued(description, null, isToStart ? null : Instant.now().plusSeconds(3600), null);
        if (end != TaskState.CANCELED) {
            handler.gate(description).countDown();
        } else {
            awaitState(id, isToStart ? TaskState.EXECUTING : TaskState.QUEUED);
            queue.cancel(id);
        }

        // One statement, so both are seen as they were at the same moment.
        await(() -> db.read(tx -> tx.createQuery(
                        """
                        SELECT CASE WHEN t.state <> :end THEN 'not yet' ELSE coalesce(e.state, 'nothing') END
                        FROM server_task t LEFT JOIN ending e ON e.task_id = t.id WHERE t.id = :id""")
                .bind("end", end.name())
                .bind("id", id)
                .map((row, context) -> {
                    assertThat(row.getString(1)).isIn("not yet", end.name());
                    return row.getString(1).equals(end.name());
                })
                .one()));
    }

    @Test
    void aTaskEndsEvenIfWhatFollowsFromItFails() {
        handler.gate("ends without").countDown();
        String id = queued("ends without");

        awaitState(id, TaskState.SUCCESS);

        List<String> followed = db.read(tx -> tx.createQuery("SELECT task_id FROM ending WHERE task_id = :id")
                .bind("id", id)
                .mapTo(String.class)
                .list());
        assertThat(followed).isEmpty();
    }

    @Test
    void noMoreRunAtOnceThanTheCapAllows() {
        String a = queued("a");
        String b = queued("b");
        awaitState(a, TaskState.EXECUTING);
        awaitState(b, TaskState.EXECUTING);
        String c = queued("c");

        handler.gate("a").countDown();

        awaitState(a, TaskState.SUCCESS);
        awaitState(c, TaskState.EXECUTING);
        assertThat(task(b).state()).isEqualTo(TaskState.EXECUTING);
    }

    @Test
    void tasksWithTheSameTagRunOneAfterTheOther() {
        String first = queued("first", "Shop/Test", null, null);
        awaitState(first, TaskState.EXECUTING);
        String second = queued("second", "Shop/Test", null, null);
        handler.gate("other").countDown();
        String other = queued("other", "Shop/Prod", null, null);

        awaitState(other, TaskState.SUCCESS);
        assertThat(task(second).state()).isEqualTo(TaskState.QUEUED);
        List<String> ahead = db.read(tx -> store.ahead(tx, second));
        assertThat(ahead).containsExactly(first);
        await(() -> !log(second).isEmpty());
        assertThat(log(second))
                .containsExactly("Waiting for \"first\" (" + first + ") to end; only one of these runs at a time.");

        handler.gate("first").countDown();
        awaitState(second, TaskState.EXECUTING);
    }

    @Test
    void aQueuedTaskIsCanceledAtOnce() {
        String id = queued("later", null, Instant.now().plusSeconds(3600), null);

        queue.cancel(id);

        assertThat(task(id).state()).isEqualTo(TaskState.CANCELED);
        assertThat(handler.runs).doesNotContainKey("later");
    }

    @Test
    void aTaskThatLosesTheDatabaseGoesOnWhenItIsBack() {
        handler.gate("loses it").countDown();

        String id = queued("loses it");

        awaitState(id, TaskState.SUCCESS);
        assertThat(handler.runs).containsEntry("loses it", 2);
        assertThat(log(id)).contains("The server was cut off from the database; the task goes on.");
    }

    @Test
    void aRunningTaskIsCancellingUntilItHasStopped() {
        String id = queued("runs");
        awaitState(id, TaskState.EXECUTING);

        assertThat(queue.cancel(id).state()).isIn(TaskState.CANCELLING, TaskState.CANCELED);

        awaitState(id, TaskState.CANCELED);
        assertThat(task(id).isCompleted()).isTrue();
    }

    @Test
    void aTaskThatHasNotStartedBeforeItExpiresNeverDoes() {
        String id = queued(
                "expires", null, Instant.now().plusSeconds(3600), Instant.now().minusSeconds(1));

        awaitState(id, TaskState.TIMED_OUT);

        assertThat(handler.runs).doesNotContainKey("expires");
    }

    @Test
    void aStoppedSpaceStartsNothing() {
        db.change(tx -> tx.execute("UPDATE space SET task_queue_stopped = TRUE"));
        String id = queued("waits");
        queue.close();
        queue = queue(2);
        queue.start();
        assertThat(task(id).state()).isEqualTo(TaskState.QUEUED);

        db.change(tx -> tx.execute("UPDATE space SET task_queue_stopped = FALSE"));
        inbox.wake();

        awaitState(id, TaskState.EXECUTING);
    }

    @Test
    void anotherProcessGoesOnWithWhatThisOneLeaves() {
        String id = queued("long");
        await(() -> handler.runs.containsKey("long"));
        queue.close();
        assertThat(task(id).state()).isEqualTo(TaskState.EXECUTING);

        handler.gate("long").countDown();
        queue = queue(2);
        queue.start();

        awaitState(id, TaskState.SUCCESS);
        assertThat(handler.runs).containsEntry("long", 2);
        assertThat(log(id)).contains("The server was restarted; the task goes on.");
    }

    @Test
    void aTaskThatIsDeletedWhileItRunsLetsTheNextOneRun() {
        String doomed = queued("doomed");
        awaitState(doomed, TaskState.EXECUTING);
        db.change(tx -> inbox.delete(tx, List.of(doomed)));
        handler.gate("doomed").countDown();
        handler.gate("a").countDown();
        handler.gate("b").countDown();

        awaitState(queued("a"), TaskState.SUCCESS);
        awaitState(queued("b"), TaskState.SUCCESS);
        Optional<ServerTask> found = db.read(tx -> store.find(tx, doomed));
        assertThat(found).isEmpty();
    }
}
