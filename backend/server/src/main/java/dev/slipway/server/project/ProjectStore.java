package dev.slipway.server.project;

import dev.slipway.api.Project;
import dev.slipway.server.lifecycle.LifecycleId;
import dev.slipway.server.persistence.DocumentTable;
import dev.slipway.server.persistence.Filter;
import dev.slipway.server.persistence.Listing;
import dev.slipway.server.persistence.Selection;
import dev.slipway.server.persistence.SpaceId;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

final class ProjectStore {
    private static final DocumentTable<Project> PROJECTS = DocumentTable.of("project", Project.class, Project::id)
            .inSpace(Project::spaceId)
            .named(Project::name)
            .slugged(Project::slug)
            .with("project_group_id", Project::projectGroupId)
            .with("lifecycle_id", Project::lifecycleId)
            .with("cloned_from", Project::clonedFromProjectId);

    private static final String ORDER = "name_key, id";

    Project insert(Handle tx, Project project) {
        return PROJECTS.insert(tx, project);
    }

    void update(Handle tx, Project project) {
        PROJECTS.update(tx, project);
    }

    /** Keeps others from changing parts of the project until the transaction ends; false when it is gone. */
    boolean lock(Handle tx, ProjectId id) {
        return PROJECTS.lock(tx, id.value()).isPresent();
    }

    void delete(Handle tx, ProjectId id) {
        PROJECTS.delete(tx, id.value());
    }

    void deleteAll(Handle tx, SpaceId space) {
        PROJECTS.deleteAll(tx, space);
    }

    Optional<Project> find(Handle tx, SpaceId space, String idOrSlugOrName) {
        return PROJECTS.find(tx, in(space), idOrSlugOrName);
    }

    /** @param clonedFrom only copies of this project; empty means no filter */
    Listing<Project> list(Handle tx, SpaceId space, String clonedFrom, Filter filter) {
        return (clonedFrom.isEmpty() ? in(space) : in(space).where("cloned_from", clonedFrom)).list(tx, filter);
    }

    List<Project> all(Handle tx, SpaceId space) {
        return in(space).all(tx);
    }

    Listing<Project> inGroup(Handle tx, ProjectGroupId group, Filter filter) {
        return ofGroup(group).list(tx, filter);
    }

    List<Project> inGroup(Handle tx, ProjectGroupId group) {
        return ofGroup(group).all(tx);
    }

    private static Selection<Project> ofGroup(ProjectGroupId group) {
        return PROJECTS.select().where("project_group_id", group.value()).orderBy(ORDER);
    }

    List<Project> following(Handle tx, LifecycleId lifecycle) {
        return PROJECTS.select()
                .where("lifecycle_id", lifecycle.value())
                .orderBy(ORDER)
                .all(tx);
    }

    String freeSlug(Handle tx, SpaceId space, String name) {
        return PROJECTS.freeSlug(tx, in(space), name);
    }

    private static Selection<Project> in(SpaceId space) {
        return PROJECTS.select(space).orderBy(ORDER);
    }
}
