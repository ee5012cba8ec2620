package dev.slipway.server.lifecycle;

import static dev.slipway.server.access.Permission.LIFECYCLE_CREATE;
import static dev.slipway.server.access.Permission.LIFECYCLE_DELETE;
import static dev.slipway.server.access.Permission.LIFECYCLE_EDIT;
import static dev.slipway.server.access.Permission.LIFECYCLE_VIEW;

import dev.slipway.api.Environment;
import dev.slipway.api.Lifecycle;
import dev.slipway.api.Phase;
import dev.slipway.api.PhaseBuilder;
import dev.slipway.json.WireJson;
import dev.slipway.server.access.Actor;
import dev.slipway.server.access.Scope;
import dev.slipway.server.audit.AuditLog;
import dev.slipway.server.audit.EventCategory;
import dev.slipway.server.environment.EnvironmentService;
import dev.slipway.server.persistence.Database;
import dev.slipway.server.persistence.DuplicateKey;
import dev.slipway.server.persistence.Filter;
import dev.slipway.server.persistence.Ids;
import dev.slipway.server.persistence.Listing;
import dev.slipway.server.persistence.SpaceId;
import dev.slipway.server.problem.Checks;
import dev.slipway.server.problem.Invalid;
import dev.slipway.server.problem.NotFound;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;

/** The orders in which releases walk through environments. */
public final class LifecycleService {
    private static final String FIRST_NAME = "Default Lifecycle";

    private final Database db;
    private final AuditLog audit;
    private final EnvironmentService environments;
    private final List<LifecycleUsage> usages;
    private final LifecycleStore store = new LifecycleStore();

    public LifecycleService(Database db, AuditLog audit, EnvironmentService environments, List<LifecycleUsage> usages) {
        this.db = db;
        this.audit = audit;
        this.environments = environments;
        this.usages = List.copyOf(usages);
    }

    /** Puts the default lifecycle into a new space. It has no phases, so every environment is one (R4.5). */
    public void furnish(Handle tx, SpaceId space) {
        Lifecycle lifecycle = insert(tx, space, WireJson.empty(Lifecycle.class).withName(FIRST_NAME));
        store.markAsDefault(tx, new LifecycleId(lifecycle.id()));
    }

    /** Takes all lifecycles out of a space that is deleted. */
    public void clear(Handle tx, SpaceId space) {
        store.deleteAll(tx, space);
    }

    /** The default one first, then by name. */
    public Listing<Lifecycle> list(Actor actor, SpaceId space, Filter filter) {
        actor.require(LIFECYCLE_VIEW, Scope.of(space));
        return db.read(tx -> store.list(tx, space, filter));
    }

    public List<Lifecycle> all(Actor actor, SpaceId space) {
        actor.require(LIFECYCLE_VIEW, Scope.of(space));
        return db.read(tx -> store.all(tx, space));
    }

    /** For features above, which name lifecycles by id, slug or name. */
    public Optional<Lifecycle> find(Handle tx, SpaceId space, String idOrSlugOrName) {
        return store.find(tx, space, idOrSlugOrName);
    }

    public Lifecycle get(Actor actor, SpaceId space, String idOrSlugOrName) {
        actor.require(LIFECYCLE_VIEW, Scope.of(space));
        return db.read(tx -> find(tx, space, idOrSlugOrName))
                .orElseThrow(() -> NotFound.of("lifecycle", idOrSlugOrName));
    }

    /** For features above: the phases with the environments that they mean now, for the {@link Gates} of a release. */
    public List<EffectivePhase> phases(Handle tx, SpaceId space, Lifecycle lifecycle) {
        return EffectivePhase.of(lifecycle, environments.all(tx, space));
    }

    /** The lifecycle as it works now: with the phases that it leaves unsaid. */
    public Lifecycle preview(Actor actor, SpaceId space, String idOrSlugOrName) {
        Lifecycle lifecycle = get(actor, space, idOrSlugOrName);
        return lifecycle.withPhases(db.read(tx -> phases(tx, space, lifecycle)).stream()
                .map(LifecycleService::wired)
                .toList());
    }

    private static Phase wired(EffectivePhase phase) {
        return PhaseBuilder.builder()
                .id(phase.id() == null ? "" : phase.id())
                .name(phase.name())
                .automaticDeploymentTargets(phase.automatic())
                .optionalDeploymentTargets(phase.manual())
                .minimumEnvironmentsBeforePromotion(phase.minimum())
                .isOptionalPhase(phase.isOptional())
                .build();
    }

    public Lifecycle create(Actor actor, SpaceId space, Lifecycle draft) {
        actor.require(LIFECYCLE_CREATE, Scope.of(space));
        try {
            return db.write(tx -> {
                Lifecycle created = insert(tx, space, checked(tx, space, draft));
                audit.record(tx, actor, space, EventCategory.CREATED, created.id(), "lifecycle " + created.name());
                return created;
            });
        } catch (DuplicateKey e) {
            throw taken(draft);
        }
    }

    private Lifecycle insert(Handle tx, SpaceId space, Lifecycle wanted) {
        return store.insert(
                tx,
                wanted.withId(Ids.next(tx, "Lifecycles"))
                        .withSpaceId(space.value())
                        .withSlug(store.freeSlug(tx, space, wanted.slug().isBlank() ? wanted.name() : wanted.slug())));
    }

    public Lifecycle modify(Actor actor, SpaceId space, String idOrSlugOrName, Lifecycle draft) {
        Lifecycle before = get(actor, space, idOrSlugOrName);
        actor.require(LIFECYCLE_EDIT, Scope.of(space));
        try {
            return db.write(tx -> {
                Lifecycle after = checked(tx, space, draft)
                        .withId(before.id())
                        .withSpaceId(before.spaceId())
                        .withSlug(before.slug());
                store.update(tx, after);
                audit.record(tx, actor, space, EventCategory.MODIFIED, after.id(), "lifecycle " + after.name());
                return after;
            });
        } catch (DuplicateKey e) {
            throw taken(draft);
        }
    }

    /** @throws Invalid naming what still follows it */
    public void delete(Actor actor, SpaceId space, String idOrSlugOrName) {
        Lifecycle doomed = get(actor, space, idOrSlugOrName);
        actor.require(LIFECYCLE_DELETE, Scope.of(space));
        var id = new LifecycleId(doomed.id());
        db.change(tx -> {
            Checks.unused(
                    "lifecycle " + doomed.name(), usages.stream().flatMap(usage -> usage.usesOf(tx, id).stream()));
            store.delete(tx, id);
            audit.record(tx, actor, space, EventCategory.DELETED, doomed.id(), "lifecycle " + doomed.name());
        });
    }

    private Lifecycle checked(Handle tx, SpaceId space, Lifecycle draft) {
        Set<String> known =
                environments.all(tx, space).stream().map(Environment::id).collect(Collectors.toSet());
        return LifecycleRules.checked(draft, known);
    }

    private static Invalid taken(Lifecycle wanted) {
        return new Invalid(
                "Name", "There is already a lifecycle called " + wanted.name().strip());
    }
}
