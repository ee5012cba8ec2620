package dev.slipway.api;

import static java.util.Objects.requireNonNullElse;

import java.util.List;
import java.util.Map;

/**
 * The order in which a release walks through environments (R4.4); without phases every environment is one, in sort
 * order (R4.5).
 */
@WireRecord
public record Lifecycle(
        String id,
        String spaceId,
        String name,
        String slug,
        String description,
        List<Phase> phases,
        RetentionPeriod releaseRetentionPolicy,
        RetentionPeriod tentacleRetentionPolicy,
        Map<String, String> links)
        implements LifecycleBuilder.With {
    public Lifecycle {
        releaseRetentionPolicy = requireNonNullElse(releaseRetentionPolicy, RetentionPeriod.DEFAULT);
        tentacleRetentionPolicy = requireNonNullElse(tentacleRetentionPolicy, RetentionPeriod.DEFAULT);
    }
}
