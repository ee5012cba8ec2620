package dev.slipway.server.variable;

import static dev.slipway.server.access.Permission.LIBRARY_VARIABLE_SET_EDIT;
import static dev.slipway.server.access.Permission.LIBRARY_VARIABLE_SET_VIEW;
import static dev.slipway.server.access.Permission.VARIABLE_EDIT;
import static dev.slipway.server.access.Permission.VARIABLE_VIEW;

import dev.slipway.api.Project;
import dev.slipway.api.ScopeValues;
import dev.slipway.api.Variable;
import dev.slipway.api.VariableSet;
import dev.slipway.server.access.Actor;
import dev.slipway.server.access.Permission;
import dev.slipway.server.access.Scope;
import dev.slipway.server.audit.AuditLog;
import dev.slipway.server.audit.EventCategory;
import dev.slipway.server.persistence.Database;
import dev.slipway.server.persistence.SpaceId;
import dev.slipway.server.problem.Conflict;
import dev.slipway.server.problem.Invalid;
import dev.slipway.server.problem.NotFound;
import dev.slipway.server.security.Encryption;
import dev.slipway.server.security.SecretFields;
import dev.slipway.server.snapshot.SnapshotIds;
import dev.slipway.server.snapshot.Stored;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;

/** The variables of projects and library sets, and their frozen copies. */
public final class VariableSetService {
    private final Database db;
    private final AuditLog audit;
    private final Encryption encryption;
    private final VariableScopes scopes;
    private final VariableSetStore store = new VariableSetStore();

    public VariableSetService(Database db, AuditLog audit, Encryption encryption, VariableScopes scopes) {
        this.db = db;
        this.audit = audit;
        this.encryption = encryption;
        this.scopes = scopes;
    }

    /**
     * With all that its variables can be scoped to.
     *
     * @param id of a set or of a snapshot
     */
    public VariableSet get(Actor actor, SpaceId space, String id) {
        return db.read(tx -> {
            VariableSet found = find(tx, space, id).orElseThrow(() -> unknown(id));
            require(actor, found, VARIABLE_VIEW, LIBRARY_VARIABLE_SET_VIEW);
            return found.withScopeValues(scopes.of(tx, found));
        });
    }

    /** For features above; without what the variables can be scoped to. */
    public Optional<VariableSet> find(Handle tx, SpaceId space, String idOrSnapshotId) {
        return store.find(tx, idOrSnapshotId).map(Stored::document).filter(set -> set.spaceId()
                .equals(space.value()));
    }

    private static void require(Actor actor, VariableSet set, Permission ofProject, Permission ofLibrary) {
        Scope scope = Scope.of(new SpaceId(set.spaceId()));
        if (VariableOwner.of(set.ownerId()) == VariableOwner.PROJECT) {
            actor.require(ofProject, scope.project(set.ownerId()));
        } else {
            actor.require(ofLibrary, scope);
        }
    }

    /**
     * Replaces the variables by those that a client sent, when it saw the version that is stored.
     *
     * @throws Conflict when the set has changed since
     */
    public VariableSet modify(Actor actor, SpaceId space, String id, VariableSet draft) {
        if (SnapshotIds.isSnapshot(id)) {
            throw new Invalid("The variable set '" + id + "' is a snapshot, which cannot be changed; change "
                    + SnapshotIds.source(id) + " instead.");
        }
        return db.write(tx -> {
            Stored<VariableSet> before = store.lock(tx, id)
                    .filter(stored -> stored.document().spaceId().equals(space.value()))
                    .orElseThrow(() -> unknown(id));
            VariableSet old = before.document();
            require(actor, old, VARIABLE_EDIT, LIBRARY_VARIABLE_SET_EDIT);
            if (draft.version() != old.version()) {
                throw new Conflict("The variables have been changed by someone else: their Version is " + old.version()
                        + ", and yours is " + draft.version() + ". Get them again and repeat your change.");
            }
            ScopeValues scopeValues = scopes.of(tx, old);
            List<Variable> wanted = VariableRules.checked(
                    scopes.withKnownTags(tx, space, draft.variables()),
                    VariableOwner.of(old.ownerId()),
                    ScopeCatalog.of(scopeValues).orIn(old.variables()));
            SecretFields secrets = before.secrets().after(VariableSecrets.sent(wanted), id, encryption);
            VariableSet after =
                    old.withVariables(VariableSecrets.without(wanted)).withVersion(old.version() + 1);
            store.update(tx, new Stored<>(after, secrets));
            audit.record(tx, actor, space, EventCategory.MODIFIED, id, "the variables of " + old.ownerId());
            return after.withScopeValues(scopeValues);
        });
    }

    /** The live variables that a deployment of the project would take if it were released now. */
    List<Candidate> candidates(Handle tx, Project project) {
        var ids = project.includedLibraryVariableSetIds().stream()
                .map(VariableSetIds::of)
                .collect(Collectors.toList());
        ids.add(project.variableSetId());
        return ids.stream().flatMap(id -> candidates(tx, id).stream()).toList();
    }

    /** @param setId of a set or snapshot; an unknown one has none */
    List<Candidate> candidates(Handle tx, String setId) {
        return store.find(tx, setId).stream()
                .flatMap(stored -> stored.document().variables().stream()
                        .map(variable -> Candidate.of(
                                variable,
                                setId,
                                VariableOwner.of(stored.document().ownerId()))))
                .toList();
    }

    static NotFound unknown(String id) {
        return NotFound.of("variable set", id);
    }
}
