package dev.slipway.server.tenant;

/** The id of a tenant, such as {@code Tenants-3}. */
public record TenantId(String value) {
    @Override
    public String toString() {
        return value;
    }
}
