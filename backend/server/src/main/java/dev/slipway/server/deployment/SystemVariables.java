package dev.slipway.server.deployment;

import dev.slipway.api.Channel;
import dev.slipway.api.Deployment;
import dev.slipway.api.Environment;
import dev.slipway.api.Machine;
import dev.slipway.api.Project;
import dev.slipway.api.Release;
import dev.slipway.api.Tenant;
import dev.slipway.server.release.BuildVariables;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Variables of the server's own that are the same throughout a deployment or run (§6.7). */
public final class SystemVariables {
    /** Whether a deployment goes back to a release that was there before, by what targets have kept of it. */
    public static final String IS_ROLLBACK = "Slipway.Deployment.IsRollback";

    private final Map<String, String> values = new LinkedHashMap<>();

    public SystemVariables project(Project project) {
        values.put("Octopus.Space.Id", project.spaceId());
        values.put("Octopus.Project.Id", project.id());
        values.put("Octopus.Project.Name", project.name());
        values.put("Octopus.Project.Slug", project.slug());
        values.put("Octopus.ProjectGroup.Id", project.projectGroupId());
        values.put("Octopus.Web.ProjectLink", "/app#/" + project.spaceId() + "/projects/" + project.id());
        return this;
    }

    public SystemVariables environment(Environment environment) {
        values.put("Octopus.Environment.Id", environment.id());
        values.put("Octopus.Environment.Name", environment.name());
        values.put("Octopus.Environment.SortOrder", String.valueOf(environment.sortOrder()));
        return this;
    }

    /** The ids of the environment's targets by their tags. */
    public SystemVariables targets(Environment environment, List<Machine> machines) {
        var byRole = new LinkedHashMap<String, String>();
        machines.stream()
                .filter(machine -> machine.environmentIds().contains(environment.id()) && !machine.isDisabled())
                .forEach(machine -> machine.roles()
                        .forEach(role -> byRole.merge(role, machine.id(), (before, more) -> before + "," + more)));
        byRole.forEach((role, ids) -> values.put("Octopus.Environment.MachinesInRole[" + role + "]", ids));
        return this;
    }

    public SystemVariables tenant(Optional<Tenant> tenant) {
        tenant.ifPresent(one -> {
            values.put("Octopus.Deployment.Tenant.Id", one.id());
            values.put("Octopus.Deployment.Tenant.Name", one.name());
            values.put("Octopus.Deployment.Tenant.Tags", String.join(",", one.tenantTags()));
        });
        return this;
    }

    SystemVariables release(Release release, Channel channel) {
        values.put("Octopus.Release.Id", release.id());
        values.put("Octopus.Release.Number", release.version());
        values.put("Octopus.Release.Notes", release.releaseNotes());
        values.put("Octopus.Release.Created", String.valueOf(release.assembled()));
        values.put("Octopus.Release.Channel.Id", channel.id());
        values.put("Octopus.Release.Channel.Name", channel.name());
        release.customFields()
                .forEach((name, value) -> values.put("Octopus.Release.CustomFields[" + name + "]", value));
        values.putAll(BuildVariables.of(release));
        values.put("Octopus.Web.ReleaseLink", "/app#/" + release.spaceId() + "/releases/" + release.id());
        return this;
    }

    /** @param current the latest success in the environment before this deployment */
    SystemVariables deployment(Deployment deployment, Optional<Release> current) {
        values.put("Octopus.Deployment.Id", deployment.id());
        values.put("Octopus.Deployment.Name", deployment.name());
        values.put("Octopus.Deployment.Comments", deployment.comments());
        values.put("Octopus.Deployment.Created", String.valueOf(deployment.created()));
        values.put("Octopus.Deployment.CreatedBy.Id", deployment.deployedById());
        values.put("Octopus.Deployment.CreatedBy.DisplayName", deployment.deployedBy());
        values.put("Octopus.Deployment.ForcePackageDownload", flag(deployment.forcePackageDownload()));
        values.put("Octopus.Deployment.ForcePackageRedeployment", flag(deployment.forcePackageRedeployment()));
        values.put(IS_ROLLBACK, flag(deployment.isRollback()));
        values.put("Octopus.Deployment.SpecificMachines", String.join(",", deployment.specificMachineIds()));
        values.put("Octopus.Deployment.ExcludedMachines", String.join(",", deployment.excludedMachineIds()));
        values.put("Octopus.Task.Id", deployment.taskId());
        values.put("Octopus.Task.Name", "Deploy");
        values.put("Octopus.Task.Argument[DeploymentId]", deployment.id());
        values.put("Octopus.Web.DeploymentLink", "/app#/" + deployment.spaceId() + "/deployments/" + deployment.id());
        current.ifPresent(release -> {
            values.put("Octopus.Release.CurrentForEnvironment.Id", release.id());
            values.put("Octopus.Release.CurrentForEnvironment.Number", release.version());
            if (!release.id().equals(deployment.releaseId())) {
                values.put("Octopus.Release.PreviousForEnvironment.Id", release.id());
                values.put("Octopus.Release.PreviousForEnvironment.Number", release.version());
            }
        });
        return this;
    }

    private static String flag(boolean value) {
        return value ? "True" : "False";
    }

    public Map<String, String> all() {
        return Map.copyOf(values);
    }
}
