package dev.slipway.server.task;

import dev.slipway.api.ServerTask;
import dev.slipway.api.TaskState;
import dev.slipway.json.WireJson;
import dev.slipway.server.persistence.DocumentTable;
import dev.slipway.server.persistence.Ids;
import dev.slipway.server.persistence.Names;
import dev.slipway.server.persistence.Selection;
import dev.slipway.server.persistence.SpaceId;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.result.ResultIterable;
import org.jdbi.v3.core.statement.Query;
import org.jspecify.annotations.Nullable;

final class TaskStore {
    private static final DocumentTable<ServerTask> TASKS = DocumentTable.of(
                    "server_task", ServerTask.class, ServerTask::id)
            .with("state", task -> task.state().name());

    /** Due, not of a stopped space, and no task with the same tag runs or waits in front of it. */
    private static final String NEXT =
            """
            SELECT t.id FROM server_task t
            WHERE t.state = 'QUEUED' AND t.queue_time <= :now
              AND NOT EXISTS (SELECT 1 FROM space s WHERE s.id = t.space_id AND s.task_queue_stopped)
              AND (t.concurrency_tag IS NULL OR NOT EXISTS (
                SELECT 1 FROM server_task o
                WHERE o.concurrency_tag = t.concurrency_tag AND o.state IN ('EXECUTING', 'CANCELLING')
                  AND NOT o.lets_pass))
            ORDER BY t.priority, t.queue_time, t.number
            LIMIT 1""";

    private static final String AHEAD =
            """
            SELECT o.id FROM server_task o, server_task t
            WHERE t.id = :id AND o.id <> t.id AND o.concurrency_tag = t.concurrency_tag
              AND o.state IN ('QUEUED', 'EXECUTING', 'CANCELLING') AND NOT o.lets_pass
              AND (o.state <> 'QUEUED'
                OR (o.priority, o.queue_time, o.number) < (t.priority, t.queue_time, t.number))
            ORDER BY CASE o.state WHEN 'QUEUED' THEN 1 ELSE 0 END, o.priority, o.queue_time, o.number""";

    /** Due, but waiting for a task with the same tag, of which their logs do not speak yet. */
    private static final String UNTOLD =
            """
            SELECT t.id FROM server_task t
            WHERE t.state = 'QUEUED' AND t.queue_time <= :now
              AND NOT EXISTS (SELECT 1 FROM task_log l WHERE l.task_id = t.id)
              AND EXISTS (
                SELECT 1 FROM server_task o
                WHERE o.concurrency_tag = t.concurrency_tag AND o.state IN ('EXECUTING', 'CANCELLING')
                  AND NOT o.lets_pass)
            LIMIT 50""";

    /** The places in the queue (R7.29). */
    private static final int FIRST = -1;

    private static final int PRIORITY = 0;
    private static final int OTHERS = 1;

    /** What is being carried out, here or elsewhere; and of whose node how long nothing was heard. */
    private static final String ACTIVE =
            """
            SELECT t.id, t.state, t.node_id, t.lease_epoch,
              CASE WHEN n.alive_until >= CURRENT_TIMESTAMP THEN 'HERE'
                WHEN n.alive_until >= CURRENT_TIMESTAMP - INTERVAL '2' MINUTE THEN 'SILENT'
                ELSE 'GONE' END AS holder
            FROM server_task t LEFT JOIN node n ON n.id = t.node_id
            WHERE t.state IN ('EXECUTING', 'CANCELLING')""";

    /** Whether the node that carries out a task is there. */
    enum Holder {
        /** Nobody else may take the task. */
        HERE,
        /** It may come back soon, as after a restart. */
        SILENT,
        GONE
    }

    /** @param nodeId null when its node has handed it over */
    record Active(String id, TaskState state, @Nullable String nodeId, long epoch, Holder holder) {}

    ServerTask insert(Handle tx, NewTask wanted, ServerTask task) {
        tx.createUpdate(
                        """
                        INSERT INTO server_task (id, space_id, name, state, project_id, environment_id, tenant_id,
                            queue_time, queue_expiry, priority, concurrency_tag, document)
                        VALUES (:id, :space, :name, :state, :project, :environment, :tenant,
                            :queued, :expiry, :priority, :tag, :document)""")
                .bind("id", task.id())
                .bind("space", wanted.space().value())
                .bind("name", wanted.name())
                .bind("state", task.state().name())
                .bind("project", wanted.projectId())
                .bind("environment", wanted.environmentId())
                .bind("tenant", wanted.tenantId())
                .bind("queued", task.queueTime())
                .bind("expiry", task.queueTimeExpiry())
                .bind("priority", wanted.isPriority() ? PRIORITY : OTHERS)
                .bind("tag", wanted.concurrencyTag())
                .bind("document", WireJson.write(task))
                .execute();
        return task;
    }

    /** Whether tasks with the same concurrency tag may run beside it. */
    void letPass(Handle tx, String id, boolean isLetting) {
        tx.createUpdate("UPDATE server_task SET lets_pass = :pass WHERE id = :id")
                .bind("pass", isLetting)
                .bind("id", id)
                .execute();
    }

    String nextId(Handle tx) {
        return Ids.next(tx, "ServerTasks");
    }

    /**
     * Changes a task while nobody else can; the change answers the task itself to leave it as it is.
     *
     * @return the task after the change; none when it is gone
     */
    Optional<ServerTask> change(Handle tx, String id, UnaryOperator<ServerTask> change) {
        return TASKS.lock(tx, id).map(before -> {
            ServerTask after = change.apply(before);
            if (!after.equals(before)) {
                TASKS.update(tx, after);
            }
            return after;
        });
    }

    Optional<ServerTask> find(Handle tx, String id) {
        return TASKS.select().where("id", id).first(tx);
    }

    /** Before all others, behind those that were moved there before. */
    void moveToTop(Handle tx, String id) {
        tx.createUpdate("UPDATE server_task SET priority = :first WHERE id = :id")
                .bind("first", FIRST)
                .bind("id", id)
                .execute();
    }

    Optional<String> next(Handle tx, Instant now) {
        return tx.createQuery(NEXT).bind("now", now).mapTo(String.class).findOne();
    }

    /** The tasks that a queued one waits for because of its concurrency tag (R7.30). */
    List<String> ahead(Handle tx, String id) {
        return tx.createQuery(AHEAD).bind("id", id).mapTo(String.class).list();
    }

    /** Nobody else chooses a task until the transaction ends. */
    void lockTurn(Handle tx) {
        tx.createQuery("SELECT id FROM task_turn FOR UPDATE")
                .mapTo(Integer.class)
                .one();
    }

    List<Active> active(Handle tx) {
        return active(tx.createQuery(ACTIVE + " ORDER BY t.number")).list();
    }

    Optional<Active> active(Handle tx, String id) {
        return active(tx.createQuery(ACTIVE + " AND t.id = :id").bind("id", id)).findOne();
    }

    private static ResultIterable<Active> active(Query query) {
        return query.map((row, context) -> new Active(
                row.getString("id"),
                TaskState.valueOf(row.getString("state")),
                row.getString("node_id"),
                row.getLong("lease_epoch"),
                Holder.valueOf(row.getString("holder"))));
    }

    /** @param isToStay whether it stays as it is until the transaction ends */
    Optional<Long> epoch(Handle tx, String id, boolean isToStay) {
        return epoch(tx, id, isToStay ? " FOR SHARE" : "");
    }

    /** For a transaction that goes on to change the task. */
    Optional<Long> lockedEpoch(Handle tx, String id) {
        return epoch(tx, id, " FOR UPDATE");
    }

    /** Like {@link #lockedEpoch}, but waits for nobody. */
    boolean isLockedAtOnce(Handle tx, String id) {
        return epoch(tx, id, " FOR UPDATE SKIP LOCKED").isPresent();
    }

    private static Optional<Long> epoch(Handle tx, String id, String lock) {
        return tx.createQuery("SELECT lease_epoch FROM server_task WHERE id = :id" + lock)
                .bind("id", id)
                .mapTo(Long.class)
                .findOne();
    }

    /**
     * Gives the task to a node, or to whoever comes; the run that has it is refused from now on.
     *
     * @return the epoch of the new run
     */
    long give(Handle tx, String id, @Nullable String nodeId) {
        tx.createUpdate("UPDATE server_task SET node_id = :node, lease_epoch = lease_epoch + 1 WHERE id = :id")
                .bind("node", nodeId)
                .bind("id", id)
                .execute();
        return epoch(tx, id, "").orElseThrow();
    }

    List<String> untold(Handle tx, Instant now) {
        return tx.createQuery(UNTOLD).bind("now", now).mapTo(String.class).list();
    }

    /** Whether the space of the task begins no tasks. */
    boolean isStopped(Handle tx, String id) {
        return tx.createQuery(
                                """
                                SELECT count(*) FROM server_task t JOIN space s ON s.id = t.space_id
                                WHERE t.id = :id AND s.task_queue_stopped""")
                        .bind("id", id)
                        .mapTo(Integer.class)
                        .one()
                > 0;
    }

    List<String> expired(Handle tx, Instant now) {
        return tx.createQuery("SELECT id FROM server_task WHERE state = 'QUEUED' AND queue_expiry <= :now")
                .bind("now", now)
                .mapTo(String.class)
                .list();
    }

    Selection<ServerTask> select(@Nullable SpaceId space, TaskQuery query) {
        Selection<ServerTask> tasks = space == null ? TASKS.select() : TASKS.select(space);
        if (!query.projectId().isEmpty()) {
            tasks = space == null
                    ? tasks.where("project_id", query.projectId())
                    : tasks.within("project_id", query.projectId());
        }
        tasks = narrowed(tasks, "environment_id", query.environmentId());
        tasks = narrowed(tasks, "tenant_id", query.tenantId());
        tasks = narrowed(tasks, "name", query.name());
        if (!query.states().isEmpty()) {
            tasks = tasks.whereIn(
                    "state", query.states().stream().map(Enum::name).toList());
        }
        if (!query.partialName().isEmpty()) {
            tasks = tasks.and(
                    "lower(name) LIKE :partial", Map.of("partial", "%" + Names.key(query.partialName()) + "%"));
        }
        return tasks.orderBy("number DESC");
    }

    private static Selection<ServerTask> narrowed(Selection<ServerTask> tasks, String column, String value) {
        return value.isEmpty() ? tasks : tasks.where(column, value);
    }

    /** Deletes tasks with their logs and artifacts. */
    void delete(Handle tx, List<String> ids) {
        ids.forEach(id -> TASKS.delete(tx, id));
    }
}
