package dev.slipway.server.portal;

import dev.slipway.api.DeploymentAndTask;
import dev.slipway.api.Environment;
import dev.slipway.api.LifecycleProgression;
import dev.slipway.api.NamedResource;
import dev.slipway.api.PhaseProgression;
import dev.slipway.api.Project;
import dev.slipway.api.Release;
import dev.slipway.api.TenantedDeploymentMode;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * A release, how far it has come, and where it can go.
 *
 * @param progression without tenants
 * @param open the environments that it can be deployed to now, for a tenant or without one; empty for a user who may not
 *     deploy
 * @param environments by id
 */
public record ReleasePage(
        Project project,
        Release release,
        String channelName,
        LifecycleProgression progression,
        List<NamedResource> open,
        Map<String, Environment> environments,
        TenantNames tenants,
        Instant now) {
    public List<Environment> environmentsOf(PhaseProgression phase) {
        return Stream.concat(phase.automaticDeploymentTargets().stream(), phase.optionalDeploymentTargets().stream())
                .distinct()
                .flatMap(id -> Stream.ofNullable(environments.get(id)))
                .toList();
    }

    /** The newest deployment to an environment of each tenant, and without one; in the order of the tenants' names. */
    public Collection<DeploymentAndTask> newestIn(PhaseProgression phase, Environment environment) {
        var newest = new LinkedHashMap<String, DeploymentAndTask>();
        phase.deployments().stream()
                .filter(made -> made.deployment().environmentId().equals(environment.id()))
                .forEach(made -> newest.putIfAbsent(tenants.of(made.deployment().tenantId()), made));
        return newest.entrySet().stream()
                .sorted(Map.Entry.comparingByKey(Comparator.comparing(String::toString)))
                .map(Map.Entry::getValue)
                .toList();
    }

    /** Whether one has to say for which tenants it is deployed. */
    public boolean isForTenants() {
        return project.tenantedDeploymentMode() != TenantedDeploymentMode.UNTENANTED;
    }

    /** Whether there is a progress that all tenants share; without any deployment but tenants' there is none. */
    public boolean hasSharedProgress() {
        return project.tenantedDeploymentMode() != TenantedDeploymentMode.TENANTED;
    }

    /** Whether the lifecycle proposes this environment as the next one. */
    public boolean isNext(NamedResource environment) {
        return progression.nextDeployments().stream()
                .findFirst()
                .filter(environment.id()::equals)
                .isPresent();
    }
}
