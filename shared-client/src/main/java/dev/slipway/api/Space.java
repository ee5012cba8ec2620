package dev.slipway.api;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A part of the server with its own projects, environments and permissions (R1.1); deleted only after its task queue
 * was stopped (R1.2).
 */
@WireRecord
public record Space(
        String id,
        String name,
        String slug,
        String description,
        boolean isDefault,
        boolean isPrivate,
        boolean taskQueueStopped,
        List<String> spaceManagersTeams,
        List<String> spaceManagersTeamMembers,
        @Nullable String icon,
        Map<String, String> links)
        implements SpaceBuilder.With {}
