package dev.slipway.api;

import static java.util.Objects.requireNonNullElse;

import dev.slipway.json.OmitWhenNull;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A deployment target (R2.4); its tags are {@code roles}. Clients read it strictly: no list, mode or endpoint may be
 * null.
 */
@WireRecord
public record Machine(
        String id,
        String spaceId,
        String name,
        String slug,
        List<String> environmentIds,
        List<String> roles,
        TenantedDeploymentMode tenantedDeploymentParticipation,
        List<String> tenantIds,
        List<String> tenantTags,
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
        @OmitWhenNull @Nullable MachineFacts facts,
        @Nullable String thumbprint,
        @Nullable String uri,
        @OmitWhenNull @Nullable Boolean skipInitialHealthCheck,
        Endpoint endpoint,
        Map<String, String> links)
        implements MachineBuilder.With {
    public Machine {
        tenantedDeploymentParticipation =
                requireNonNullElse(tenantedDeploymentParticipation, TenantedDeploymentMode.UNTENANTED);
        healthStatus = requireNonNullElse(healthStatus, HealthStatus.UNKNOWN);
        status = requireNonNullElse(status, MachineStatus.UNKNOWN);
        endpoint = requireNonNullElse(endpoint, Endpoint.NONE);
    }
}
