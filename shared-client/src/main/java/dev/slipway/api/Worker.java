package dev.slipway.api;

import static java.util.Objects.requireNonNullElse;

import dev.slipway.json.OmitWhenNull;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A machine that runs steps for the server (R2.28). */
@WireRecord
public record Worker(
        String id,
        String spaceId,
        String name,
        String slug,
        List<String> workerPoolIds,
        boolean isDisabled,
        String machinePolicyId,
        HealthStatus healthStatus,
        MachineStatus status,
        String statusSummary,
        boolean isInProcess,
        boolean hasLatestCalamari,
        String operatingSystem,
        String shellName,
        String shellVersion,
        String architecture,
        @Nullable String thumbprint,
        @Nullable String uri,
        @OmitWhenNull @Nullable Boolean skipInitialHealthCheck,
        Endpoint endpoint,
        Map<String, String> links)
        implements WorkerBuilder.With {
    public Worker {
        healthStatus = requireNonNullElse(healthStatus, HealthStatus.UNKNOWN);
        status = requireNonNullElse(status, MachineStatus.UNKNOWN);
        endpoint = requireNonNullElse(endpoint, Endpoint.NONE);
    }
}
