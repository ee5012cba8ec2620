package dev.slipway.server.deployment.plan;

import dev.slipway.api.HealthStatus;
import dev.slipway.api.Machine;
import dev.slipway.api.SkipMachineBehavior;
import dev.slipway.server.limit.Limits;
import dev.slipway.server.persistence.Names;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The targets that a step is for (R2.5), each list in the order of the names.
 *
 * @param chosen those that it runs on
 * @param unavailable those left out for their health (R4.30, R4.31)
 * @param excluded those left out by the user (R7.18)
 */
public record TargetChoice(List<Machine> chosen, List<Machine> unavailable, List<Machine> excluded) {
    private static final TargetChoice NONE = new TargetChoice(List.of(), List.of(), List.of());

    /** @param roles target tags, one of which is enough; none choose nothing */
    public static TargetChoice of(Collection<String> roles, Circumstances circumstances) {
        if (roles.isEmpty()) {
            return NONE;
        }
        var chosen = new ArrayList<Machine>();
        var unavailable = new ArrayList<Machine>();
        var excluded = new ArrayList<Machine>();
        circumstances.machines().stream()
                .filter(machine -> isFor(machine, roles, circumstances))
                .sorted(Comparator.comparing((Machine machine) -> Names.key(machine.name()))
                        .thenComparing(Machine::id))
                .forEach(machine -> {
                    if (isExcluded(machine, circumstances)) {
                        excluded.add(machine);
                    } else if (isLeftOut(machine, circumstances)) {
                        unavailable.add(machine);
                    } else {
                        chosen.add(machine);
                    }
                });
        return new TargetChoice(List.copyOf(chosen), List.copyOf(unavailable), List.copyOf(excluded));
    }

    private static boolean isFor(Machine machine, Collection<String> roles, Circumstances circumstances) {
        var limits = new Limits(
                machine.environmentIds(),
                machine.tenantedDeploymentParticipation(),
                machine.tenantIds(),
                machine.tenantTags());
        return !machine.isDisabled()
                && machine.environmentIds().contains(circumstances.environmentId())
                && limits.allowTenant(circumstances.tenant())
                && hasOneOf(machine, roles);
    }

    private static boolean hasOneOf(Machine machine, Collection<String> roles) {
        Set<String> wanted = roles.stream().map(Names::key).collect(Collectors.toSet());
        return machine.roles().stream().map(Names::key).anyMatch(wanted::contains);
    }

    private static boolean isExcluded(Machine machine, Circumstances circumstances) {
        return circumstances.excludedMachines().contains(machine.id())
                || (!circumstances.specificMachines().isEmpty()
                        && !circumstances.specificMachines().contains(machine.id()));
    }

    private static boolean isLeftOut(Machine machine, Circumstances circumstances) {
        var policy = circumstances.policy();
        boolean maySkip = policy.skipMachineBehavior() == SkipMachineBehavior.SKIP_UNAVAILABLE_MACHINES
                && (policy.targetRoles().isEmpty() || hasOneOf(machine, policy.targetRoles()));
        return (maySkip && machine.healthStatus() == HealthStatus.UNAVAILABLE)
                || (policy.excludeUnhealthyTargets() && machine.healthStatus() == HealthStatus.UNHEALTHY);
    }
}
