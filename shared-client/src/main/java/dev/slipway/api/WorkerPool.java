package dev.slipway.api;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A group of workers, or a source of leased ones (R2.29). */
@WireRecord
public record WorkerPool(
        String id,
        String spaceId,
        String name,
        String slug,
        String description,
        boolean isDefault,
        @Nullable Boolean canAddWorkers,
        int sortOrder,
        String workerPoolType,
        @Nullable String workerType,
        Map<String, String> links)
        implements WorkerPoolBuilder.With {
    public WorkerPool {
        workerPoolType = Defaults.text(workerPoolType, "StaticWorkerPool");
    }
}
