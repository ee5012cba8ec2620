package dev.slipway.server.tenant;

import dev.slipway.server.limit.TagFilter;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a list of tenants can be narrowed by, beside what every list can.
 *
 * @param projectId only tenants linked to it; empty means no filter
 * @param tags see {@link TagFilter}
 * @param isDisabled null means no filter
 * @param clonedFromTenantId empty means no filter
 */
public record TenantFilter(
        String projectId, List<String> tags, @Nullable Boolean isDisabled, String clonedFromTenantId) {
    public static final TenantFilter NONE = new TenantFilter("", List.of(), null, "");
}
