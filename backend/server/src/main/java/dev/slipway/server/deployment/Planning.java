package dev.slipway.server.deployment;

import dev.slipway.api.Action;
import dev.slipway.api.Channel;
import dev.slipway.api.DeploymentProcess;
import dev.slipway.api.Environment;
import dev.slipway.api.Machine;
import dev.slipway.api.Project;
import dev.slipway.api.Release;
import dev.slipway.api.Tenant;
import dev.slipway.api.Variable;
import dev.slipway.api.VariableSet;
import dev.slipway.server.deployment.plan.Circumstances;
import dev.slipway.server.limit.TenantFacts;
import dev.slipway.server.persistence.SpaceId;
import dev.slipway.server.process.ProcessService;
import dev.slipway.server.variable.DeploymentVariables;
import dev.slipway.server.variable.VariableSetService;
import dev.slipway.server.variable.VariableSnapshots;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
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

    /** @throws IllegalStateException when there is none, which no stored release can have */
    public DeploymentProcess process(Handle tx, SpaceId space, String snapshotId) {
        return processes
                .find(tx, space, snapshotId)
                .orElseThrow(() -> new IllegalStateException("There is no process " + snapshotId));
    }

    static List<Action> actionsOf(DeploymentProcess process) {
        return process.steps().stream().flatMap(step -> step.actions().stream()).toList();
    }

    static VariableSnapshots snapshotsOf(Release release) {
        return new VariableSnapshots(release.projectVariableSetSnapshotId(), release.libraryVariableSetSnapshotIds());
    }

    /** Every variable of the frozen sets, for their prompts. */
    public List<Variable> variables(Handle tx, SpaceId space, VariableSnapshots snapshots) {
        return Stream.concat(snapshots.librarySetIds().stream(), Stream.of(snapshots.projectSetId()))
                .flatMap(id -> variableSets.find(tx, space, id).stream())
                .map(VariableSet::variables)
                .flatMap(List::stream)
                .toList();
    }

    static Optional<TenantFacts> facts(Optional<Tenant> tenant) {
        return tenant.map(one -> new TenantFacts(one.id(), one.tenantTags()));
    }

    /** Where a release is deployed, with the values that were given for prompted variables. */
    ExecutionPlace place(
            Handle tx,
            Release release,
            Environment environment,
            Optional<Tenant> tenant,
            Map<String, String> formValues,
            Map<String, String> system) {
        return new ExecutionPlace(
                variables.reveal(tx, new SpaceId(release.spaceId()), snapshotsOf(release), formValues),
                ExecutionPlace.context(environment.id(), release.channelId(), facts(tenant), release.projectId()),
                system);
    }

    /** What decides the plan of a deployment, with the targets that there are now. */
    Circumstances circumstances(
            Handle tx,
            Project project,
            Channel channel,
            Environment environment,
            Optional<Tenant> tenant,
            Chosen chosen,
            ExecutionPlace place) {
        return new Circumstances(
                environment.id(),
                channel.id(),
                facts(tenant),
                targets(tx, new SpaceId(project.spaceId())),
                new HashSet<>(chosen.skipActions()),
                new HashSet<>(chosen.specificMachineIds()),
                new HashSet<>(chosen.excludedMachineIds()),
                project.projectConnectivityPolicy(),
                place::evaluate);
    }

    /** What a user left out, by ids. */
    record Chosen(List<String> skipActions, List<String> specificMachineIds, List<String> excludedMachineIds) {
        static final Chosen ALL = new Chosen(List.of(), List.of(), List.of());
    }
}
