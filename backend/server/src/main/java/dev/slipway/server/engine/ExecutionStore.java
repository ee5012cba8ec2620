package dev.slipway.server.engine;

import dev.slipway.json.WireJson;
import dev.slipway.server.deployment.plan.Plan;
import dev.slipway.server.security.Encryption;
import dev.slipway.server.security.Secret;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/** What has been done of a task: enough to go on with it in another process. */
final class ExecutionStore {
    /** Before the key of an action: that action is finished. */
    static final String ACTION = "action ";

    /** Before the key of an action: it has begun on the machine of a node, whose id and name follow in the result. */
    static final String NODE = "node ";

    private final Encryption encryption;

    ExecutionStore(Encryption encryption) {
        this.encryption = encryption;
    }

    String fingerprint(Secret text) {
        return encryption.fingerprint(text);
    }

    Optional<Plan> plan(Handle tx, String taskId) {
        return tx.createQuery("SELECT document FROM deployment_plan WHERE task_id = :task")
                .bind("task", taskId)
                .map((row, context) -> WireJson.read(row.getString("document"), Plan.class))
                .findOne();
    }

    void keepPlan(Handle tx, String taskId, Plan plan) {
        tx.createUpdate("INSERT INTO deployment_plan (task_id, document) VALUES (:task, :document)")
                .bind("task", taskId)
                .bind("document", WireJson.write(plan))
                .execute();
    }

    Optional<String> result(Handle tx, String taskId, String work) {
        return tx.createQuery("SELECT result FROM finished_work WHERE task_id = :task AND work = :work")
                .bind("task", taskId)
                .bind("work", work)
                .mapTo(String.class)
                .findOne();
    }

    void finish(Handle tx, String taskId, String work, String result) {
        tx.createUpdate("INSERT INTO finished_work (task_id, work, result) VALUES (:task, :work, :result)")
                .bind("task", taskId)
                .bind("work", work)
                .bind("result", result)
                .execute();
    }

    /** Whether an action that is not finished has begun on the machine of that node. */
    boolean isBoundTo(Handle tx, String taskId, String nodeId) {
        return tx.createQuery(
                                """
                                SELECT count(*) FROM finished_work w
                                WHERE w.task_id = :task AND w.work LIKE 'node %' AND w.result LIKE :node
                                  AND NOT EXISTS (SELECT 1 FROM finished_work f
                                    WHERE f.task_id = w.task_id AND f.work = 'action ' || SUBSTRING(w.work FROM 6))""")
                        .bind("task", taskId)
                        .bind("node", nodeId + " %")
                        .mapTo(Integer.class)
                        .one()
                > 0;
    }

    /** How far a script has been read; none when it was never about to be started. */
    Optional<OutputState> script(Handle tx, String ticket) {
        return tx.createQuery("SELECT progress FROM script_run WHERE ticket = :ticket")
                .bind("ticket", ticket)
                .map((row, context) -> WireJson.read(row.getString("progress"), OutputState.class))
                .findOne();
    }

    /** @param machineId none for the built-in worker */
    void startScript(Handle tx, String taskId, Optional<String> machineId, String ticket) {
        tx.createUpdate(
                        """
                        INSERT INTO script_run (ticket, task_id, machine_id, progress)
                        VALUES (:ticket, :task, :machine, :progress)""")
                .bind("ticket", ticket)
                .bind("task", taskId)
                .bind("machine", machineId.orElse(null))
                .bind("progress", WireJson.write(OutputState.START))
                .execute();
    }

    /** @param machineId none for the built-in worker */
    record LeftScript(String ticket, Optional<String> machineId) {}

    /** The scripts of a task of which nobody has seen the end. */
    List<LeftScript> leftScripts(Handle tx, String taskId) {
        return tx
                .createQuery(
                        "SELECT ticket, machine_id, progress FROM script_run WHERE task_id = :task ORDER BY ticket")
                .bind("task", taskId)
                .map((row, context) -> WireJson.read(row.getString("progress"), OutputState.class)
                                .hasEnded()
                        ? Optional.<LeftScript>empty()
                        : Optional.of(new LeftScript(
                                row.getString("ticket"), Optional.ofNullable(row.getString("machine_id")))))
                .list()
                .stream()
                .flatMap(Optional::stream)
                .toList();
    }

    void saveScript(Handle tx, String ticket, OutputState state) {
        tx.createUpdate("UPDATE script_run SET progress = :progress WHERE ticket = :ticket")
                .bind("progress", WireJson.write(state))
                .bind("ticket", ticket)
                .execute();
    }

    void output(Handle tx, String taskId, OutputVariable variable) {
        String content =
                variable.isSensitive() ? encryption.encrypt(taskId, new Secret(variable.value())) : variable.value();
        tx.createUpdate(
                        """
                        INSERT INTO output_variable (task_id, action_name, machine_name, name, content, is_sensitive)
                        VALUES (:task, :action, :machine, :name, :content, :sensitive)""")
                .bind("task", taskId)
                .bind("action", variable.actionName())
                .bind("machine", variable.machineName())
                .bind("name", variable.name())
                .bind("content", content)
                .bind("sensitive", variable.isSensitive())
                .execute();
    }

    /** In the order in which they were set: a later one replaces an earlier one (R6.24). */
    List<OutputVariable> outputs(Handle tx, String taskId) {
        return tx.createQuery("SELECT * FROM output_variable WHERE task_id = :task ORDER BY number")
                .bind("task", taskId)
                .map((row, context) -> new OutputVariable(
                        row.getString("action_name"),
                        row.getString("machine_name"),
                        row.getString("name"),
                        row.getBoolean("is_sensitive")
                                ? encryption
                                        .decrypt(taskId, row.getString("content"))
                                        .reveal()
                                : row.getString("content"),
                        row.getBoolean("is_sensitive")))
                .list();
    }
}
