package dev.slipway.server.deployment;

import dev.slipway.api.Deployment;
import dev.slipway.json.WireJson;
import java.util.Collection;
import java.util.Objects;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.SqlStatement;
import org.jspecify.annotations.Nullable;

/**
 * What is deployed where: for each project, environment and tenant (or none) the newest deployment, and the newest that
 * succeeded. It is kept in the transactions that create, end and delete deployments, so that nobody has to look through
 * all of them; dashboards read its table {@code current_deployment}.
 */
final class CurrentDeployments {
    private static final String HERE =
            "project_id = :project AND environment_id = :environment AND tenant_id = :tenant";

    private static final String OCCUPY =
            """
            INSERT INTO current_deployment (space_id, project_id, environment_id, tenant_id, newest_id)
            VALUES (:space, :project, :environment, :tenant, :id)
            ON CONFLICT DO NOTHING""";

    /** Of two that are created at once, the one with the higher number is the newest, whichever is committed last. */
    private static final String NEWEST =
            """
            UPDATE current_deployment SET newest_id = :id
            WHERE %s AND (SELECT d.number FROM deployment d WHERE d.id = newest_id)
              < (SELECT d.number FROM deployment d WHERE d.id = :id)"""
                    .formatted(HERE);

    private static final String SUCCEEDED =
            """
            UPDATE current_deployment SET succeeded_id = :id
            WHERE %s AND (succeeded_id IS NULL OR (SELECT d.number FROM deployment d WHERE d.id = succeeded_id)
              < (SELECT d.number FROM deployment d WHERE d.id = :id))"""
                    .formatted(HERE);

    private static final String SUCCESS =
            """
            SELECT d.document FROM current_deployment c JOIN deployment d ON d.id = c.succeeded_id
            WHERE c.project_id = :project AND c.environment_id = :environment AND c.tenant_id = :tenant""";

    /** The deployments of a place, newest first in the order of an index. */
    private static final String OF_PLACE =
            """
            FROM deployment d JOIN server_task t ON t.id = d.task_id
            WHERE d.project_id = :project AND d.environment_id = :environment
              AND (d.tenant_id = :tenant OR (d.tenant_id IS NULL AND :tenant = '')) %s
            ORDER BY d.project_id DESC, d.environment_id DESC, d.number DESC LIMIT 1""";

    private static final String REFILL =
            """
            INSERT INTO current_deployment (space_id, project_id, environment_id, tenant_id, newest_id, succeeded_id)
            SELECT d.space_id, d.project_id, d.environment_id, :tenant, d.id, (SELECT d.id %s) %s"""
                    .formatted(OF_PLACE.formatted("AND t.state = 'SUCCESS'"), OF_PLACE.formatted(""));

    /** Where deployments of a project follow each other; the empty text is no tenant. */
    private record Place(String space, String project, String environment, String tenant) {
        static Place of(Deployment deployment) {
            return new Place(
                    deployment.spaceId(),
                    deployment.projectId(),
                    deployment.environmentId(),
                    Objects.requireNonNullElse(deployment.tenantId(), ""));
        }

        <S extends SqlStatement<S>> S bind(S statement) {
            return statement
                    .bind("project", project)
                    .bind("environment", environment)
                    .bind("tenant", tenant);
        }
    }

    void created(Handle tx, Deployment deployment) {
        Place place = Place.of(deployment);
        place.bind(tx.createUpdate(OCCUPY))
                .bind("space", place.space())
                .bind("id", deployment.id())
                .execute();
        place.bind(tx.createUpdate(NEWEST)).bind("id", deployment.id()).execute();
    }

    void succeeded(Handle tx, Deployment deployment) {
        Place.of(deployment)
                .bind(tx.createUpdate(SUCCEEDED))
                .bind("id", deployment.id())
                .execute();
    }

    /** After they were deleted: what was before them is current again. */
    void deleted(Handle tx, Collection<Deployment> deployments) {
        deployments.stream().map(Place::of).distinct().forEach(place -> {
            place.bind(tx.createUpdate("DELETE FROM current_deployment WHERE " + HERE))
                    .execute();
            place.bind(tx.createUpdate(REFILL)).execute();
        });
    }

    /** The newest success of a project in an environment, for one tenant, or without one (R7.21). */
    Optional<Deployment> success(Handle tx, String projectId, String environmentId, @Nullable String tenantId) {
        return tx.createQuery(SUCCESS)
                .bind("project", projectId)
                .bind("environment", environmentId)
                .bind("tenant", Objects.requireNonNullElse(tenantId, ""))
                .map((row, context) -> WireJson.read(row.getString("document"), Deployment.class))
                .findOne();
    }
}
