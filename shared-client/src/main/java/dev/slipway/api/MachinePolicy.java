package dev.slipway.api;

import static java.util.Objects.requireNonNullElse;

import java.time.Duration;
import java.util.Map;

/**
 * How machines are checked, cleaned up and updated (R2.17). Clients need time spans that are not empty and a retry
 * limit that is not 0: what is absent has its default.
 */
@WireRecord
public record MachinePolicy(
        String id,
        String spaceId,
        String name,
        String description,
        boolean isDefault,
        Duration connectionConnectTimeout,
        int connectionRetryCountLimit,
        Duration connectionRetrySleepInterval,
        Duration connectionRetryTimeLimit,
        Duration pollingRequestQueueTimeout,
        Duration pollingRequestMaximumMessageProcessingTimeout,
        MachineHealthCheckPolicy machineHealthCheckPolicy,
        MachineConnectivityPolicy machineConnectivityPolicy,
        MachineCleanupPolicy machineCleanupPolicy,
        MachineUpdatePolicy machineUpdatePolicy,
        PackageCacheRetention machinePackageCacheRetentionPolicy,
        Map<String, String> links)
        implements MachinePolicyBuilder.With {
    public MachinePolicy {
        connectionConnectTimeout = requireNonNullElse(connectionConnectTimeout, Duration.ofMinutes(1));
        connectionRetryCountLimit = connectionRetryCountLimit == 0 ? 5 : connectionRetryCountLimit;
        connectionRetrySleepInterval = requireNonNullElse(connectionRetrySleepInterval, Duration.ofSeconds(1));
        connectionRetryTimeLimit = requireNonNullElse(connectionRetryTimeLimit, Duration.ofMinutes(5));
        pollingRequestQueueTimeout = requireNonNullElse(pollingRequestQueueTimeout, Duration.ofMinutes(2));
        pollingRequestMaximumMessageProcessingTimeout =
                requireNonNullElse(pollingRequestMaximumMessageProcessingTimeout, Duration.ofMinutes(10));
        machineHealthCheckPolicy = requireNonNullElse(machineHealthCheckPolicy, MachineHealthCheckPolicy.DEFAULT);
        machineConnectivityPolicy = requireNonNullElse(machineConnectivityPolicy, MachineConnectivityPolicy.DEFAULT);
        machineCleanupPolicy = requireNonNullElse(machineCleanupPolicy, MachineCleanupPolicy.DEFAULT);
        machineUpdatePolicy = requireNonNullElse(machineUpdatePolicy, MachineUpdatePolicy.DEFAULT);
        machinePackageCacheRetentionPolicy =
                requireNonNullElse(machinePackageCacheRetentionPolicy, PackageCacheRetention.DEFAULT);
    }
}
