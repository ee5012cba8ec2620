package dev.slipway.server.task;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.api.ServerTask;
import dev.slipway.api.SpaceBuilder;
import dev.slipway.api.TaskState;
import dev.slipway.json.WireJson;
import dev.slipway.server.TestDatabases;
import dev.slipway.server.persistence.Database;
import dev.slipway.server.persistence.SpaceId;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** R7.29, R7.30 */
@Tag(TestDatabases.POSTGRESQL)
class QueueOrderTest {
    private static final Instant NOW = Instant.parse("2026-11-23T12:00:00Z");

    private final Clock clock = Clock.fixed(NOW, ZoneOffset.UTC);
    private final Database db = Database.open(TestDatabases.fresh());
    private final TaskInbox inbox = new TaskInbox(clock);
    private final TaskStore store = new TaskStore();
    private final TaskWaiting waiting = new TaskWaiting(db, clock);
    private final Map<String, String> ids = new HashMap<>();

    @BeforeEach
    void aSpaceIsThere() {
        // The projects are names only.
        TestDatabases.dropForeignKeys(db);
        db.change(tx -> tx.createUpdate(
                        """
                        INSERT INTO space (id, name, name_key, slug, is_default, task_queue_stopped, document)
                        VALUES ('Spaces-1', 'Default', 'default', 'default', TRUE, FALSE, :document)""")
                .bind("document", WireJson.write(SpaceBuilder.builder().build()))
                .execute());
    }

    @AfterEach
    void close() {
        db.close();
    }

    /** A name, and after it {@code !} for priority, {@code +} for later, {@code ^} for moved to the top, {@code /tag}. */
    private void queue(Handle tx, String notation) {
        String name = notation.substring(0, 1);
        Optional<String> tag =
                notation.contains("/") ? Optional.of(notation.substring(notation.indexOf('/') + 1)) : Optional.empty();
        ServerTask task = inbox.queue(
                tx,
                NewTaskBuilder.builder()
                        .space(new SpaceId("Spaces-1"))
                        .name("Test")
                        .description(name)
                        .projectId(name.equals("Z") ? "Projects-2" : "Projects-1")
                        .arguments(Map.of())
                        .isPriority(notation.contains("!"))
                        .queueTime(notation.contains("+") ? NOW.plusSeconds(60) : null)
                        .concurrencyTag(tag.orElse(null))
                        .build());
        ids.put(name, task.id());
        if (notation.contains("^")) {
            store.moveToTop(tx, task.id());
        }
    }

    private void queueAll(String notations) {
        db.change(tx -> List.of(notations.split(" ")).forEach(notation -> queue(tx, notation)));
    }

    private void move(String name, TaskState state) {
        db.change(tx -> store.change(tx, ids.get(name), task -> task.withState(state)));
    }

    @ParameterizedTest
    @CsvSource({
        "A B C, A B C",
        "A B! C^, C B A",
        "A! B! C, A B C",
        "A B^ C^ D!, B C D A",
        "A+ B, B",
        "A+! B C, B C",
        "A/x B/x C/y, A C",
        "A/x B C!, C A B",
    })
    void tasksBeginInTheOrderOfTheirClassesAndOfTheirTime(String queued, String expected) {
        queueAll(queued);

        var begun = new ArrayList<String>();
        Optional<String> next = db.read(tx -> store.next(tx, NOW));
        while (next.isPresent()) {
            String id = next.get();
            begun.add(db.write(tx -> store.change(tx, id, task -> task.withState(TaskState.EXECUTING)))
                    .orElseThrow()
                    .description());
            next = db.read(tx -> store.next(tx, NOW));
        }

        assertThat(String.join(" ", begun)).isEqualTo(expected);
    }

    /** Of these tasks A runs. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "A/x B+   | It begins at 23 November 2026 12:01:00 UTC.",
                "A/x B    | It begins as soon as a node has room for it.",
                "A/x B/y  | It begins as soon as a node has room for it.",
                "A/x B/x  | Waiting for \"A\" (ID) to end; only one of these runs at a time.",
                "A/x C/x B/x  | Waiting for \"A\" (ID) and 1 more to end; only one of these runs at a time.",
                "A/x C/x B!/x | Waiting for \"A\" (ID) to end; only one of these runs at a time.",
                "A/x C+/x B/x | Waiting for \"A\" (ID) to end; only one of these runs at a time.",
            })
    void aQueuedTaskSaysWhyItWaits(String queued, String expected) {
        queueAll(queued);
        move("A", TaskState.EXECUTING);

        assertThat(reason("B")).isEqualTo(expected.replace("ID", ids.get("A")));
        assertThat(reason("A")).isEmpty();
    }

    private String reason(String name) {
        return waiting.reason(db.read(tx -> store.find(tx, ids.get(name))).orElseThrow());
    }

    @Test
    void whatAnotherProjectIsDeployedToIsNotSaid() {
        queueAll("Z/x B/x");
        move("Z", TaskState.EXECUTING);

        assertThat(reason("B")).isEqualTo("Waiting for " + ids.get("Z") + " to end; only one of these runs at a time.");
    }

    @Test
    void aStoppedSpaceIsAReason() {
        queueAll("B");
        db.change(tx -> tx.execute("UPDATE space SET task_queue_stopped = TRUE"));

        assertThat(reason("B")).isEqualTo("The task queue of this space is stopped.");
    }

    @Test
    void theLogOfATaskSaysOnceWhatItWaitsFor() {
        queueAll("A/x B/x C");
        move("A", TaskState.EXECUTING);

        waiting.tell();
        waiting.tell();

        assertThat(new TaskLogReader(db).lines(ids.get("B"), 0))
                .singleElement()
                .satisfies(line -> assertThat(line.element().messageText()).startsWith("Waiting for \"A\""));
        assertThat(new TaskLogReader(db).lines(ids.get("C"), 0)).isEmpty();
    }
}
