package dev.slipway.server.tenant;

import dev.slipway.server.limit.LimitedResources;
import dev.slipway.server.persistence.SpaceId;
import java.util.List;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import org.jdbi.v3.core.Handle;

/** The tags of lower features' resources, such as accounts and targets (R9.10). */
public final class LimitedTags implements TagUsage {
    private final List<LimitedResources> resources;

    public LimitedTags(List<LimitedResources> resources) {
        this.resources = List.copyOf(resources);
    }

    @Override
    public List<String> usesOf(Handle tx, SpaceId space, Predicate<String> isTag) {
        return resources.stream()
                .flatMap(limited ->
                        limited
                                .limitedSo(tx, space, limits -> limits.tenantTags().stream()
                                        .anyMatch(isTag))
                                .stream())
                .toList();
    }

    @Override
    public void rename(Handle tx, SpaceId space, UnaryOperator<String> newName) {
        resources.forEach(limited -> limited.changeTenants(tx, space, limits -> limits.withTags(newName)));
    }
}
