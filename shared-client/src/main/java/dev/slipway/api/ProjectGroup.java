package dev.slipway.api;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A heading for projects (R4.3); only an empty one can be deleted. */
@WireRecord
public record ProjectGroup(
        String id,
        String spaceId,
        String name,
        String slug,
        String description,
        List<String> environmentIds,
        @Nullable String retentionPolicyId,
        Map<String, String> links)
        implements ProjectGroupBuilder.With {}
