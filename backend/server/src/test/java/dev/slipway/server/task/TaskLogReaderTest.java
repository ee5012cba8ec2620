package dev.slipway.server.task;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.api.ActivityElement;
import dev.slipway.api.LogElement;
import dev.slipway.api.ServerTask;
import dev.slipway.api.TaskDetails;
import dev.slipway.json.WireJson;
import dev.slipway.server.persistence.Database;
import dev.slipway.server.persistence.Scans;
import java.time.Clock;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class TaskLogReaderTest {
    private static final ServerTask TASK = WireJson.empty(ServerTask.class).withId("ServerTasks-1");

    private final Database db =
            Database.open(Database.inMemory(UUID.randomUUID().toString()));
    private final TaskLogReader reader = new TaskLogReader(db);
    private final Node node = new Node(db, "node", "node");
    private ActivityLog log;

    @BeforeEach
    void aTaskWithTwoSteps() {
        node.join();
        db.change(tx -> tx.execute("INSERT INTO server_task (id, name, state, queue_time, priority, document)"
                + " VALUES ('ServerTasks-1', 'Deploy', 'EXECUTING', CURRENT_TIMESTAMP, 1, '{}')"));
        log = open();
        log.activity(TASK.id(), null, "Deploy");
        log.activity("first", TASK.id(), "Step 1");
        log.activity("second", TASK.id(), "Step 2");
    }

    private ActivityLog open() {
        var lease = new Lease(db, node, node.term(), TASK.id(), 0);
        return new ActivityLog(lease, TASK.id(), Clock.systemUTC(), new TaskChanges());
    }

    @AfterEach
    void close() {
        db.close();
    }

    private void append(String activity, int from, int to) {
        log.append(
                activity,
                IntStream.rangeClosed(from, to)
                        .mapToObj(i -> LogLine.info(activity + " " + i))
                        .toList(),
                tx -> {});
    }

    private static List<String> lines(TaskDetails details, int step) {
        ActivityElement root = details.activityLogs().get(0);
        return root.children().get(step).logElements().stream()
                .map(LogElement::messageText)
                .toList();
    }

    @Test
    void theTailIsTheNewestLinesOfEachActivityInTheirOrder() {
        append("first", 1, 3);
        append("second", 1, 2);
        append("first", 4, 5);

        TaskDetails details = reader.details(TASK, 3);

        assertThat(lines(details, 0)).containsExactly("first 3", "first 4", "first 5");
        assertThat(lines(details, 1)).containsExactly("second 1", "second 2");
    }

    @Test
    void withoutATailThereAreAllLinesOfALogThatIsNotVeryLong() {
        for (int i = 1; i <= 100; i++) {
            append("first", i, i);
        }

        assertThat(lines(reader.details(TASK, 0), 0))
                .hasSize(100)
                .startsWith("first 1")
                .endsWith("first 100");
    }

    @Test
    void ofAVeryLongLogTheNewestLinesAreRead() {
        for (int i = 0; i < 30; i++) {
            append("first", i * 1000 + 1, (i + 1) * 1000);
            append("second", i * 1000 + 1, (i + 1) * 1000);
        }

        TaskDetails details = reader.details(TASK, 0);

        assertThat(lines(details, 1)).hasSize(30_000);
        assertThat(lines(details, 0)).hasSize(20_000).startsWith("first 10001").endsWith("first 30000");
    }

    @Test
    void aTailReadsNoMoreOfALongLogThanOfAShortOne() {
        for (int i = 1; i <= 1000; i++) {
            append("first", i, i);
        }
        db.read(tx -> {
            Scans scans = Scans.of(tx);

            assertThat(lines(reader.details(TASK, 5), 0)).hasSize(5);

            assertThat(scans.above(50)).isEmpty();
            return true;
        });
    }

    @Test
    void theSizeOfTheLogIsKnownAlsoAfterARestart() {
        append("first", 1, 2);
        log = open();
        append("second", 1, 1);

        long size = db.read(tx -> tx.createQuery("SELECT SUM(char_length(elements)) FROM task_log")
                .mapTo(Long.class)
                .one());
        assertThat(reader.details(TASK, 0).physicalLogSize()).isEqualTo(size);
        assertThat(reader.lines(TASK.id(), 0))
                .extracting(line -> line.element().number())
                .containsExactly(1, 2, 3);
    }

    @Test
    void whileStepsWriteSideBySideNoLineIsThereWithoutThoseBefore() {
        var writer = CompletableFuture.runAsync(() -> {
            for (int i = 1; i <= 3000; i++) {
                append(i % 2 == 0 ? "first" : "second", i, i);
            }
        });
        while (!writer.isDone()) {
            List<Integer> numbers = reader.details(TASK, 100).activityLogs().get(0).children().stream()
                    .flatMap(step -> step.logElements().stream())
                    .map(LogElement::number)
                    .sorted()
                    .toList();
            if (!numbers.isEmpty()) {
                int last = numbers.get(numbers.size() - 1);
                assertThat(numbers)
                        .containsExactlyElementsOf(IntStream.rangeClosed(last - numbers.size() + 1, last)
                                .boxed()
                                .toList());
            }
        }
        writer.join();
    }
}
