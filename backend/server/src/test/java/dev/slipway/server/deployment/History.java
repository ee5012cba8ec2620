package dev.slipway.server.deployment;

import dev.slipway.api.Deployment;
import dev.slipway.api.Release;
import dev.slipway.api.ServerTask;
import dev.slipway.api.TaskState;
import dev.slipway.json.WireJson;
import dev.slipway.server.TestDatabases;
import dev.slipway.server.persistence.Database;
import dev.slipway.server.persistence.SpaceId;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Random;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/** A database with years of deployments, for looking at what reads them. Nothing else is in it. */
public final class History implements AutoCloseable {
    public static final SpaceId SPACE = new SpaceId("Spaces-1");
    public static final int PROJECTS = 4;
    public static final int ENVIRONMENTS = 3;
    private static final int RELEASES = 200;

    public final Database db = Database.open(TestDatabases.fresh());
    private final CurrentDeployments current = new CurrentDeployments();
    private final DeploymentStore store = new DeploymentStore();
    private final Random random = new Random(20_261_123);
    private int made;

    /** Rows may point to what is not there. */
    public static History empty() {
        var history = new History();
        TestDatabases.dropForeignKeys(history.db);
        return history;
    }

    public static History of(int deployments) {
        History history = empty();
        history.db.change(tx -> {
            for (int i = 0; i < RELEASES; i++) {
                history.release(tx, i);
            }
            for (int i = 0; i < deployments; i++) {
                int release = history.random.nextInt(RELEASES);
                Deployment made = history.deploy(
                        tx,
                        "Releases-" + release,
                        project(release % PROJECTS),
                        environment(history.random.nextInt(ENVIRONMENTS)),
                        history.random.nextBoolean() ? null : "Tenants-1");
                history.end(tx, made, history.random.nextInt(10) > 0 ? TaskState.SUCCESS : TaskState.FAILED);
            }
            tx.execute("ANALYZE");
        });
        return history;
    }

    public static String project(int number) {
        return "Projects-" + number;
    }

    public static String environment(int number) {
        return "Environments-" + number;
    }

    private void release(Handle tx, int number) {
        tx.createUpdate(
                        """
                        INSERT INTO release (id, space_id, project_id, channel_id, process_id, name, name_key, sort_key,
                            document)
                        VALUES (:id, :space, :project, 'Channels-1', 'x', :version, :version, :version, :document)""")
                .bind("id", "Releases-" + number)
                .bind("space", SPACE.value())
                .bind("project", project(number % PROJECTS))
                .bind("version", "1.0." + number)
                .bind("document", WireJson.write(WireJson.empty(Release.class).withId("Releases-" + number)))
                .execute();
    }

    /** A deployment that is queued. */
    public Deployment deploy(Handle tx, String release, String project, String environment, @Nullable String tenant) {
        made++;
        String task = "ServerTasks-" + made;
        tx.createUpdate(
                        """
                        INSERT INTO server_task (id, space_id, name, state, project_id, environment_id, tenant_id,
                            queue_time, priority, concurrency_tag, document)
                        VALUES (:id, :space, 'Deploy', 'QUEUED', :project, :environment, :tenant, :now, 1, :tag,
                            :document)""")
                .bind("id", task)
                .bind("space", SPACE.value())
                .bind("project", project)
                .bind("environment", environment)
                .bind("tenant", tenant)
                .bind("now", OffsetDateTime.of(2026, 11, 23, 8, 0, 0, 0, ZoneOffset.UTC))
                .bind("tag", project + "/" + environment)
                .bind(
                        "document",
                        WireJson.write(WireJson.empty(ServerTask.class).withId(task)))
                .execute();
        Deployment deployment = WireJson.empty(Deployment.class)
                .withId("Deployments-" + made)
                .withSpaceId(SPACE.value())
                .withReleaseId(release)
                .withProjectId(project)
                .withEnvironmentId(environment)
                .withTenantId(tenant)
                .withChannelId("Channels-1")
                .withName("Deploy")
                .withTaskId(task);
        store.insert(tx, deployment);
        current.created(tx, deployment);
        return deployment;
    }

    public void end(Handle tx, Deployment deployment, TaskState state) {
        tx.execute("UPDATE server_task SET state = ? WHERE id = ?", state.name(), deployment.taskId());
        if (state == TaskState.SUCCESS) {
            current.succeeded(tx, deployment);
        }
    }

    @Override
    public void close() {
        db.close();
    }
}
