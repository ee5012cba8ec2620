package dev.slipway.client;

import dev.slipway.api.Tenant;
import dev.slipway.api.TenantVariables;

/** The tenants of a space and their variables. */
public final class Tenants extends Resources<Tenant> {
    Tenants(Api api, ApiPath space) {
        super(api, space.slash("tenants"), Tenant.class, Tenant::id, Tenant::name);
    }

    public TenantVariables variables(String tenant) {
        return api().get(path(tenant, "variables"), TenantVariables.class);
    }

    public TenantVariables modify(TenantVariables variables) {
        return api().put(path(variables.tenantId(), "variables"), Api.json(variables), TenantVariables.class);
    }
}
