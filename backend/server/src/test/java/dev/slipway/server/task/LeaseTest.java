package dev.slipway.server.task;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.slipway.api.ActivityStatus;
import dev.slipway.server.TestDatabases;
import dev.slipway.server.blob.DirectoryBlobStore;
import dev.slipway.server.persistence.Database;
import dev.slipway.server.problem.NotFound;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

@Tag(TestDatabases.POSTGRESQL)
class LeaseTest {
    private static final String TASK = "ServerTasks-1";

    private interface Write {
        void by(Database db, TaskRun run);
    }

    @TempDir
    static Path directory;

    private final Database db = Database.open(TestDatabases.fresh());
    private final TaskRun run = TestRuns.begin(db, TASK);

    @BeforeEach
    void theLogHasBegun() {
        run.log().activity(TASK, null, "Deploy");
        run.log().started(TASK);
    }

    @AfterEach
    void close() {
        db.close();
    }

    static Stream<Named<Write>> writes() {
        return Stream.of(
                Named.<Write>of("a line", (db, run) -> run.log().append(TASK, LogLine.info("late"))),
                Named.<Write>of("an activity", (db, run) -> run.log().activity("late", TASK, "Late")),
                Named.<Write>of("the end of an activity", (db, run) -> run.log().ended(TASK, ActivityStatus.FAILED)),
                Named.<Write>of("progress", (db, run) -> run.log().progress(TASK, 50, "late")),
                Named.<Write>of("an artifact", LeaseTest::keep),
                Named.<Write>of("anything else", (db, run) -> run.lease()
                        .change(tx -> tx.execute("DELETE FROM task_activity"))));
    }

    private static void keep(Database db, TaskRun run) {
        try (var blobs = new DirectoryBlobStore(directory, Clock.systemUTC())) {
            new ArtifactService(db, Clock.systemUTC(), blobs)
                    .keep(run, "late.txt", "", TASK, new ByteArrayInputStream(new byte[1]));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @ParameterizedTest
    @MethodSource("writes")
    void whateverARunWritesThatLostItsTaskIsRefused(Write write) {
        TestRuns.takeAway(db, TASK);
        List<String> before = TestDatabases.rows(db);

        assertThatThrownBy(() -> write.by(db, run)).isInstanceOf(LeaseLost.class);

        assertThat(TestDatabases.rows(db)).containsExactlyInAnyOrderElementsOf(before);
        assertThatThrownBy(run::checkpoint).isInstanceOf(TaskInterrupted.class);
    }

    @Test
    void aRunThatLostItsTaskEndsNothingOfItEvenIfItWasCancelled() {
        TestRuns.cancel(run);
        assertThat(run.isCancelled()).isTrue();
        TestRuns.takeAway(db, TASK);

        assertThatThrownBy(() -> run.log().append(TASK, LogLine.info("late"))).isInstanceOf(LeaseLost.class);

        assertThat(run.isCancelled()).isFalse();
        assertThatThrownBy(run.lease()::require).isInstanceOf(LeaseLost.class);
    }

    @Test
    void aTaskThatWasDeletedTakesNoWrites() {
        db.change(tx -> new TaskStore().delete(tx, List.of(TASK)));

        assertThatThrownBy(() -> run.log().append(TASK, LogLine.info("late"))).isInstanceOf(NotFound.class);
    }
}
