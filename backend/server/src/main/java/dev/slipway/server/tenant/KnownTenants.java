package dev.slipway.server.tenant;

import dev.slipway.api.Tenant;
import dev.slipway.server.limit.Limits;
import dev.slipway.server.limit.UnknownLimits;
import dev.slipway.server.persistence.SpaceId;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jdbi.v3.core.Handle;

/** Tells features that name tenants and their tags which of them are not there. */
public final class KnownTenants implements UnknownLimits {
    private final TenantStore tenants = new TenantStore();
    private final TagSetStore tagSets = new TagSetStore();

    @Override
    public List<Unknown> unknownIn(Handle tx, SpaceId space, Limits limits) {
        Set<String> known = tenants.withIds(tx, space, limits.tenantIds()).stream()
                .map(Tenant::id)
                .collect(Collectors.toSet());
        var tags = new TagCheck(tagSets.all(tx, space), TagScope.TENANT, "TenantTags");
        return Stream.concat(
                        limits.tenantIds().stream()
                                .filter(id -> !known.contains(id))
                                .map(id -> Unknown.of("TenantIds", "tenant", id)),
                        limits.tenantTags().stream()
                                .filter(tag -> !tags.knows(tag))
                                .map(tag -> Unknown.of("TenantTags", "tenant tag", tag)))
                .toList();
    }
}
