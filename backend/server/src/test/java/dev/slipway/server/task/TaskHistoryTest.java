package dev.slipway.server.task;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.api.TaskState;
import dev.slipway.server.TestDatabases;
import dev.slipway.server.deployment.History;
import dev.slipway.server.persistence.Filter;
import dev.slipway.server.persistence.Scans;
import dev.slipway.server.persistence.Stretch;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledIfSystemProperty;

/** Lists of tasks and the queue cost the same however many tasks there have been. */
@DisabledIfSystemProperty(named = TestDatabases.PROPERTY, matches = TestDatabases.POSTGRESQL)
class TaskHistoryTest {
    private static final Filter PAGE = new Filter(List.of(), "", "", new Stretch(0, 30));
    private static final int PLENTY = 150;

    private final TaskStore store = new TaskStore();

    @Test
    void neitherAPageNorTheQueueReadsWhatIsOver() {
        try (History history = History.of(3000)) {
            history.db.read(tx -> {
                Scans scans = Scans.of(tx);

                for (var query : List.of(
                        new TaskQuery("", "", "", "", "", List.of()),
                        new TaskQuery("Projects-1", "", "", "", "", List.of()),
                        new TaskQuery("", "", "", "Deploy", "", List.of(TaskState.SUCCESS)))) {
                    assertThat(store.select(History.SPACE, query).list(tx, PAGE).items())
                            .hasSize(30);
                }
                assertThat(store.next(tx, Instant.parse("2026-11-23T09:00:00Z")))
                        .isEmpty();
                assertThat(store.ahead(tx, "ServerTasks-7")).isEmpty();

                assertThat(scans.above(PLENTY)).isEmpty();
                return true;
            });
        }
    }
}
