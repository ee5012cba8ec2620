package dev.slipway.server.variable;

import static dev.slipway.server.access.Permission.LIBRARY_VARIABLE_SET_CREATE;
import static dev.slipway.server.access.Permission.LIBRARY_VARIABLE_SET_DELETE;
import static dev.slipway.server.access.Permission.LIBRARY_VARIABLE_SET_EDIT;
import static dev.slipway.server.access.Permission.LIBRARY_VARIABLE_SET_VIEW;

import dev.slipway.api.LibraryVariableSet;
import dev.slipway.api.LibraryVariableSetType;
import dev.slipway.api.Project;
import dev.slipway.api.TemplateParameter;
import dev.slipway.server.access.Actor;
import dev.slipway.server.access.Scope;
import dev.slipway.server.audit.AuditLog;
import dev.slipway.server.audit.EventCategory;
import dev.slipway.server.persistence.Database;
import dev.slipway.server.persistence.DuplicateKey;
import dev.slipway.server.persistence.Filter;
import dev.slipway.server.persistence.Ids;
import dev.slipway.server.persistence.Listing;
import dev.slipway.server.persistence.SpaceId;
import dev.slipway.server.problem.Checks;
import dev.slipway.server.problem.Invalid;
import dev.slipway.server.problem.NotFound;
import dev.slipway.server.project.ProjectService;
import dev.slipway.server.security.Encryption;
import dev.slipway.server.security.SecretFields;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jdbi.v3.core.Handle;

/** Library sets and script modules: variables that projects share. The variables themselves stand in a variable set. */
public final class LibrarySetService {
    private final Database db;
    private final AuditLog audit;
    private final Encryption encryption;
    private final VariableFurnishing variables;
    private final ProjectService projects;
    private final LibrarySetStore store = new LibrarySetStore();

    public LibrarySetService(
            Database db, AuditLog audit, Encryption encryption, VariableFurnishing variables, ProjectService projects) {
        this.db = db;
        this.audit = audit;
        this.encryption = encryption;
        this.variables = variables;
        this.projects = projects;
    }

    /** @param contentTypes only these, in the words of the wire, in any case; empty for all */
    public Listing<LibraryVariableSet> list(Actor actor, SpaceId space, List<String> contentTypes, Filter filter) {
        actor.require(LIBRARY_VARIABLE_SET_VIEW, Scope.of(space));
        return db.read(tx -> store.list(tx, space, types(contentTypes), filter));
    }

    public List<LibraryVariableSet> all(Actor actor, SpaceId space, List<String> contentTypes) {
        actor.require(LIBRARY_VARIABLE_SET_VIEW, Scope.of(space));
        return db.read(tx -> store.all(tx, space, types(contentTypes)));
    }

    private static List<String> types(List<String> wireNames) {
        return wireNames.stream()
                .map(name -> Stream.of(LibraryVariableSetType.values())
                        .filter(type -> type.name().replace("_", "").equalsIgnoreCase(name))
                        .findFirst()
                        .map(LibraryVariableSetType::name)
                        .orElseThrow(() -> new Invalid(
                                "contentType",
                                "The parameter contentType is '" + Checks.quote(name)
                                        + "'; it must be Variables or ScriptModule")))
                .toList();
    }

    public LibraryVariableSet get(Actor actor, SpaceId space, String idOrName) {
        actor.require(LIBRARY_VARIABLE_SET_VIEW, Scope.of(space));
        return db.read(tx -> find(tx, space, idOrName)).orElseThrow(() -> unknown(idOrName));
    }

    /** For features above. */
    public Optional<LibraryVariableSet> find(Handle tx, SpaceId space, String idOrName) {
        return store.find(tx, space, idOrName);
    }

    public LibraryVariableSet create(Actor actor, SpaceId space, LibraryVariableSet draft) {
        actor.require(LIBRARY_VARIABLE_SET_CREATE, Scope.of(space));
        List<TemplateParameter> templates = checked(draft);
        return unique(
                draft,
                () -> db.write(tx -> {
                    String id = Ids.next(tx, "LibraryVariableSets");
                    SecretFields secrets = SecretFields.NONE.after(Templates.sent(templates), id, encryption);
                    LibraryVariableSet created = draft.withId(id)
                            .withSpaceId(space.value())
                            .withName(draft.name().strip())
                            .withVariableSetId(VariableSetIds.of(id))
                            .withTemplates(Templates.without(templates, secrets))
                            .withVersion(0);
                    store.insert(tx, created, secrets);
                    variables.create(tx, space, id);
                    audit.record(tx, actor, space, EventCategory.CREATED, id, words(created));
                    return created;
                }));
    }

    public LibraryVariableSet modify(Actor actor, SpaceId space, String idOrName, LibraryVariableSet draft) {
        actor.require(LIBRARY_VARIABLE_SET_EDIT, Scope.of(space));
        List<TemplateParameter> templates = checked(draft);
        return unique(
                draft,
                () -> db.write(tx -> {
                    LibraryVariableSet before = find(tx, space, idOrName).orElseThrow(() -> unknown(idOrName));
                    SecretFields secrets =
                            store.secrets(tx, before.id()).after(Templates.sent(templates), before.id(), encryption);
                    LibraryVariableSet after = before.withName(draft.name().strip())
                            .withDescription(draft.description())
                            .withTemplates(Templates.without(templates, secrets))
                            .withVersion(before.version() + 1);
                    store.update(tx, after, secrets);
                    audit.record(tx, actor, space, EventCategory.MODIFIED, after.id(), words(after));
                    return after;
                }));
    }

    /**
     * Deletes the set with its variables. Releases that were made with it keep their copies.
     *
     * @throws Invalid naming the projects that include it
     */
    public void delete(Actor actor, SpaceId space, String idOrName) {
        actor.require(LIBRARY_VARIABLE_SET_DELETE, Scope.of(space));
        db.change(tx -> {
            LibraryVariableSet doomed = find(tx, space, idOrName).orElseThrow(() -> unknown(idOrName));
            List<String> users = projects.all(tx, space).stream()
                    .filter(project -> project.includedLibraryVariableSetIds().contains(doomed.id()))
                    .map(Project::name)
                    .toList();
            if (!users.isEmpty()) {
                throw new Invalid("The library variable set " + doomed.name()
                        + " cannot be deleted; it is included by project " + String.join(", ", users) + ".");
            }
            store.delete(tx, doomed.id());
            audit.record(tx, actor, space, EventCategory.DELETED, doomed.id(), words(doomed));
        });
    }

    private static List<TemplateParameter> checked(LibraryVariableSet draft) {
        new Checks().name("Name", draft.name()).orThrow();
        return Templates.checked(draft.templates());
    }

    private static LibraryVariableSet unique(LibraryVariableSet draft, Supplier<LibraryVariableSet> work) {
        try {
            return work.get();
        } catch (DuplicateKey e) {
            throw new Invalid(
                    "Name",
                    "There is already a library variable set called "
                            + draft.name().strip());
        }
    }

    private static String words(LibraryVariableSet set) {
        return "library variable set " + set.name();
    }

    private static NotFound unknown(String idOrName) {
        return NotFound.of("library variable set", idOrName);
    }
}
