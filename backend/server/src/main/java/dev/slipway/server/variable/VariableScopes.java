package dev.slipway.server.variable;

import static dev.slipway.server.problem.Checks.quote;

import dev.slipway.api.DeploymentProcess;
import dev.slipway.api.Machine;
import dev.slipway.api.NamedReference;
import dev.slipway.api.ProcessReference;
import dev.slipway.api.ScopeValues;
import dev.slipway.api.ScopeValuesBuilder;
import dev.slipway.api.Variable;
import dev.slipway.api.VariableSet;
import dev.slipway.server.channel.ChannelService;
import dev.slipway.server.environment.EnvironmentService;
import dev.slipway.server.persistence.SpaceId;
import dev.slipway.server.process.ProcessService;
import dev.slipway.server.project.ProjectId;
import dev.slipway.server.target.TargetService;
import dev.slipway.server.tenant.TagScope;
import dev.slipway.server.tenant.TagSetService;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jdbi.v3.core.Handle;

/** What exists that the variables of a set can be scoped to (R6.2). */
public final class VariableScopes {
    private final EnvironmentService environments;
    private final TargetService targets;
    private final ChannelService channels;
    private final ProcessService processes;
    private final TagSetService tagSets;
    private final List<RunbookProcesses> runbooks;

    public VariableScopes(
            EnvironmentService environments,
            TargetService targets,
            ChannelService channels,
            ProcessService processes,
            TagSetService tagSets,
            List<RunbookProcesses> runbooks) {
        this.environments = environments;
        this.targets = targets;
        this.channels = channels;
        this.processes = processes;
        this.tagSets = tagSets;
        this.runbooks = List.copyOf(runbooks);
    }

    /** A library set does not know the steps, channels and processes of the projects that include it. */
    ScopeValues of(Handle tx, VariableSet set) {
        var space = new SpaceId(set.spaceId());
        List<Machine> machines = targets.all(tx, space);
        ScopeValues shared = ScopeValues.EMPTY
                .withEnvironments(environments.all(tx, space).stream()
                        .map(environment -> new NamedReference(environment.id(), environment.name()))
                        .toList())
                .withMachines(machines.stream()
                        .map(machine -> new NamedReference(machine.id(), machine.name()))
                        .toList())
                .withRoles(machines.stream()
                        .flatMap(machine -> machine.roles().stream())
                        .distinct()
                        .sorted()
                        .map(role -> new NamedReference(role, role))
                        .toList())
                .withTenantTags(tagSets.all(tx, space).stream()
                        .flatMap(tags -> tags.tags().stream())
                        .map(tag -> new NamedReference(tag.canonicalTagName(), tag.canonicalTagName()))
                        .toList());
        return VariableOwner.of(set.ownerId()) == VariableOwner.LIBRARY
                ? shared
                : ofProject(tx, ScopeValuesBuilder.builder(shared), set.ownerId());
    }

    /** The variables with the tenant tags of their scopes as the tag sets spell them. */
    List<Variable> withKnownTags(Handle tx, SpaceId space, List<Variable> variables) {
        var known = new HashMap<List<String>, List<String>>();
        return variables.stream()
                .map(variable -> {
                    var scope = new LinkedHashMap<>(variable.scope());
                    scope.replaceAll((name, values) -> ScopeField.of(name).equals(Optional.of(ScopeField.TENANT_TAG))
                            ? known.computeIfAbsent(
                                    values,
                                    tags -> tagSets.filter(
                                            tx, space, TagScope.TENANT, "Scope of " + quote(variable.name()), tags))
                            : values);
                    return variable.withScope(scope);
                })
                .toList();
    }

    private ScopeValues ofProject(Handle tx, ScopeValuesBuilder values, String projectId) {
        List<DeploymentProcess> all = processes.ofProject(tx, projectId);
        return values.actions(all.stream()
                        .flatMap(process -> process.steps().stream())
                        .flatMap(step -> step.actions().stream())
                        .map(action -> new NamedReference(action.id(), action.name()))
                        .toList())
                .channels(channels.all(tx, new ProjectId(projectId)).stream()
                        .map(channel -> new NamedReference(channel.id(), channel.name()))
                        .toList())
                .processes(Stream.concat(
                                Stream.of(new ProcessReference(projectId, "Deployment process", "Deployment")),
                                runbooks.stream().flatMap(source -> source.ofProject(tx, projectId).stream()))
                        .toList())
                .build();
    }
}
