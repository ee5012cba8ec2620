package dev.slipway.server.project;

import dev.slipway.api.Project;
import dev.slipway.server.problem.Checks;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/** Asked before a project is saved: each feature above knows some of what the settings of a project point to. */
@FunctionalInterface
public interface KnownParts {
    /**
     * Notes what the settings point to that is not there. What they pointed to before stays: it may have been deleted since,
     * which must not stand in the way of other changes.
     *
     * @param before none for a new project, which has no parts yet
     */
    void check(Handle tx, Optional<Project> before, Project wanted, Checks checks);
}
