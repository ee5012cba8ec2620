package dev.slipway.server.deployment;

import dev.slipway.api.Machine;
import dev.slipway.server.deployment.plan.PlannedAction;
import dev.slipway.server.deployment.plan.PlannedStep;
import dev.slipway.server.expression.Expressions;
import dev.slipway.server.expression.VariableDictionary;
import dev.slipway.server.limit.TenantFacts;
import dev.slipway.server.variable.ResolutionContext;
import dev.slipway.server.variable.ResolvedVariable;
import dev.slipway.server.variable.RevealedVariables;
import dev.slipway.server.variable.ScopeField;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Where something is run, and the variables that hold there.
 *
 * @param context the environment, tenant, channel and owner of the process
 * @param system variables of the server's own that are the same throughout
 */
public record ExecutionPlace(RevealedVariables variables, ResolutionContext context, Map<String, String> system) {
    /**
     * @param channelId null for a runbook run
     * @param processOwner id of the project or the runbook
     */
    public static ResolutionContext context(
            String environmentId, @Nullable String channelId, Optional<TenantFacts> tenant, String processOwner) {
        ResolutionContext place = ResolutionContext.NOWHERE
                .with(ScopeField.ENVIRONMENT, environmentId)
                .with(ScopeField.PROCESS_OWNER, processOwner);
        if (channelId != null) {
            place = place.with(ScopeField.CHANNEL, channelId);
        }
        return tenant.isEmpty()
                ? place
                : place.with(ScopeField.TENANT, tenant.get().id())
                        .with(ScopeField.TENANT_TAG, tenant.get().tags());
    }

    /** The variables that win for an action on a target, by name. */
    public Map<String, VariableValue> variables(
            @Nullable PlannedStep step, @Nullable PlannedAction action, Optional<Machine> machine) {
        ResolutionContext here = context;
        if (step != null) {
            here = here.targeting(step.roles());
        }
        if (action != null) {
            here = here.with(ScopeField.ACTION, action.action().id());
        }
        if (machine.isPresent()) {
            here = here.onMachine(machine.get().id(), machine.get().roles());
        }
        var values = new LinkedHashMap<String, VariableValue>();
        for (ResolvedVariable variable : variables.in(here).all()) {
            values.put(variable.name(), new VariableValue(variable.value().reveal(), variable.isSensitive()));
        }
        return values;
    }

    /** The value of a text whose expressions are the same throughout; what is not known stays as written. */
    public String evaluate(String text) {
        if (!text.contains("#{")) {
            return text;
        }
        var values = new LinkedHashMap<String, String>();
        variables(null, null, Optional.empty()).forEach((name, value) -> values.put(name, value.value()));
        return Expressions.evaluate(text, VariableDictionary.of(values).withAll(system))
                .text();
    }
}
