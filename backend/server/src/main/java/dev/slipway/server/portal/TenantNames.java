package dev.slipway.server.portal;

import dev.slipway.api.Tenant;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** How tenants are called on a page. */
public record TenantNames(Map<String, String> byId) {
    static TenantNames of(List<Tenant> tenants) {
        return new TenantNames(tenants.stream().collect(Collectors.toUnmodifiableMap(Tenant::id, Tenant::name)));
    }

    /** The name, or the id of a tenant that is gone or not linked any more; empty without a tenant. */
    public String of(@Nullable String id) {
        return id == null ? "" : byId.getOrDefault(id, id);
    }
}
