package dev.slipway.server.engine;

import dev.slipway.server.task.TaskInterrupted;
import dev.slipway.server.task.TaskRun;
import java.time.Duration;
import org.jdbi.v3.core.Handle;

/**
 * At most one action at a time on a target, across all tasks and nodes, first come, first served; those that may share it
 * wait only for those that may not (R7.31). A claim outlives its process: no other action gets between a script that goes
 * on running and the node that takes its task over. It ends when the action is finished.
 */
final class TargetLocks {
    private static final Duration LOOK_AGAIN = Duration.ofMillis(500);

    /** A claim of the same target stands before this one, unless both may share it. */
    private static final String OTHERS_BEFORE =
            """
            SELECT count(*) FROM target_claim mine JOIN target_claim o ON o.target_id = mine.target_id
            WHERE mine.target_id = :target AND mine.task_id = :task AND mine.work = :work
              AND o.place < mine.place AND NOT (o.is_shared AND mine.is_shared)
              AND NOT EXISTS (SELECT 1 FROM finished_work f WHERE f.task_id = o.task_id AND f.work = o.work)
              AND EXISTS (SELECT 1 FROM server_task t
                WHERE t.id = o.task_id AND t.state IN ('EXECUTING', 'CANCELLING'))""";

    /** @param work what is finished when the target is free again, as in {@link RunningTask#finish} */
    record Claim(String targetId, String work, boolean isShared) {}

    /**
     * @param waiting called once if the target is in use
     * @throws TaskInterrupted when the task should stop while it waits
     */
    void hold(Claim claim, TaskRun run, Runnable waiting) throws TaskInterrupted {
        String task = run.task().id();
        boolean isFree = run.lease().write(tx -> {
            ensure(tx, task, claim);
            return isFirst(tx, task, claim);
        });
        if (isFree) {
            return;
        }
        waiting.run();
        do {
            pause();
            run.checkpoint();
        } while (!run.lease().read(tx -> isFirst(tx, task, claim)));
    }

    private static void ensure(Handle tx, String task, Claim claim) {
        // The places of a target are given out one after the other, in the order in which they are committed.
        tx.createUpdate("INSERT INTO target_turn (target_id) VALUES (:target) ON CONFLICT DO NOTHING")
                .bind("target", claim.targetId())
                .execute();
        tx.createQuery("SELECT target_id FROM target_turn WHERE target_id = :target FOR UPDATE")
                .bind("target", claim.targetId())
                .mapTo(String.class)
                .one();
        tx.createUpdate(
                        """
                        DELETE FROM target_claim WHERE target_id = :target AND NOT EXISTS (SELECT 1 FROM server_task t
                            WHERE t.id = task_id AND t.state IN ('EXECUTING', 'CANCELLING'))""")
                .bind("target", claim.targetId())
                .execute();
        tx.createUpdate(
                        """
                        INSERT INTO target_claim (target_id, task_id, work, place, is_shared)
                        SELECT :target, :task, :work, coalesce(max(place), 0) + 1, :shared
                        FROM target_claim WHERE target_id = :target
                        ON CONFLICT DO NOTHING""")
                .bind("target", claim.targetId())
                .bind("task", task)
                .bind("work", claim.work())
                .bind("shared", claim.isShared())
                .execute();
    }

    private static boolean isFirst(Handle tx, String task, Claim claim) {
        return tx.createQuery(OTHERS_BEFORE)
                        .bind("target", claim.targetId())
                        .bind("task", task)
                        .bind("work", claim.work())
                        .mapTo(Integer.class)
                        .one()
                == 0;
    }

    /** Those that wait in this process look at once. */
    synchronized void released() {
        notifyAll();
    }

    @SuppressWarnings("WaitNotInLoop") // hold() is the loop: it looks again, whatever ended the wait
    private synchronized void pause() throws TaskInterrupted {
        try {
            wait(LOOK_AGAIN.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new TaskInterrupted(TaskInterrupted.Reason.HANDED_OVER);
        }
    }
}
