package dev.slipway.server.runbook;

import dev.slipway.api.RunbookRun;
import dev.slipway.api.TaskState;
import dev.slipway.server.persistence.DocumentTable;
import dev.slipway.server.persistence.Filter;
import dev.slipway.server.persistence.Listing;
import dev.slipway.server.persistence.Selection;
import dev.slipway.server.persistence.SpaceId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

final class RunStore {
    private static final DocumentTable<RunbookRun> RUNS = DocumentTable.of(
                    "runbook_run", RunbookRun.class, RunbookRun::id)
            .inSpace(RunbookRun::spaceId)
            .named(RunbookRun::name)
            .with("project_id", RunbookRun::projectId)
            .with("runbook_id", RunbookRun::runbookId)
            .with("environment_id", RunbookRun::environmentId)
            .with("tenant_id", RunbookRun::tenantId)
            .with("task_id", RunbookRun::taskId);

    private static final String NEWEST_FIRST = "number DESC";

    void insert(Handle tx, RunbookRun run) {
        RUNS.insert(tx, run);
    }

    void update(Handle tx, RunbookRun run) {
        RUNS.update(tx, run);
    }

    Optional<RunbookRun> lock(Handle tx, String id) {
        tx.createQuery("SELECT id FROM runbook_run WHERE id = :id FOR UPDATE")
                .bind("id", id)
                .mapTo(String.class)
                .findOne();
        return find(tx, id);
    }

    Optional<RunbookRun> find(Handle tx, String id) {
        return RUNS.select().where("id", id).first(tx);
    }

    Optional<RunbookRun> find(Handle tx, SpaceId space, String id) {
        return RUNS.select(space).where("id", id).first(tx);
    }

    Listing<RunbookRun> list(Handle tx, SpaceId space, RunQuery query, Filter filter) {
        Selection<RunbookRun> found = RUNS.select(space);
        found = narrowed(found, "project_id", query.projects());
        found = narrowed(found, "runbook_id", query.runbooks());
        found = narrowed(found, "environment_id", query.environments());
        found = narrowed(found, "tenant_id", query.tenants());
        if (!query.taskStates().isEmpty()) {
            found = found.and(
                    "task_id IN (SELECT id FROM server_task WHERE state IN (<taskStates>))",
                    Map.of(
                            "taskStates",
                            query.taskStates().stream().map(TaskState::name).toList()));
        }
        return found.orderBy(NEWEST_FIRST).list(tx, filter);
    }

    private static Selection<RunbookRun> narrowed(Selection<RunbookRun> all, String column, List<String> values) {
        return values.isEmpty() ? all : all.whereIn(column, values);
    }

    List<RunbookRun> ofRunbook(Handle tx, RunbookId runbook) {
        return of("runbook_id", runbook.value(), tx);
    }

    List<RunbookRun> inEnvironment(Handle tx, String environmentId) {
        return of("environment_id", environmentId, tx);
    }

    private static List<RunbookRun> of(String column, String id, Handle tx) {
        return RUNS.select().where(column, id).orderBy(NEWEST_FIRST).all(tx);
    }
}
