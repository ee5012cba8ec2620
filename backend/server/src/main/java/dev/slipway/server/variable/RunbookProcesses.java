package dev.slipway.server.variable;

import dev.slipway.api.ProcessReference;
import java.util.List;
import org.jdbi.v3.core.Handle;

/** Asked for the processes, besides the deployment process, that a project's variables can be scoped to (R9.6). */
@FunctionalInterface
public interface RunbookProcesses {
    /** The runbooks of the project, each with the id and name of the runbook. */
    List<ProcessReference> ofProject(Handle tx, String projectId);
}
