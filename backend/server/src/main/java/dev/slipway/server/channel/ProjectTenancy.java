package dev.slipway.server.channel;

import dev.slipway.api.Project;
import dev.slipway.server.persistence.SpaceId;
import dev.slipway.server.problem.Checks;
import dev.slipway.server.project.ProjectService;
import dev.slipway.server.tenant.TenantLinkRules;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jdbi.v3.core.Handle;

/** Lets tenants be linked to environments in which releases of the project can come, by any of its channels (R9.7). */
public final class ProjectTenancy implements TenantLinkRules {
    private final ProjectService projects;
    private final ProjectEnvironments environments;

    public ProjectTenancy(ProjectService projects, ProjectEnvironments environments) {
        this.projects = projects;
        this.environments = environments;
    }

    @Override
    public Optional<String> refusal(Handle tx, SpaceId space, String projectId, List<String> environmentIds) {
        Optional<Project> project =
                projects.find(tx, space, projectId).filter(found -> found.id().equals(projectId));
        if (project.isEmpty()) {
            return Optional.of("there is no project '" + Checks.quote(projectId) + "' in the space");
        }
        Set<String> reachable = environments.of(tx, project.get());
        return environmentIds.stream()
                .filter(id -> !reachable.contains(id))
                .findFirst()
                .map(id -> "the environment '" + Checks.quote(id) + "' is in no lifecycle of the project "
                        + project.get().name());
    }
}
