package dev.slipway.server.project;

import dev.slipway.api.ProjectGroup;
import dev.slipway.server.persistence.DocumentTable;
import dev.slipway.server.persistence.Filter;
import dev.slipway.server.persistence.Listing;
import dev.slipway.server.persistence.Selection;
import dev.slipway.server.persistence.SpaceId;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

final class ProjectGroupStore {
    private static final DocumentTable<ProjectGroup> GROUPS = DocumentTable.of(
                    "project_group", ProjectGroup.class, ProjectGroup::id)
            .inSpace(ProjectGroup::spaceId)
            .named(ProjectGroup::name)
            .slugged(ProjectGroup::slug);

    ProjectGroup insert(Handle tx, ProjectGroup group) {
        return GROUPS.insert(tx, group);
    }

    /** The default one stands first in every list. */
    void markAsDefault(Handle tx, ProjectGroupId id) {
        tx.createUpdate("UPDATE project_group SET is_default = TRUE WHERE id = :id")
                .bind("id", id.value())
                .execute();
    }

    boolean isDefault(Handle tx, ProjectGroupId id) {
        return GROUPS.select().where("id", id.value()).where("is_default", true).count(tx) == 1;
    }

    void update(Handle tx, ProjectGroup group) {
        GROUPS.update(tx, group);
    }

    void delete(Handle tx, ProjectGroupId id) {
        GROUPS.delete(tx, id.value());
    }

    Optional<ProjectGroup> find(Handle tx, SpaceId space, String idOrSlugOrName) {
        return GROUPS.find(tx, in(space), idOrSlugOrName);
    }

    Listing<ProjectGroup> list(Handle tx, SpaceId space, Filter filter) {
        return in(space).list(tx, filter);
    }

    List<ProjectGroup> all(Handle tx, SpaceId space) {
        return in(space).all(tx);
    }

    String freeSlug(Handle tx, SpaceId space, String name) {
        return GROUPS.freeSlug(tx, in(space), name);
    }

    private static Selection<ProjectGroup> in(SpaceId space) {
        return GROUPS.select(space).orderBy("is_default DESC, name_key, id");
    }
}
