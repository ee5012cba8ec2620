package dev.slipway.server.deployment;

import dev.slipway.api.Machine;
import dev.slipway.api.RetentionPeriod;
import dev.slipway.server.deployment.plan.Plan;
import dev.slipway.server.deployment.plan.PlannedAction;
import dev.slipway.server.deployment.plan.PlannedStep;
import dev.slipway.server.deployment.plan.PlannedTarget;
import dev.slipway.server.security.Secret;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/**
 * All that a deployment or a runbook run works with, as it is when the task starts or goes on: what the release pinned,
 * and of what is not pinned (targets, accounts) the present state.
 */
public interface Execution {
    /** Makes the plan; asked once for a task, which then keeps it. */
    Plan plan();

    /** Variables of the server's own that are the same throughout, such as {@code Octopus.Release.Number} (§6.7). */
    Map<String, String> systemVariables();

    /**
     * The variables of the project and its library sets that win here, by name (R6.4, R6.5).
     *
     * @param step null, as the action, for what is the same in all of the deployment
     * @param target null where the action runs for no target
     */
    Map<String, VariableValue> variables(
            @Nullable PlannedStep step, @Nullable PlannedAction action, @Nullable PlannedTarget target);

    /** The sensitive properties of an action by name. */
    Map<String, Secret> sensitiveProperties(PlannedAction action);

    List<PinnedPackage> packages();

    /** How long targets keep what is deployed to them (R8.32). */
    RetentionPeriod targetRetention();

    /** The target as it is now; none when it was deleted since the plan was made. */
    Optional<Machine> machine(PlannedTarget target);

    /** Notes that an action was carried out on a target. */
    void deployedTo(Handle tx, PlannedTarget target);
}
