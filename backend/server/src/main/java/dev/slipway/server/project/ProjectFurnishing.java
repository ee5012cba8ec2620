package dev.slipway.server.project;

import dev.slipway.api.Project;
import org.jdbi.v3.core.Handle;

/**
 * What a feature puts into every new project, such as its first channel. Part of the transaction that makes the project.
 * A copied project is not furnished: whoever furnishes is a {@link ProjectCopy} too.
 */
@FunctionalInterface
public interface ProjectFurnishing {
    void furnish(Handle tx, Project project);
}
