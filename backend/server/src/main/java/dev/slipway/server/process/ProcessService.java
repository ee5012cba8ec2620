package dev.slipway.server.process;

import static dev.slipway.server.access.Permission.PROCESS_EDIT;
import static dev.slipway.server.access.Permission.PROCESS_VIEW;
import static dev.slipway.server.access.Permission.RUNBOOK_EDIT;
import static dev.slipway.server.access.Permission.RUNBOOK_VIEW;

import dev.slipway.api.DeploymentProcess;
import dev.slipway.api.Project;
import dev.slipway.server.access.Actor;
import dev.slipway.server.access.Scope;
import dev.slipway.server.audit.AuditLog;
import dev.slipway.server.audit.EventCategory;
import dev.slipway.server.persistence.Database;
import dev.slipway.server.persistence.Filter;
import dev.slipway.server.persistence.Listing;
import dev.slipway.server.persistence.SpaceId;
import dev.slipway.server.problem.Conflict;
import dev.slipway.server.problem.Invalid;
import dev.slipway.server.problem.NotFound;
import dev.slipway.server.project.ProjectService;
import dev.slipway.server.security.Encryption;
import dev.slipway.server.security.SecretFields;
import dev.slipway.server.snapshot.SnapshotIds;
import dev.slipway.server.snapshot.Stored;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/** The processes of projects and of runbooks, which are the same thing under two owners. */
public final class ProcessService {
    private final Database db;
    private final AuditLog audit;
    private final Encryption encryption;
    private final ProjectService projects;
    private final ActionReferences references;
    private final ProcessStore store = new ProcessStore();

    public ProcessService(
            Database db, AuditLog audit, Encryption encryption, ProjectService projects, ActionReferences references) {
        this.db = db;
        this.audit = audit;
        this.encryption = encryption;
        this.projects = projects;
        this.references = references;
    }

    /** Those of deployments; runbooks show their own. */
    public Listing<DeploymentProcess> list(Actor actor, SpaceId space, Filter filter) {
        actor.require(PROCESS_VIEW, Scope.of(space));
        return db.read(tx -> store.list(tx, space, filter));
    }

    /** @param id of a process or of a snapshot */
    public DeploymentProcess get(Actor actor, SpaceId space, String id) {
        DeploymentProcess found = db.read(tx -> find(tx, space, id)).orElseThrow(() -> unknown(id));
        actor.require(isOfRunbook(found) ? RUNBOOK_VIEW : PROCESS_VIEW, scope(found));
        return found;
    }

    /** For features above. */
    public Optional<DeploymentProcess> find(Handle tx, SpaceId space, String idOrSnapshotId) {
        return store.find(tx, idOrSnapshotId).map(Stored::document).filter(process -> process.spaceId()
                .equals(space.value()));
    }

    /** For features above: the deployment process of a project and those of its runbooks. */
    public List<DeploymentProcess> ofProject(Handle tx, String projectId) {
        return store.ofProject(tx, projectId);
    }

    /**
     * Stores the steps that a client sent, when it saw the version that is stored (R5.1).
     *
     * @throws Conflict when the process has changed since
     */
    public DeploymentProcess modify(Actor actor, SpaceId space, String id, DeploymentProcess draft) {
        if (SnapshotIds.isSnapshot(id)) {
            throw new Invalid("The process '" + id + "' is a snapshot, which cannot be changed; change "
                    + SnapshotIds.source(id) + " instead.");
        }
        DeploymentProcess filled = ProcessDefaults.filled(draft);
        return db.write(tx -> {
            Stored<DeploymentProcess> before = store.lock(tx, id)
                    .filter(stored -> stored.document().spaceId().equals(space.value()))
                    .orElseThrow(() -> unknown(id));
            DeploymentProcess old = before.document();
            actor.require(isOfRunbook(old) ? RUNBOOK_EDIT : PROCESS_EDIT, scope(old));
            if (draft.version() != old.version()) {
                throw new Conflict("The process has been changed by someone else: its Version is " + old.version()
                        + ", and yours is " + draft.version() + ". Get it again and repeat your change.");
            }
            ProcessRules.check(filled, references.allowed(tx, space, old, filled));
            SecretFields secrets = before.secrets().after(ProcessSecrets.sent(filled), id, encryption);
            DeploymentProcess wanted = old.withSteps(references.withKnownTags(tx, space, filled.steps()));
            DeploymentProcess after = ProcessSecrets.without(wanted, secrets).withVersion(old.version() + 1);
            store.update(tx, new Stored<>(after, secrets));
            audit.record(tx, actor, space, EventCategory.MODIFIED, id, words(tx, space, after));
            return after;
        });
    }

    private String words(Handle tx, SpaceId space, DeploymentProcess process) {
        return isOfRunbook(process)
                ? "the process of runbook " + process.runbookId()
                : "the deployment process of project "
                        + projects.find(tx, space, process.projectId())
                                .map(Project::name)
                                .orElse(process.projectId());
    }

    private static boolean isOfRunbook(DeploymentProcess process) {
        return process.runbookId() != null;
    }

    private static Scope scope(DeploymentProcess process) {
        return Scope.of(new SpaceId(process.spaceId())).project(process.projectId());
    }

    static NotFound unknown(String id) {
        return NotFound.of("process", id);
    }
}
