package dev.slipway.api;

import java.util.Map;

/** Whether the server and its nodes can take work. */
@WireRecord
public record ServerHealthStatus(
        String description,
        boolean isOperatingNormally,
        boolean isCompliantWithLicense,
        boolean isEntireClusterDrainingTasks,
        boolean isEntireClusterReadOnly,
        Map<String, String> links)
        implements ServerHealthStatusBuilder.With {}
