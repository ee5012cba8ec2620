package dev.slipway.server.runbook;

import dev.slipway.api.RunbookRun;
import dev.slipway.server.persistence.DocumentTable;
import dev.slipway.server.persistence.Filter;
import dev.slipway.server.persistence.Listing;
import dev.slipway.server.persistence.Selection;
import dev.slipway.server.persistence.SpaceId;
import dev.slipway.server.task.TaskStates;
import java.util.List;
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
        return RUNS.lock(tx, id);
    }

    Optional<RunbookRun> find(Handle tx, String id) {
        return RUNS.select().where("id", id).first(tx);
    }

    Optional<RunbookRun> find(Handle tx, SpaceId space, String id) {
        return RUNS.select(space).where("id", id).first(tx);
    }

    Listing<RunbookRun> list(Handle tx, SpaceId space, RunQuery query, Filter filter) {
        Selection<RunbookRun> all = RUNS.select(space);
        Selection<RunbookRun> found = (query.runbooks().size() == 1
                        ? all.within("runbook_id", query.runbooks().get(0))
                        : all)
                .narrow("project_id", query.projects())
                .narrow("runbook_id", query.runbooks())
                .narrow("environment_id", query.environments())
                .narrow("tenant_id", query.tenants());
        return TaskStates.narrow(found, query.taskStates())
                .orderBy(NEWEST_FIRST)
                .list(tx, filter);
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
