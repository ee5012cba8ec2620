package dev.slipway.api;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A row of the grid of a project; {@code deployments} are by environment id. */
@WireRecord
public record ReleaseProgression(
        Release release,
        Channel channel,
        Map<String, List<DashboardItem>> deployments,
        List<String> nextDeployments,
        boolean hasUnresolvedDefect,
        @Nullable RetentionPeriod releaseRetentionPeriod,
        @Nullable RetentionPeriod tentacleRetentionPeriod)
        implements ReleaseProgressionBuilder.With {}
