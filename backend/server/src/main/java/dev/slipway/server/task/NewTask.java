package dev.slipway.server.task;

import dev.slipway.server.persistence.SpaceId;
import io.soabase.recordbuilder.core.RecordBuilder;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A task to be queued.
 *
 * @param name the kind, such as {@code Deploy} (R7.27); there is a {@link TaskHandler} for it
 * @param description what the task does, for people
 * @param queueTime not before; null for now
 * @param queueTimeExpiry if it has not started by then it never does (R7.15); null for never
 * @param isPriority runs before those that are not (R7.29)
 * @param concurrencyTag two tasks with the same tag never run together (R7.30); null for no such limit
 */
@RecordBuilder
public record NewTask(
        SpaceId space,
        String name,
        String description,
        @Nullable String projectId,
        @Nullable String environmentId,
        @Nullable String tenantId,
        Map<String, Object> arguments,
        @Nullable Instant queueTime,
        @Nullable Instant queueTimeExpiry,
        boolean isPriority,
        @Nullable String concurrencyTag) {}
