package dev.slipway.server.deployment;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.api.Deployment;
import dev.slipway.api.TaskState;
import dev.slipway.server.TestDatabases;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.jdbi.v3.core.Handle;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag(TestDatabases.POSTGRESQL)
class CurrentDeploymentsTest {
    private static final String KEPT =
            """
            SELECT project_id || ' ' || environment_id || ' ' || tenant_id || ' ' || newest_id || ' '
                || coalesce(succeeded_id, 'none')
            FROM current_deployment""";

    /** The same, from all deployments. */
    private static final String LOOKED_UP =
            """
            SELECT d.project_id || ' ' || d.environment_id || ' ' || coalesce(d.tenant_id, '') || ' ' || d.id || ' '
                || coalesce((SELECT s.id FROM deployment s JOIN server_task t ON t.id = s.task_id
                    WHERE s.project_id = d.project_id AND s.environment_id = d.environment_id
                      AND coalesce(s.tenant_id, '') = coalesce(d.tenant_id, '') AND t.state = 'SUCCESS'
                    ORDER BY s.number DESC LIMIT 1), 'none')
            FROM deployment d
            WHERE d.number IN (
                SELECT MAX(number) FROM deployment GROUP BY project_id, environment_id, coalesce(tenant_id, ''))""";

    private final Random random = new Random(20_261_123);

    @Test
    void whateverIsCreatedEndedAndDeletedTheTableSaysWhatAllDeploymentsSay() {
        try (History history = History.empty()) {
            var running = new ArrayList<Deployment>();
            var ended = new ArrayList<Deployment>();
            for (int round = 1; round <= 400; round++) {
                history.db.change(tx -> change(tx, history, running, ended));

                List<String> kept = history.db.read(tx -> strings(tx, KEPT));
                List<String> lookedUp = history.db.read(tx -> strings(tx, LOOKED_UP));
                assertThat(kept).as("round %d", round).containsExactlyInAnyOrderElementsOf(lookedUp);
            }
        }
    }

    private void change(Handle tx, History history, List<Deployment> running, List<Deployment> ended) {
        int deed = random.nextInt(4);
        if (deed == 0 && !ended.isEmpty()) {
            Deployment doomed = ended.remove(random.nextInt(ended.size()));
            tx.execute("DELETE FROM deployment WHERE id = ?", doomed.id());
            new CurrentDeployments().deleted(tx, List.of(doomed));
        } else if (deed == 1 && !running.isEmpty()) {
            Deployment over = running.remove(random.nextInt(running.size()));
            history.end(tx, over, random.nextBoolean() ? TaskState.SUCCESS : TaskState.FAILED);
            ended.add(over);
        } else {
            running.add(history.deploy(
                    tx,
                    "Releases-1",
                    History.project(random.nextInt(2)),
                    History.environment(random.nextInt(2)),
                    random.nextBoolean() ? null : "Tenants-" + random.nextInt(2)));
        }
    }

    private static List<String> strings(Handle tx, String sql) {
        return tx.createQuery(sql).mapTo(String.class).list();
    }
}
