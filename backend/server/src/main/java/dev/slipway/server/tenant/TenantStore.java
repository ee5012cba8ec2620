package dev.slipway.server.tenant;

import dev.slipway.api.Tenant;
import dev.slipway.server.environment.EnvironmentId;
import dev.slipway.server.limit.TagFilter;
import dev.slipway.server.persistence.DocumentTable;
import dev.slipway.server.persistence.Filter;
import dev.slipway.server.persistence.LinkTable;
import dev.slipway.server.persistence.Listing;
import dev.slipway.server.persistence.Names;
import dev.slipway.server.persistence.Selection;
import dev.slipway.server.persistence.SpaceId;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jdbi.v3.core.Handle;

final class TenantStore {
    private static final DocumentTable<Tenant> TENANTS = DocumentTable.of("tenant", Tenant.class, Tenant::id)
            .inSpace(Tenant::spaceId)
            .named(Tenant::name)
            .slugged(Tenant::slug)
            .with("is_disabled", Tenant::isDisabled)
            .with("cloned_from", Tenant::clonedFromTenantId);

    private static final LinkTable TAGS = new LinkTable("tenant_tag", "tenant_id", "tag_key");
    private static final LinkTable PROJECTS = new LinkTable("tenant_project", "tenant_id", "project_id");
    private static final LinkTable ENVIRONMENTS = new LinkTable("tenant_environment", "tenant_id", "environment_id");

    Tenant insert(Handle tx, Tenant tenant) {
        TENANTS.insert(tx, tenant);
        writeReferences(tx, tenant);
        return tenant;
    }

    void update(Handle tx, Tenant tenant) {
        TENANTS.update(tx, tenant);
        writeReferences(tx, tenant);
    }

    private static void writeReferences(Handle tx, Tenant tenant) {
        TAGS.replace(
                tx, tenant.id(), tenant.tenantTags().stream().map(Names::key).toList());
        PROJECTS.replace(tx, tenant.id(), tenant.projectEnvironments().keySet());
        ENVIRONMENTS.replace(
                tx,
                tenant.id(),
                tenant.projectEnvironments().values().stream()
                        .flatMap(List::stream)
                        .toList());
    }

    void delete(Handle tx, TenantId id) {
        TENANTS.delete(tx, id.value());
    }

    void deleteAll(Handle tx, SpaceId space) {
        TENANTS.deleteAll(tx, space);
    }

    Optional<Tenant> find(Handle tx, SpaceId space, String idOrSlugOrName) {
        return TENANTS.find(tx, in(space), idOrSlugOrName);
    }

    Listing<Tenant> list(Handle tx, SpaceId space, TenantFilter wanted, Filter filter) {
        return narrowed(in(space), wanted).list(tx, filter);
    }

    List<Tenant> all(Handle tx, SpaceId space) {
        return in(space).all(tx);
    }

    List<Tenant> withIds(Handle tx, SpaceId space, Collection<String> ids) {
        return in(space).whereIn("id", ids).all(tx);
    }

    List<Tenant> linkedTo(Handle tx, SpaceId space, String projectId) {
        return PROJECTS.narrow(in(space), List.of(projectId)).all(tx);
    }

    List<Tenant> linkedTo(Handle tx, EnvironmentId environment) {
        return ENVIRONMENTS
                .narrow(TENANTS.select().orderBy("name_key, id"), List.of(environment.value()))
                .all(tx);
    }

    private static Selection<Tenant> narrowed(Selection<Tenant> tenants, TenantFilter wanted) {
        Selection<Tenant> narrowed =
                wanted.projectId().isEmpty() ? tenants : PROJECTS.narrow(tenants, List.of(wanted.projectId()));
        if (wanted.isDisabled() != null) {
            narrowed = narrowed.where("is_disabled", wanted.isDisabled());
        }
        if (!wanted.clonedFromTenantId().isEmpty()) {
            narrowed = narrowed.where("cloned_from", wanted.clonedFromTenantId());
        }
        int number = 0;
        for (Set<String> keys : TagFilter.of(wanted.tags()).alternatives()) {
            String name = "tags" + number++;
            narrowed = narrowed.and(
                    "id IN (SELECT tenant_id FROM tenant_tag WHERE tag_key IN (<" + name + ">))",
                    Map.of(name, List.copyOf(keys)));
        }
        return narrowed;
    }

    String freeSlug(Handle tx, SpaceId space, String name) {
        return TENANTS.freeSlug(tx, in(space), name);
    }

    private static Selection<Tenant> in(SpaceId space) {
        return TENANTS.select(space).orderBy("name_key, id");
    }
}
