package dev.slipway.api;

import java.util.Map;

/** A column of the dashboard. */
@WireRecord
public record DashboardEnvironment(String id, String name, Map<String, String> links)
        implements DashboardEnvironmentBuilder.With {}
