package dev.slipway.server.deployment;

import dev.slipway.api.Action;
import dev.slipway.api.DeploymentProcess;
import dev.slipway.api.Environment;
import dev.slipway.api.ExecutionResource;
import dev.slipway.api.Machine;
import dev.slipway.api.Tenant;
import dev.slipway.api.Variable;
import dev.slipway.api.VariableSet;
import dev.slipway.server.deployment.plan.Circumstances;
import dev.slipway.server.deployment.plan.Plan;
import dev.slipway.server.deployment.plan.PlanDeployment;
import dev.slipway.server.limit.TenantFacts;
import dev.slipway.server.persistence.SpaceId;
import dev.slipway.server.problem.Invalid;
import dev.slipway.server.process.ProcessService;
import dev.slipway.server.variable.DeploymentVariables;
import dev.slipway.server.variable.VariableSetService;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jdbi.v3.core.Handle;

/** Gathers what deployments and runbook runs are planned and carried out with. */
public final class Planning {
    private final ProcessService processes;
    private final VariableSetService variableSets;
    private final DeploymentVariables variables;
    private final Targets targets;

    public Planning(
            ProcessService processes, VariableSetService variableSets, DeploymentVariables variables, Targets targets) {
        this.processes = processes;
        this.variableSets = variableSets;
        this.variables = variables;
        this.targets = targets;
    }

    public List<Machine> targets(Handle tx, SpaceId space) {
        return targets.all(tx, space);
    }

    /** @throws IllegalStateException when there is none, which nothing stored can have */
    public DeploymentProcess process(Handle tx, Frozen frozen) {
        return processes
                .find(tx, frozen.space(), frozen.processId())
                .orElseThrow(() -> new IllegalStateException("There is no process " + frozen.processId()));
    }

    static List<Action> actionsOf(DeploymentProcess process) {
        return process.steps().stream().flatMap(step -> step.actions().stream()).toList();
    }

    /** Every variable of the frozen sets, for their prompts. */
    public List<Variable> variables(Handle tx, Frozen frozen) {
        return Stream.concat(
                        frozen.variables().librarySetIds().stream(),
                        Stream.of(frozen.variables().projectSetId()))
                .flatMap(id -> variableSets.find(tx, frozen.space(), id).stream())
                .map(VariableSet::variables)
                .flatMap(List::stream)
                .toList();
    }

    static Optional<TenantFacts> facts(Optional<Tenant> tenant) {
        return tenant.map(one -> new TenantFacts(one.id(), one.tenantTags()));
    }

    /** Where it is carried out, with the values that were given for prompted variables. */
    public ExecutionPlace place(
            Handle tx,
            Frozen frozen,
            Environment environment,
            Optional<Tenant> tenant,
            Map<String, String> formValues,
            Map<String, String> system) {
        return new ExecutionPlace(
                variables.reveal(tx, frozen.space(), frozen.variables(), formValues),
                ExecutionPlace.context(environment.id(), frozen.channelId(), facts(tenant), frozen.processOwner()),
                system);
    }

    /** What decides the plan, with the targets that there are now. */
    public Circumstances circumstances(
            Handle tx,
            Frozen frozen,
            Environment environment,
            Optional<Tenant> tenant,
            Chosen chosen,
            ExecutionPlace place) {
        return new Circumstances(
                environment.id(),
                frozen.channelId(),
                facts(tenant),
                targets(tx, frozen.space()),
                new HashSet<>(chosen.skipActions()),
                new HashSet<>(chosen.specificMachineIds()),
                new HashSet<>(chosen.excludedMachineIds()),
                frozen.policy(),
                Objects.requireNonNullElse(environment.maxParallelTargets(), 0),
                place::evaluate);
    }

    /** What a user left out, by ids. */
    public record Chosen(List<String> skipActions, List<String> specificMachineIds, List<String> excludedMachineIds) {
        public static final Chosen ALL = new Chosen(List.of(), List.of(), List.of());

        public static Chosen of(ExecutionResource execution) {
            return new Chosen(execution.skipActions(), execution.specificMachineIds(), execution.excludedMachineIds());
        }
    }

    /** @throws Invalid naming what is unknown, or the steps that cannot be skipped */
    public Chosen chosen(Handle tx, SpaceId space, DeploymentProcess process, ExecutionFields fields) {
        List<Action> actions = actionsOf(process);
        List<String> skipped = ExecutionFields.ids(
                fields.spelling().skippedSteps(),
                "step",
                fields.skippedSteps(),
                actions,
                (action, wanted) -> ExecutionFields.isOneOf(wanted, action.id(), action.slug(), action.name())
                        || isOfStep(process, action, wanted),
                Action::id);
        List<String> required = actions.stream()
                .filter(action -> action.isRequired() && skipped.contains(action.id()))
                .map(Action::name)
                .toList();
        if (!required.isEmpty()) {
            throw new Invalid(
                    fields.spelling().skippedSteps(),
                    "the step " + String.join(", ", required) + " is required; it cannot be skipped");
        }
        List<Machine> machines = targets(tx, space);
        return new Chosen(
                skipped,
                machineIds(fields.spelling().specificMachines(), fields.specificMachines(), machines),
                machineIds(fields.spelling().excludedMachines(), fields.excludedMachines(), machines));
    }

    private static boolean isOfStep(DeploymentProcess process, Action action, String wanted) {
        return process.steps().stream()
                .filter(step -> ExecutionFields.isOneOf(wanted, step.id(), step.slug(), step.name()))
                .anyMatch(step -> step.actions().contains(action));
    }

    private static List<String> machineIds(String field, List<String> named, List<Machine> machines) {
        return ExecutionFields.ids(
                field,
                "deployment target",
                named,
                machines,
                (machine, wanted) -> ExecutionFields.isOneOf(wanted, machine.id(), machine.slug(), machine.name()),
                Machine::id);
    }

    /**
     * @param owner of the settings, such as {@code project}
     * @throws Invalid when steps need targets, none has any, and that is not allowed (R4.32)
     */
    public void requireTargets(
            Handle tx,
            String owner,
            Frozen frozen,
            Environment environment,
            Optional<Tenant> tenant,
            DeploymentProcess process,
            Chosen chosen,
            ExecutionPlace place) {
        Plan plan = PlanDeployment.of(process.steps(), circumstances(tx, frozen, environment, tenant, chosen, place));
        if (plan.lacksTargets() && !frozen.policy().allowDeploymentsToNoTargets()) {
            throw new Invalid("There are no deployment targets in " + environment.name()
                    + " for any of the steps that need some, and the " + owner
                    + " does not allow deployments to no targets.");
        }
    }
}
