package dev.slipway.server.runbook;

import dev.slipway.api.Runbook;
import dev.slipway.server.persistence.DocumentTable;
import dev.slipway.server.persistence.Filter;
import dev.slipway.server.persistence.Listing;
import dev.slipway.server.persistence.Selection;
import dev.slipway.server.persistence.SpaceId;
import dev.slipway.server.project.ProjectId;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

final class RunbookStore {
    private static final DocumentTable<Runbook> RUNBOOKS = DocumentTable.of("runbook", Runbook.class, Runbook::id)
            .inSpace(Runbook::spaceId)
            .named(Runbook::name)
            .slugged(Runbook::slug)
            .with("project_id", Runbook::projectId);

    private static final String ORDER = "name_key, id";

    void insert(Handle tx, Runbook runbook) {
        RUNBOOKS.insert(tx, runbook);
    }

    void update(Handle tx, Runbook runbook) {
        RUNBOOKS.update(tx, runbook);
    }

    void delete(Handle tx, RunbookId id) {
        RUNBOOKS.delete(tx, id.value());
    }

    /** Keeps others from changing or deleting the runbook until the transaction ends; none when it is gone. */
    Optional<Runbook> lock(Handle tx, RunbookId id) {
        return RUNBOOKS.lock(tx, id.value());
    }

    Optional<Runbook> find(Handle tx, SpaceId space, RunbookId id) {
        return in(space).where("id", id.value()).first(tx);
    }

    Optional<Runbook> find(Handle tx, ProjectId project, String idOrSlugOrName) {
        return RUNBOOKS.find(tx, of(project), idOrSlugOrName);
    }

    /** @param projects only their runbooks; empty means no filter */
    Listing<Runbook> list(Handle tx, SpaceId space, List<String> projects, Filter filter) {
        return in(space).narrow("project_id", projects).list(tx, filter);
    }

    Listing<Runbook> list(Handle tx, ProjectId project, Filter filter) {
        return of(project).list(tx, filter);
    }

    List<Runbook> all(Handle tx, SpaceId space) {
        return in(space).all(tx);
    }

    List<Runbook> all(Handle tx, ProjectId project) {
        return of(project).all(tx);
    }

    /** Runbooks in whose document the id stands anywhere. */
    List<Runbook> mentioning(Handle tx, String id) {
        return RUNBOOKS.select().mentioning(id).orderBy(ORDER).all(tx);
    }

    String freeSlug(Handle tx, ProjectId project, String name) {
        return RUNBOOKS.freeSlug(tx, of(project), name);
    }

    private static Selection<Runbook> in(SpaceId space) {
        return RUNBOOKS.select(space).orderBy(ORDER);
    }

    private static Selection<Runbook> of(ProjectId project) {
        return RUNBOOKS.select().where("project_id", project.value()).orderBy(ORDER);
    }
}
