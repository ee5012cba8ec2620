package dev.slipway.server.interruption;

import dev.slipway.api.Interruption;
import dev.slipway.json.WireJson;
import dev.slipway.server.persistence.DocumentTable;
import dev.slipway.server.persistence.Filter;
import dev.slipway.server.persistence.Listing;
import dev.slipway.server.persistence.Selection;
import dev.slipway.server.persistence.SpaceId;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

final class InterruptionStore {
    private static final DocumentTable<Interruption> INTERRUPTIONS = DocumentTable.of(
                    "interruption", Interruption.class, Interruption::id)
            .inSpace(interruption -> String.valueOf(interruption.spaceId()))
            .with("is_pending", Interruption::isPending);

    Interruption insert(Handle tx, Interruption interruption, Question question) {
        tx.createUpdate(
                        """
                        INSERT INTO interruption (id, space_id, task_id, work, execution_id, project_id, environment_id,
                            tenant_id, is_pending, is_blocking, document)
                        VALUES (:id, :space, :task, :work, :execution, :project, :environment,
                            :tenant, :pending, :blocking, :document)""")
                .bind("id", interruption.id())
                .bind("space", interruption.spaceId())
                .bind("task", interruption.taskId())
                .bind("work", question.work())
                .bind("execution", question.executionId())
                .bind("project", question.place().projectId())
                .bind("environment", question.place().environmentId())
                .bind("tenant", question.place().tenantId())
                .bind("pending", interruption.isPending())
                .bind("blocking", question.isBlocking())
                .bind("document", WireJson.write(interruption))
                .execute();
        return interruption;
    }

    /** Newest first. */
    Listing<Interruption> list(Handle tx, SpaceId space, String regarding, boolean isPendingOnly, Filter filter) {
        Selection<Interruption> found = INTERRUPTIONS.select(space);
        if (isPendingOnly) {
            found = found.within("is_pending", true);
        }
        if (!regarding.isEmpty()) {
            found = found.where(columnOf(regarding), regarding);
        }
        return found.orderBy("number DESC").list(tx, filter);
    }

    /** An id says of which kind it is. */
    private static String columnOf(String id) {
        return switch (id.substring(0, Math.max(id.indexOf('-'), 0))) {
            case "ServerTasks" -> "task_id";
            case "Projects" -> "project_id";
            case "Environments" -> "environment_id";
            case "Tenants" -> "tenant_id";
            default -> "execution_id";
        };
    }

    Optional<Interruption> find(Handle tx, String id) {
        return INTERRUPTIONS.select().where("id", id).first(tx);
    }

    Optional<Interruption> find(Handle tx, SpaceId space, String id) {
        return INTERRUPTIONS.select(space).where("id", id).first(tx);
    }

    /** The question that a piece of work has asked. */
    Optional<Interruption> of(Handle tx, String taskId, String work) {
        return INTERRUPTIONS
                .select()
                .where("task_id", taskId)
                .where("work", work)
                .first(tx);
    }

    /** Whether one of the task's pending questions keeps other tasks waiting. */
    boolean isBlocked(Handle tx, String taskId) {
        return INTERRUPTIONS
                        .select()
                        .where("task_id", taskId)
                        .where("is_pending", true)
                        .where("is_blocking", true)
                        .count(tx)
                > 0;
    }

    Optional<Interruption> lock(Handle tx, String id) {
        return INTERRUPTIONS.lock(tx, id);
    }

    Interruption update(Handle tx, Interruption interruption) {
        INTERRUPTIONS.update(tx, interruption);
        return interruption;
    }

    List<Interruption> pending(Handle tx, String taskId) {
        return INTERRUPTIONS
                .select()
                .where("task_id", taskId)
                .where("is_pending", true)
                .orderBy("number")
                .all(tx);
    }
}
