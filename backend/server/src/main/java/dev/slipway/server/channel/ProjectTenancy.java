package dev.slipway.server.channel;

import dev.slipway.api.Channel;
import dev.slipway.api.Lifecycle;
import dev.slipway.api.Project;
import dev.slipway.server.lifecycle.LifecycleService;
import dev.slipway.server.persistence.SpaceId;
import dev.slipway.server.problem.Checks;
import dev.slipway.server.project.ProjectId;
import dev.slipway.server.project.ProjectService;
import dev.slipway.server.tenant.TenantLinkRules;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jdbi.v3.core.Handle;

/** Lets tenants be linked to environments in which releases of the project can come, by any of its channels (R9.7). */
public final class ProjectTenancy implements TenantLinkRules {
    private final ProjectService projects;
    private final ChannelService channels;
    private final LifecycleService lifecycles;

    public ProjectTenancy(ProjectService projects, ChannelService channels, LifecycleService lifecycles) {
        this.projects = projects;
        this.channels = channels;
        this.lifecycles = lifecycles;
    }

    @Override
    public Optional<String> refusal(Handle tx, SpaceId space, String projectId, List<String> environmentIds) {
        Optional<Project> project =
                projects.find(tx, space, projectId).filter(found -> found.id().equals(projectId));
        if (project.isEmpty()) {
            return Optional.of("there is no project '" + Checks.quote(projectId) + "' in the space");
        }
        Set<String> reachable = environmentsOf(tx, space, project.get());
        return environmentIds.stream()
                .filter(id -> !reachable.contains(id))
                .findFirst()
                .map(id -> "the environment '" + Checks.quote(id) + "' is in no lifecycle of the project "
                        + project.get().name());
    }

    private Set<String> environmentsOf(Handle tx, SpaceId space, Project project) {
        var followed = new HashSet<Lifecycle>();
        lifecycles.find(tx, space, project.lifecycleId()).ifPresent(followed::add);
        for (Channel channel : channels.all(tx, new ProjectId(project.id()))) {
            followed.add(channels.lifecycleOf(tx, project, channel));
        }
        var environments = new HashSet<String>();
        followed.forEach(lifecycle ->
                lifecycles.phases(tx, space, lifecycle).forEach(phase -> environments.addAll(phase.environments())));
        return environments;
    }
}
