package dev.slipway.server.deployment;

import dev.slipway.api.Deployment;
import dev.slipway.api.TaskState;
import dev.slipway.server.persistence.DocumentTable;
import dev.slipway.server.persistence.Filter;
import dev.slipway.server.persistence.Listing;
import dev.slipway.server.persistence.Selection;
import dev.slipway.server.persistence.SpaceId;
import dev.slipway.server.task.TaskStates;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.Query;
import org.jspecify.annotations.Nullable;

final class DeploymentStore {
    private static final DocumentTable<Deployment> DEPLOYMENTS = DocumentTable.of(
                    "deployment", Deployment.class, Deployment::id)
            .inSpace(Deployment::spaceId)
            .named(Deployment::name)
            .with("project_id", Deployment::projectId)
            .with("release_id", Deployment::releaseId)
            .with("environment_id", Deployment::environmentId)
            .with("tenant_id", Deployment::tenantId)
            .with("channel_id", Deployment::channelId)
            .with("task_id", Deployment::taskId);

    private static final String NEWEST_FIRST = "number DESC";

    private static final String SUCCEEDED =
            """
            SELECT DISTINCT d.environment_id FROM deployment d JOIN server_task t ON t.id = d.task_id
            WHERE d.release_id = :release AND t.state = 'SUCCESS' AND d.id <> :butFor AND %s""";

    private static final String SUCCESSES =
            """
            SELECT DISTINCT d.release_id, d.environment_id
            FROM deployment d JOIN server_task t ON t.id = d.task_id
            WHERE d.release_id IN (<releases>) AND t.state = 'SUCCESS' AND d.tenant_id IS NULL""";

    void insert(Handle tx, Deployment deployment) {
        DEPLOYMENTS.insert(tx, deployment);
    }

    void update(Handle tx, Deployment deployment) {
        DEPLOYMENTS.update(tx, deployment);
    }

    Optional<Deployment> lock(Handle tx, String id) {
        return DEPLOYMENTS.lock(tx, id);
    }

    Optional<Deployment> find(Handle tx, String id) {
        return DEPLOYMENTS.select().where("id", id).first(tx);
    }

    Optional<Deployment> find(Handle tx, SpaceId space, String id) {
        return DEPLOYMENTS.select(space).where("id", id).first(tx);
    }

    /** Newest first. */
    Listing<Deployment> list(Handle tx, SpaceId space, DeploymentQuery query, Filter filter) {
        Selection<Deployment> found = query.mostTelling()
                .map(column -> DEPLOYMENTS.select(space).within(column.name(), column.value()))
                .orElse(DEPLOYMENTS.select(space))
                .narrow("project_id", query.projects())
                .narrow("environment_id", query.environments())
                .narrow("tenant_id", query.tenants())
                .narrow("channel_id", query.channels())
                .narrow("release_id", query.releases());
        return TaskStates.narrow(found, query.taskStates())
                .orderBy(NEWEST_FIRST)
                .list(tx, filter);
    }

    /** Newest first. */
    List<Deployment> ofRelease(Handle tx, String releaseId) {
        return DEPLOYMENTS
                .select()
                .within("release_id", releaseId)
                .orderBy(NEWEST_FIRST)
                .all(tx);
    }

    /** Those of the deployments that succeeded, newest first. */
    List<Deployment> succeeded(Handle tx, Collection<String> ids) {
        return TaskStates.narrow(DEPLOYMENTS.select().whereIn("id", ids), List.of(TaskState.SUCCESS))
                .orderBy(NEWEST_FIRST)
                .all(tx);
    }

    List<Deployment> inEnvironment(Handle tx, String environmentId) {
        return DEPLOYMENTS
                .select()
                .where("environment_id", environmentId)
                .orderBy(NEWEST_FIRST)
                .all(tx);
    }

    /** The ids of the environments in which the release has succeeded, for one tenant, or without one. */
    Set<String> succeeded(Handle tx, String releaseId, @Nullable String tenantId, String butFor) {
        Query query = tx.createQuery(
                        SUCCEEDED.formatted(tenantId == null ? "d.tenant_id IS NULL" : "d.tenant_id = :tenant"))
                .bind("release", releaseId)
                .bind("butFor", butFor);
        if (tenantId != null) {
            query.bind("tenant", tenantId);
        }
        return query.mapTo(String.class).set();
    }

    /** The ids of the environments in which the releases have succeeded without a tenant, by release id. */
    Map<String, Set<String>> succeeded(Handle tx, List<String> releaseIds) {
        return releaseIds.isEmpty()
                ? Map.of()
                : tx.createQuery(SUCCESSES)
                        .bindList("releases", releaseIds)
                        .reduceRows(new HashMap<String, Set<String>>(), (all, row) -> {
                            all.computeIfAbsent(row.getColumn("release_id", String.class), id -> new HashSet<>())
                                    .add(row.getColumn("environment_id", String.class));
                            return all;
                        });
    }
}
