package dev.slipway.server.dashboard;

import dev.slipway.api.Deployment;
import dev.slipway.api.Project;
import dev.slipway.api.Release;
import dev.slipway.api.ServerTask;
import dev.slipway.json.WireJson;
import dev.slipway.server.persistence.SpaceId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.Query;

/** Reads deployments together with their tasks and the versions of their releases. */
final class DashboardStore {
    /** A deployment with all that a cell of a grid shows. */
    record Deployed(Deployment deployment, ServerTask task, String version) {}

    private static final String DEPLOYED =
            """
            SELECT d.document AS deployment, t.document AS task, r.name AS version
            FROM deployment d JOIN server_task t ON t.id = d.task_id JOIN release r ON r.id = d.release_id
            """;

    /** The newest of each project in each environment, for each tenant. */
    private static final String NEWEST = DEPLOYED
            + """
            JOIN current_deployment c ON c.newest_id = d.id
            WHERE c.space_id = :space
            ORDER BY d.number DESC""";

    /** The newest of each release in each environment, for each tenant. */
    private static final String NEWEST_OF_RELEASES = DEPLOYED
            + """
            WHERE d.space_id = :space AND d.number IN (
                SELECT MAX(n.number) FROM deployment n WHERE n.release_id IN (<releases>)
                GROUP BY n.release_id, n.environment_id, n.tenant_id)
            ORDER BY d.number DESC""";

    /** The newest releases, and those that were deployed last in some environment, for some tenant. */
    private static final String SHOWN_RELEASES =
            """
            SELECT document FROM release WHERE id IN (
                SELECT newest.id FROM (
                    SELECT id FROM release WHERE project_id = :project
                    ORDER BY project_id DESC, number DESC LIMIT :count) newest
                UNION
                SELECT d.release_id FROM current_deployment c JOIN deployment d ON d.id = c.newest_id
                WHERE c.project_id = :project)
            ORDER BY number DESC""";

    private static final String FINISHED_BEFORE = DEPLOYED
            + """
            WHERE d.project_id = :project AND d.environment_id = :environment
              AND (d.tenant_id = :tenant OR (d.tenant_id IS NULL AND :tenant = ''))
              AND d.number < (SELECT number FROM deployment WHERE id = :id)
              AND t.state IN ('SUCCESS', 'FAILED', 'CANCELED', 'TIMED_OUT')
            ORDER BY d.project_id DESC, d.environment_id DESC, d.number DESC LIMIT 1""";

    List<Deployed> newest(Handle tx, SpaceId space) {
        return list(tx.createQuery(NEWEST).bind("space", space.value()));
    }

    /** Newest first: that many of the newest releases, and whatever is deployed, so that no place looks empty. */
    List<Release> shownReleases(Handle tx, Project project, int count) {
        return tx.createQuery(SHOWN_RELEASES)
                .bind("project", project.id())
                .bind("count", count)
                .map((row, context) -> WireJson.read(row.getString("document"), Release.class))
                .list();
    }

    /** Newest first: the newest of each release in each environment, for each tenant. */
    List<Deployed> newestOf(Handle tx, SpaceId space, List<Release> releases) {
        return releases.isEmpty()
                ? List.of()
                : list(tx.createQuery(NEWEST_OF_RELEASES)
                        .bind("space", space.value())
                        .bindList("releases", releases.stream().map(Release::id).toList()));
    }

    Optional<Deployed> finishedBefore(Handle tx, Deployment deployment) {
        return list(tx.createQuery(FINISHED_BEFORE)
                        .bind("project", deployment.projectId())
                        .bind("environment", deployment.environmentId())
                        .bind("tenant", deployment.tenantId() == null ? "" : deployment.tenantId())
                        .bind("id", deployment.id()))
                .stream()
                .findFirst();
    }

    private static List<Deployed> list(Query query) {
        return query.map((row, context) -> deployed(row)).list();
    }

    private static Deployed deployed(ResultSet row) throws SQLException {
        return new Deployed(
                WireJson.read(row.getString("deployment"), Deployment.class),
                WireJson.read(row.getString("task"), ServerTask.class),
                row.getString("version"));
    }
}
