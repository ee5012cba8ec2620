package dev.slipway.server.tenant;

import dev.slipway.api.Tenant;
import dev.slipway.server.environment.EnvironmentId;
import dev.slipway.server.environment.EnvironmentUsage;
import dev.slipway.server.persistence.SpaceId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import org.jdbi.v3.core.Handle;

/** What tenants point to: environments, tags and projects. */
public final class TenantReferences implements EnvironmentUsage, TagUsage {
    private final TenantStore store = new TenantStore();

    @Override
    public List<String> usesOf(Handle tx, EnvironmentId environment) {
        return named(store.linkedTo(tx, environment));
    }

    @Override
    public List<String> usesOf(Handle tx, SpaceId space, Predicate<String> isTag) {
        return named(store.all(tx, space).stream()
                .filter(tenant -> tenant.tenantTags().stream().anyMatch(isTag))
                .toList());
    }

    private static List<String> named(List<Tenant> tenants) {
        return tenants.stream().map(tenant -> "tenant " + tenant.name()).toList();
    }

    @Override
    public void rename(Handle tx, SpaceId space, UnaryOperator<String> newName) {
        for (Tenant tenant : store.all(tx, space)) {
            List<String> renamed = tenant.tenantTags().stream().map(newName).toList();
            if (!renamed.equals(tenant.tenantTags())) {
                store.update(tx, tenant.withTenantTags(renamed));
            }
        }
    }

    /** Takes a project that is deleted out of all tenants. */
    public void unlinkProject(Handle tx, SpaceId space, String projectId) {
        for (Tenant tenant : store.linkedTo(tx, space, projectId)) {
            var left = new LinkedHashMap<>(tenant.projectEnvironments());
            left.remove(projectId);
            store.update(tx, tenant.withProjectEnvironments(left));
        }
    }
}
