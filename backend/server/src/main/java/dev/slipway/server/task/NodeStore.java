package dev.slipway.server.task;

import java.time.Duration;
import org.jdbi.v3.core.Handle;

/** All times are those of the database, whose clock the nodes share. */
final class NodeStore {
    private static final String IN = "CURRENT_TIMESTAMP + CAST(:millis AS BIGINT) * INTERVAL '0.001' SECOND";
    private static final Duration FOR_EVER = Duration.ofDays(36_500);

    /**
     * Takes the tasks over that a process before ran as this node, in a way that process would notice.
     *
     * @return the number of this run of the node
     */
    long join(Handle tx, String id, String name, Duration lease) {
        long run = enter(tx, id, name, lease);
        tx.createUpdate(
                        """
                        UPDATE server_task SET lease_epoch = lease_epoch + 1
                        WHERE state IN ('EXECUTING', 'CANCELLING') AND node_id = :id""")
                .bind("id", id)
                .execute();
        return run;
    }

    /** The same for the only node that there can be. */
    long joinAlone(Handle tx, String id, String name) {
        long run = enter(tx, id, name, FOR_EVER);
        tx.createUpdate(
                        """
                        UPDATE server_task SET lease_epoch = lease_epoch + 1, node_id = :id
                        WHERE state IN ('EXECUTING', 'CANCELLING')""")
                .bind("id", id)
                .execute();
        return run;
    }

    private static long enter(Handle tx, String id, String name, Duration lease) {
        tx.createUpdate("DELETE FROM node WHERE alive_until < CURRENT_TIMESTAMP - INTERVAL '30' DAY AND id <> :id")
                .bind("id", id)
                .execute();
        long run = 1
                + tx.createQuery("SELECT run FROM node WHERE id = :id FOR UPDATE")
                        .bind("id", id)
                        .mapTo(Long.class)
                        .findOne()
                        .orElse(0L);
        String sql = run == 1
                ? "INSERT INTO node (id, name, run, alive_until) VALUES (:id, :name, :run, " + IN + ")"
                : "UPDATE node SET name = :name, run = :run, alive_until = " + IN + " WHERE id = :id";
        tx.createUpdate(sql)
                .bind("id", id)
                .bind("name", name)
                .bind("run", run)
                .bind("millis", lease.toMillis())
                .execute();
        return run;
    }

    /** @return false when another process has become this node since */
    boolean renew(Handle tx, String id, long run, Duration lease) {
        return tx.createUpdate("UPDATE node SET alive_until = " + IN + " WHERE id = :id AND run = :run")
                        .bind("id", id)
                        .bind("run", run)
                        .bind("millis", lease.toMillis())
                        .execute()
                == 1;
    }

    void leave(Handle tx, String id, long run) {
        tx.createUpdate("UPDATE node SET alive_until = CURRENT_TIMESTAMP WHERE id = :id AND run = :run")
                .bind("id", id)
                .bind("run", run)
                .execute();
    }
}
