package dev.slipway.server.installation;

import dev.slipway.server.persistence.Names;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.SqlStatement;

/**
 * What was installed where (R8.10). An entry lasts as long as its directory. Times are the database's, for servers that share it.
 */
public final class InstallationJournal {
    private static final String OF_SET =
            """
            space_id = :space AND machine_id = :machine AND action_id = :action AND environment_id = :environment
            AND project_id = :project AND tenant_id = :tenant""";

    private static final String OF_VERSION = OF_SET + " AND package_key = :package AND version = :version";

    private static final String NEWEST_FIRST =
            " ORDER BY space_id DESC, machine_id DESC, action_id DESC, id DESC LIMIT :most";

    private static final String BEGIN =
            """
            INSERT INTO package_installation
            (space_id, environment_id, project_id, action_id, machine_id, tenant_id, deployment_id, package_id, package_key,
             version, sha256, extracted_to, directory, seal, inputs, installed_on, is_successful, is_whole)
            VALUES (:space, :environment, :project, :action, :machine, :tenant, :deployment, :packageId, :package,
             :version, :sha256, :extracted, :extracted, '', '', CURRENT_TIMESTAMP, FALSE, TRUE)""";

    /** The newest rows of a place tell its newest deployments; each is then looked at as a whole. */
    private static final String WHOLE =
            """
            SELECT deployment_id FROM package_installation WHERE deployment_id IN (
              SELECT deployment_id FROM (
                SELECT deployment_id FROM package_installation
                WHERE project_id = :project AND environment_id = :environment AND tenant_id = :tenant
                ORDER BY project_id DESC, environment_id DESC, tenant_id DESC, id DESC LIMIT 1000) newest)
            GROUP BY deployment_id
            HAVING MIN(CASE WHEN is_successful AND is_whole AND seal <> '' THEN 1 ELSE 0 END) = 1""";

    /** Notes that an installation begins, of which nobody knows yet how it ends. */
    public long begin(
            Handle tx,
            RetentionSet set,
            String deploymentId,
            String packageId,
            String version,
            String sha256,
            String extractedTo) {
        return bind(tx.createUpdate(BEGIN), set)
                .bind("deployment", deploymentId)
                .bind("packageId", packageId)
                .bind("package", Names.key(packageId))
                .bind("version", version)
                .bind("sha256", sha256)
                .bind("extracted", extractedTo)
                .executeAndReturnGeneratedKeys("id")
                .mapTo(Long.class)
                .one();
    }

    /** Notes that it succeeded. */
    public void succeeded(Handle tx, long id, String directory, String seal, String inputs) {
        tx.createUpdate(
                        """
                        UPDATE package_installation SET is_successful = TRUE, directory = :directory, seal = :seal,
                          inputs = :inputs, installed_on = CURRENT_TIMESTAMP
                        WHERE id = :id""")
                .bind("id", id)
                .bind("directory", directory)
                .bind("seal", seal)
                .bind("inputs", inputs)
                .execute();
    }

    /** The newest entry of a version, however that installation ended. */
    public Optional<Installation> newest(Handle tx, RetentionSet set, String packageId, String version) {
        return ofVersion(tx, set, packageId, version, "", 1).stream().findFirst();
    }

    /** The newest installations of these bytes as this version that were switched to, newest first. */
    public List<Installation> kept(Handle tx, RetentionSet set, String packageId, String version, String sha256) {
        return ofVersion(tx, set, packageId, version, " AND is_successful AND seal <> ''", 20).stream()
                .filter(one -> one.sha256().equals(sha256))
                .toList();
    }

    private static List<Installation> ofVersion(
            Handle tx, RetentionSet set, String packageId, String version, String condition, int most) {
        return bind(
                        tx.createQuery(
                                "SELECT * FROM package_installation WHERE " + OF_VERSION + condition + NEWEST_FIRST),
                        set)
                .bind("package", Names.key(packageId))
                .bind("version", version)
                .bind("most", most)
                .map((row, context) -> read(row))
                .list();
    }

    /** All entries of a set, newest first. */
    public List<Installation> all(Handle tx, RetentionSet set) {
        return bind(tx.createQuery("SELECT * FROM package_installation WHERE " + OF_SET + NEWEST_FIRST), set)
                .bind("most", Integer.MAX_VALUE)
                .map((row, context) -> read(row))
                .list();
    }

    /** Those of the directories that an entry of the same target lists, other than these. */
    public Set<String> listed(Handle tx, RetentionSet set, Collection<String> directories, Collection<Long> butFor) {
        if (directories.isEmpty()) {
            return Set.of();
        }
        return tx.createQuery(
                        """
                        SELECT DISTINCT extracted_to FROM package_installation
                        WHERE space_id = :space AND machine_id = :machine AND extracted_to IN (<directories>)
                          AND id NOT IN (<ids>)""")
                .bind("space", set.spaceId())
                .bind("machine", set.machineId())
                .bindList("directories", new ArrayList<>(directories))
                .bindList("ids", new ArrayList<>(butFor))
                .mapTo(String.class)
                .set();
    }

    /** Takes out entries whose directories are gone. What else their deployments installed is not all of it any more. */
    public void remove(Handle tx, Collection<Installation> gone) {
        for (Installation one : gone) {
            tx.createUpdate("DELETE FROM package_installation WHERE id = :id")
                    .bind("id", one.id())
                    .execute();
            tx.createUpdate(
                            "UPDATE package_installation SET is_whole = FALSE WHERE deployment_id = :deployment AND is_whole")
                    .bind("deployment", one.deploymentId())
                    .execute();
        }
    }

    /** The ids of recent deployments to a place all of whose installations succeeded and are still there. */
    public Set<String> wholeDeployments(Handle tx, String projectId, String environmentId, String tenantId) {
        return tx.createQuery(WHOLE)
                .bind("project", projectId)
                .bind("environment", environmentId)
                .bind("tenant", tenantId)
                .mapTo(String.class)
                .set();
    }

    public Instant now(Handle tx) {
        return tx.createQuery("SELECT CURRENT_TIMESTAMP")
                .mapTo(OffsetDateTime.class)
                .one()
                .toInstant();
    }

    private static <S extends SqlStatement<S>> S bind(S statement, RetentionSet set) {
        return statement
                .bind("space", set.spaceId())
                .bind("environment", set.environmentId())
                .bind("project", set.projectId())
                .bind("action", set.actionId())
                .bind("machine", set.machineId())
                .bind("tenant", set.tenantId());
    }

    private static Installation read(ResultSet row) throws SQLException {
        return new Installation(
                row.getLong("id"),
                row.getString("deployment_id"),
                row.getString("package_id"),
                row.getString("version"),
                row.getString("sha256"),
                row.getString("extracted_to"),
                row.getString("directory"),
                row.getString("seal"),
                row.getString("inputs"),
                row.getObject("installed_on", OffsetDateTime.class).toInstant(),
                row.getBoolean("is_successful"));
    }
}
