package dev.slipway.server.tenant;

import static dev.slipway.server.access.Permission.TENANT_CREATE;
import static dev.slipway.server.access.Permission.TENANT_DELETE;
import static dev.slipway.server.access.Permission.TENANT_EDIT;
import static dev.slipway.server.access.Permission.TENANT_VIEW;

import dev.slipway.api.Tenant;
import dev.slipway.server.access.Actor;
import dev.slipway.server.access.Scope;
import dev.slipway.server.audit.AuditLog;
import dev.slipway.server.audit.EventCategory;
import dev.slipway.server.limit.LimitedResources;
import dev.slipway.server.limit.TagFilter;
import dev.slipway.server.persistence.Database;
import dev.slipway.server.persistence.DuplicateKey;
import dev.slipway.server.persistence.Filter;
import dev.slipway.server.persistence.Ids;
import dev.slipway.server.persistence.Listing;
import dev.slipway.server.persistence.SpaceId;
import dev.slipway.server.problem.Checks;
import dev.slipway.server.problem.Invalid;
import dev.slipway.server.problem.NotFound;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/** Customers, regions and the like that get deployments of their own (R9.7). */
public final class TenantService {
    private final Database db;
    private final AuditLog audit;
    private final TagSetService tagSets;
    private final TenantLinkRules linkRules;
    private final List<LimitedResources> limited;
    private final TenantStore store = new TenantStore();

    public TenantService(
            Database db,
            AuditLog audit,
            TagSetService tagSets,
            TenantLinkRules linkRules,
            List<LimitedResources> limited) {
        this.db = db;
        this.audit = audit;
        this.tagSets = tagSets;
        this.linkRules = linkRules;
        this.limited = List.copyOf(limited);
    }

    /** Takes all tenants out of a space that is deleted. */
    public void clear(Handle tx, SpaceId space) {
        store.deleteAll(tx, space);
    }

    public Listing<Tenant> list(Actor actor, SpaceId space, TenantFilter wanted, Filter filter) {
        actor.require(TENANT_VIEW, Scope.of(space));
        return db.read(tx -> store.list(tx, space, wanted, filter));
    }

    /** For features above, which name tenants by id, slug or name. */
    public Optional<Tenant> find(Handle tx, SpaceId space, String idOrSlugOrName) {
        return store.find(tx, space, idOrSlugOrName);
    }

    /** For features above: all tenants, by name. */
    public List<Tenant> all(Handle tx, SpaceId space) {
        return store.all(tx, space);
    }

    /**
     * For features above: the tags by which tenants are chosen, as their sets spell them.
     *
     * @throws dev.slipway.server.problem.Invalid naming those that no set has
     */
    public List<String> tags(Handle tx, SpaceId space, String field, List<String> tags) {
        return tagSets.filter(tx, space, TagScope.TENANT, field, tags);
    }

    /** For features above: the tenants linked to a project, in whichever environments, by name. */
    public List<Tenant> linkedTo(Handle tx, SpaceId space, String projectId) {
        return store.linkedTo(tx, space, projectId);
    }

    public Tenant get(Actor actor, SpaceId space, String idOrSlugOrName) {
        Tenant found =
                db.read(tx -> find(tx, space, idOrSlugOrName)).orElseThrow(() -> NotFound.of("tenant", idOrSlugOrName));
        actor.require(TENANT_VIEW, Scope.of(space).tenant(found.id()));
        return found;
    }

    /** For each tenant, by its id, whether the tags choose it (R9.11). */
    Map<String, TagTest> test(Actor actor, SpaceId space, Filter filter, List<String> tags) {
        var tagFilter = TagFilter.of(tags);
        var tests = new LinkedHashMap<String, TagTest>();
        list(actor, space, TenantFilter.NONE, filter)
                .items()
                .forEach(tenant -> tests.put(tenant.id(), TagTest.of(tagFilter, tenant.tenantTags())));
        return tests;
    }

    public Tenant create(Actor actor, SpaceId space, Tenant draft) {
        actor.require(TENANT_CREATE, Scope.of(space));
        return unique(
                draft,
                () -> db.write(tx -> {
                    Tenant wanted = checked(tx, space, draft, Map.of());
                    return insert(tx, actor, space, wanted.withClonedFromTenantId(null));
                }));
    }

    /** Makes a tenant with the tags and links of another; the draft gives its name and description. */
    public Tenant copy(Actor actor, SpaceId space, String sourceIdOrSlugOrName, Tenant draft) {
        actor.require(TENANT_CREATE, Scope.of(space));
        Tenant source = get(actor, space, sourceIdOrSlugOrName);
        new Checks().name("Name", draft.name()).orThrow();
        return unique(
                draft,
                () -> db.write(tx -> insert(
                        tx,
                        actor,
                        space,
                        source.withName(draft.name().strip())
                                .withSlug(draft.slug())
                                .withDescription(draft.description())
                                .withClonedFromTenantId(source.id()))));
    }

    private Tenant insert(Handle tx, Actor actor, SpaceId space, Tenant wanted) {
        Tenant created = store.insert(
                tx,
                wanted.withId(Ids.next(tx, "Tenants"))
                        .withSpaceId(space.value())
                        .withSlug(store.freeSlug(tx, space, wanted.slug().isBlank() ? wanted.name() : wanted.slug())));
        audit.record(tx, actor, space, EventCategory.CREATED, created.id(), "tenant " + created.name());
        return created;
    }

    public Tenant modify(Actor actor, SpaceId space, String idOrSlugOrName, Tenant draft) {
        Tenant before = get(actor, space, idOrSlugOrName);
        actor.require(TENANT_EDIT, Scope.of(space).tenant(before.id()));
        return unique(
                draft,
                () -> db.write(tx -> {
                    Tenant after = checked(tx, space, draft, before.projectEnvironments())
                            .withId(before.id())
                            .withSpaceId(before.spaceId())
                            .withSlug(before.slug())
                            .withClonedFromTenantId(before.clonedFromTenantId());
                    store.update(tx, after);
                    audit.record(tx, actor, space, EventCategory.MODIFIED, after.id(), "tenant " + after.name());
                    return after;
                }));
    }

    /** Accounts and targets that were limited to it are so no more; where it was the only one, they serve no tenant. */
    public void delete(Actor actor, SpaceId space, String idOrSlugOrName) {
        Tenant doomed = get(actor, space, idOrSlugOrName);
        actor.require(TENANT_DELETE, Scope.of(space).tenant(doomed.id()));
        db.change(tx -> {
            limited.forEach(
                    resources -> resources.changeTenants(tx, space, limits -> limits.withoutTenant(doomed.id())));
            store.delete(tx, new TenantId(doomed.id()));
            audit.record(tx, actor, space, EventCategory.DELETED, doomed.id(), "tenant " + doomed.name());
        });
    }

    /** @param before the links that are there already, which are not looked at again */
    private Tenant checked(Handle tx, SpaceId space, Tenant draft, Map<String, List<String>> before) {
        var checks = new Checks().name("Name", draft.name());
        Map<String, List<String>> links = new LinkedHashMap<>();
        draft.projectEnvironments().forEach((project, environments) -> {
            links.put(project, environments.stream().distinct().toList());
            List<String> linked = before.getOrDefault(project, List.of());
            List<String> added =
                    environments.stream().filter(id -> !linked.contains(id)).toList();
            if (!before.containsKey(project) || !added.isEmpty()) {
                Optional<String> refusal = linkRules.refusal(tx, space, project, added);
                checks.that(refusal.isEmpty(), "ProjectEnvironments", refusal.orElse(""));
            }
        });
        checks.orThrow();
        return draft.withName(draft.name().strip())
                .withTenantTags(tagSets.checked(tx, space, TagScope.TENANT, "TenantTags", draft.tenantTags()))
                .withProjectEnvironments(links);
    }

    private static Tenant unique(Tenant wanted, java.util.function.Supplier<Tenant> work) {
        try {
            return work.get();
        } catch (DuplicateKey e) {
            throw new Invalid(
                    "Name", "There is already a tenant called " + wanted.name().strip());
        }
    }
}
