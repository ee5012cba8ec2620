package dev.slipway.server.project;

import dev.slipway.api.Project;
import org.jdbi.v3.core.Handle;

/** Copies a feature's part of a project, in the transaction that copies the project; lower features go first. */
@FunctionalInterface
public interface ProjectCopy {
    /** @param ids notes the new id of everything copied here, and answers those noted before */
    void copy(Handle tx, Project source, Project copy, CopiedIds ids);
}
