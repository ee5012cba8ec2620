package dev.slipway.api;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A role given to a team, in one space or system-wide, limited to what the lists name (R1.10); an empty list limits
 * nothing.
 */
@WireRecord
public record ScopedUserRole(
        String id,
        String teamId,
        String userRoleId,
        @Nullable String spaceId,
        List<String> projectIds,
        List<String> projectGroupIds,
        List<String> environmentIds,
        List<String> tenantIds,
        Map<String, String> links)
        implements ScopedUserRoleBuilder.With {}
