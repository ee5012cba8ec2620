package dev.slipway.api;

import java.util.List;
import java.util.Map;

/** A named set of permissions (R1.9). */
@WireRecord
public record UserRole(
        String id,
        String name,
        String description,
        boolean canBeDeleted,
        List<String> grantedSystemPermissions,
        List<String> grantedSpacePermissions,
        List<String> supportedRestrictions,
        Map<String, String> links)
        implements UserRoleBuilder.With {}
