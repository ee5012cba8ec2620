package dev.slipway.server.deployment.plan;

import dev.slipway.api.ConnectivityPolicy;
import dev.slipway.api.Machine;
import dev.slipway.server.limit.TenantFacts;
import io.soabase.recordbuilder.core.RecordBuilder;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * All that decides what of a process runs where.
 *
 * @param channelId the release's; null for a runbook run, for which the channels of actions mean nothing
 * @param machines the targets of the space, whatever their environments and state
 * @param skippedActions ids of actions that the user left out (R7.19)
 * @param specificMachines ids of the only targets to use; empty for all (R7.18)
 * @param excludedMachines ids of targets not to use
 * @param maxTargets work on so many targets at once at most; 0 for what the steps say
 * @param evaluate gives the value of a text that may hold {@code #{}} expressions, such as target tags
 */
@RecordBuilder
public record Circumstances(
        String environmentId,
        @Nullable String channelId,
        Optional<TenantFacts> tenant,
        List<Machine> machines,
        Set<String> skippedActions,
        Set<String> specificMachines,
        Set<String> excludedMachines,
        ConnectivityPolicy policy,
        int maxTargets,
        UnaryOperator<String> evaluate)
        implements CircumstancesBuilder.With {}
