package dev.slipway.api;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A set of users that roles are given to (R1.8); {@code spaceId} null means a system team, seen in all spaces.
 */
@WireRecord
public record Team(
        String id,
        String name,
        String description,
        @Nullable String spaceId,
        List<String> memberUserIds,
        List<ExternalSecurityGroup> externalSecurityGroups,
        boolean canBeDeleted,
        boolean canBeRenamed,
        boolean canChangeRoles,
        boolean canChangeMembers,
        Map<String, String> links)
        implements TeamBuilder.With {}
