package dev.slipway.server.deployment;

import dev.slipway.api.Machine;
import dev.slipway.api.PropertyValue;
import dev.slipway.api.RetentionPeriod;
import dev.slipway.api.Step;
import dev.slipway.server.deployment.plan.Circumstances;
import dev.slipway.server.deployment.plan.Plan;
import dev.slipway.server.deployment.plan.PlanDeployment;
import dev.slipway.server.deployment.plan.PlannedAction;
import dev.slipway.server.deployment.plan.PlannedStep;
import dev.slipway.server.deployment.plan.PlannedTarget;
import dev.slipway.server.process.RevealedSecrets;
import dev.slipway.server.security.Secret;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiConsumer;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/** What one deployment or runbook run works with. */
public final class PreparedExecution implements Execution {
    private final List<Step> steps;
    private final Circumstances circumstances;
    private final ExecutionPlace place;
    private final RevealedSecrets secrets;
    private final List<PinnedPackage> packages;
    private final RetentionPeriod targetRetention;
    private final BiConsumer<Handle, PlannedTarget> deployed;

    /**
     * @param secrets of the process
     * @param deployed told of each target on which an action was carried out
     */
    public PreparedExecution(
            List<Step> steps,
            Circumstances circumstances,
            ExecutionPlace place,
            RevealedSecrets secrets,
            List<PinnedPackage> packages,
            RetentionPeriod targetRetention,
            BiConsumer<Handle, PlannedTarget> deployed) {
        this.steps = steps;
        this.circumstances = circumstances;
        this.place = place;
        this.secrets = secrets;
        this.packages = List.copyOf(packages);
        this.targetRetention = targetRetention;
        this.deployed = deployed;
    }

    @Override
    public Plan plan() {
        return PlanDeployment.of(steps, circumstances);
    }

    @Override
    public Map<String, String> systemVariables() {
        return place.system();
    }

    @Override
    public Map<String, VariableValue> variables(
            @Nullable PlannedStep step, @Nullable PlannedAction action, @Nullable PlannedTarget target) {
        return place.variables(step, action, target == null ? Optional.empty() : machine(target));
    }

    @Override
    public Map<String, Secret> sensitiveProperties(PlannedAction action) {
        var values = new LinkedHashMap<String, Secret>();
        action.action().properties().forEach((name, value) -> {
            if (value instanceof PropertyValue.Secret) {
                secrets.of(action.action().id(), name).ifPresent(secret -> values.put(name, secret));
            }
        });
        return values;
    }

    @Override
    public List<PinnedPackage> packages() {
        return packages;
    }

    @Override
    public RetentionPeriod targetRetention() {
        return targetRetention;
    }

    @Override
    public Optional<Machine> machine(PlannedTarget target) {
        return circumstances.machines().stream()
                .filter(machine -> machine.id().equals(target.id()))
                .findFirst();
    }

    @Override
    public void deployedTo(Handle tx, PlannedTarget target) {
        deployed.accept(tx, target);
    }
}
