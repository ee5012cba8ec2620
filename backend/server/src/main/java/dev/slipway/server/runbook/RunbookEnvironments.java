package dev.slipway.server.runbook;

import dev.slipway.api.Environment;
import dev.slipway.api.Project;
import dev.slipway.api.Runbook;
import dev.slipway.server.channel.ProjectEnvironments;
import dev.slipway.server.environment.EnvironmentService;
import dev.slipway.server.persistence.SpaceId;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jdbi.v3.core.Handle;

/** The environments in which runbooks may run (R9.2). */
public final class RunbookEnvironments {
    private final EnvironmentService environments;
    private final ProjectEnvironments projectEnvironments;

    public RunbookEnvironments(EnvironmentService environments, ProjectEnvironments projectEnvironments) {
        this.environments = environments;
        this.projectEnvironments = projectEnvironments;
    }

    /** In the order of the space. */
    List<Environment> of(Handle tx, Project project, Runbook runbook) {
        List<Environment> all = environments.all(tx, new SpaceId(runbook.spaceId()));
        return switch (runbook.environmentScope()) {
            case ALL -> all;
            case SPECIFIED -> within(new HashSet<>(runbook.environments()), all);
            case FROM_PROJECT_LIFECYCLES -> within(projectEnvironments.of(tx, project), all);
        };
    }

    private static List<Environment> within(Set<String> ids, List<Environment> all) {
        return all.stream()
                .filter(environment -> ids.contains(environment.id()))
                .toList();
    }
}
