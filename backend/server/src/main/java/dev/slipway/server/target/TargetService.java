package dev.slipway.server.target;

import static dev.slipway.server.access.Permission.ADMINISTER_SYSTEM;
import static dev.slipway.server.access.Permission.MACHINE_CREATE;
import static dev.slipway.server.access.Permission.MACHINE_DELETE;
import static dev.slipway.server.access.Permission.MACHINE_EDIT;
import static dev.slipway.server.access.Permission.MACHINE_VIEW;

import dev.slipway.api.Endpoint;
import dev.slipway.api.Machine;
import dev.slipway.api.SensitiveValue;
import dev.slipway.server.access.Actor;
import dev.slipway.server.access.Scope;
import dev.slipway.server.audit.AuditLog;
import dev.slipway.server.audit.EventCategory;
import dev.slipway.server.environment.EnvironmentId;
import dev.slipway.server.limit.Limits;
import dev.slipway.server.machine.MachineHealth;
import dev.slipway.server.persistence.Database;
import dev.slipway.server.persistence.DuplicateKey;
import dev.slipway.server.persistence.Ids;
import dev.slipway.server.persistence.Listing;
import dev.slipway.server.persistence.Names;
import dev.slipway.server.persistence.SpaceId;
import dev.slipway.server.problem.Invalid;
import dev.slipway.server.problem.NotFound;
import dev.slipway.server.security.Encryption;
import dev.slipway.server.security.SecretFields;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Supplier;
import org.jdbi.v3.core.Handle;

/** Deployment targets (R2.4): machines, and places such as a cloud region that workers act for. */
public final class TargetService {
    private static final String DROP_PASSWORD = "SensitiveVariablesEncryptionPassword";

    private final Database db;
    private final AuditLog audit;
    private final Encryption encryption;
    private final ReferenceCheck references;
    private final List<NewTargets> followers;
    private final TargetStore store = new TargetStore();

    public TargetService(
            Database db, AuditLog audit, Encryption encryption, ReferenceCheck references, List<NewTargets> followers) {
        this.db = db;
        this.audit = audit;
        this.encryption = encryption;
        this.references = references;
        this.followers = List.copyOf(followers);
    }

    /** The deployments that a target is for (R9.15). */
    public static Limits limits(Machine target) {
        return new Limits(
                target.environmentIds(),
                target.tenantedDeploymentParticipation(),
                target.tenantIds(),
                target.tenantTags());
    }

    /** Takes all targets out of a space that is deleted. */
    public void clear(Handle tx, SpaceId space) {
        store.deleteAll(tx, space);
    }

    public Listing<Machine> list(Actor actor, SpaceId space, TargetFilter filter) {
        actor.require(MACHINE_VIEW, Scope.of(space));
        return db.read(tx -> store.list(tx, space, filter));
    }

    public List<Machine> all(Actor actor, SpaceId space) {
        actor.require(MACHINE_VIEW, Scope.of(space));
        return db.read(tx -> store.all(tx, space));
    }

    /** The target tags in use, each in one of its spellings, in the order of the alphabet. */
    public List<String> roles(Actor actor, SpaceId space) {
        actor.require(MACHINE_VIEW, Scope.of(space));
        var byKey = new TreeMap<String, String>();
        db.read(tx -> store.all(tx, space)).stream()
                .flatMap(target -> target.roles().stream())
                .forEach(role -> byKey.putIfAbsent(Names.key(role), role));
        return List.copyOf(byKey.values());
    }

    public Machine get(Actor actor, SpaceId space, String idOrSlugOrName) {
        Machine found = db.read(tx -> find(tx, space, idOrSlugOrName))
                .orElseThrow(() -> NotFound.of("deployment target", idOrSlugOrName));
        limits(found).requireSomewhere(actor, MACHINE_VIEW, space);
        return found;
    }

    /** For features above, which name targets by id, slug or name. */
    public Optional<Machine> find(Handle tx, SpaceId space, String idOrSlugOrName) {
        return store.find(tx, space, idOrSlugOrName);
    }

    /** For features above: all targets of an environment, disabled ones too, by name. */
    public List<Machine> in(Handle tx, EnvironmentId environment) {
        return store.in(tx, environment);
    }

    /** For features above: all targets of a space, by name. */
    public List<Machine> all(Handle tx, SpaceId space) {
        return store.all(tx, space);
    }

    public Machine create(Actor actor, SpaceId space, Machine draft) {
        limits(draft).requireEverywhere(actor, MACHINE_CREATE, space);
        Machine wanted = TargetRules.checked(draft);
        requireForLocal(actor, wanted);
        Machine target = unique(
                wanted,
                () -> db.write(tx -> {
                    Machine named = references
                            .resolved(tx, space, wanted)
                            .withId(Ids.next(tx, "Machines"))
                            .withSpaceId(space.value())
                            .withSlug(
                                    store.freeSlug(tx, space, wanted.slug().isBlank() ? wanted.name() : wanted.slug()));
                    SecretFields kept = SecretFields.NONE.after(sent(wanted), named.id(), encryption);
                    Machine created = store.insert(tx, MachineHealth.UNKNOWN.shownIn(shown(named, kept)), kept);
                    audit.record(tx, actor, space, EventCategory.CREATED, created.id(), "target " + created.name());
                    followers.forEach(follower -> follower.created(tx, created));
                    return created;
                }));
        followers.forEach(NewTargets::committed);
        return target;
    }

    public Machine modify(Actor actor, SpaceId space, String idOrSlugOrName, Machine draft) {
        Machine found = get(actor, space, idOrSlugOrName);
        limits(found).requireEverywhere(actor, MACHINE_EDIT, space);
        limits(draft).requireEverywhere(actor, MACHINE_EDIT, space);
        Machine wanted = TargetRules.checked(draft);
        requireForLocal(actor, wanted);
        var id = new TargetId(found.id());
        return unique(
                wanted,
                () -> db.write(tx -> {
                    Machine before = store.findToChange(tx, id)
                            .orElseThrow(() -> NotFound.of("deployment target", idOrSlugOrName));
                    Machine named = references
                            .resolved(tx, space, wanted)
                            .withId(before.id())
                            .withSpaceId(before.spaceId())
                            .withSlug(before.slug());
                    SecretFields kept = store.secrets(tx, id).after(sent(wanted), before.id(), encryption);
                    Machine after = MachineHealth.of(before).shownIn(shown(named, kept));
                    store.update(tx, after, kept);
                    audit.record(tx, actor, space, EventCategory.MODIFIED, after.id(), "target " + after.name());
                    return after;
                }));
    }

    public void delete(Actor actor, SpaceId space, String idOrSlugOrName) {
        Machine doomed = get(actor, space, idOrSlugOrName);
        limits(doomed).requireEverywhere(actor, MACHINE_DELETE, space);
        db.change(tx -> {
            store.delete(tx, new TargetId(doomed.id()));
            audit.record(tx, actor, space, EventCategory.DELETED, doomed.id(), "target " + doomed.name());
        });
    }

    /**
     * For features above, when a health check has ended: notes what it found, and an event when the status has changed
     * (R2.15).
     *
     * @return the target as it is now; none when it was deleted meanwhile
     */
    public Optional<Machine> recordHealth(Handle tx, TargetId id, MachineHealth found) {
        Optional<Machine> before = store.findToChange(tx, id);
        return before.map(target -> {
            Machine after = found.after(MachineHealth.of(target)).shownIn(target);
            store.updateHealth(tx, after);
            found.eventAfter(target.healthStatus())
                    .ifPresent(event -> audit.record(
                            tx,
                            Actor.SYSTEM,
                            new SpaceId(after.spaceId()),
                            event,
                            after.id(),
                            "target " + after.name()));
            return after;
        });
    }

    /** What is deployed to a local target runs as the server does, with its files and its master key in reach. */
    private static void requireForLocal(Actor actor, Machine target) {
        if (target.endpoint().localDirectory() != null) {
            actor.require(ADMINISTER_SYSTEM, Scope.SERVER);
        }
    }

    private static Map<String, SensitiveValue> sent(Machine target) {
        SensitiveValue password = target.endpoint().sensitiveVariablesEncryptionPassword();
        return password == null ? Map.of() : Map.of(DROP_PASSWORD, password);
    }

    private static Machine shown(Machine target, SecretFields kept) {
        Endpoint endpoint = target.endpoint();
        return endpoint.sensitiveVariablesEncryptionPassword() == null
                ? target
                : target.withEndpoint(endpoint.withSensitiveVariablesEncryptionPassword(kept.shown(DROP_PASSWORD)));
    }

    private static Machine unique(Machine wanted, Supplier<Machine> work) {
        try {
            return work.get();
        } catch (DuplicateKey e) {
            throw new Invalid("Name", "There is already a deployment target called " + wanted.name());
        }
    }
}
