package dev.slipway.ci;

import dev.slipway.api.Environment;
import dev.slipway.api.Tenant;
import dev.slipway.client.SpaceClient;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The names of environments and tenants, each looked up once; one that is gone meanwhile keeps its id. */
final class PlaceNames {
    private final SpaceClient space;
    private final Map<String, String> names = new HashMap<>();

    PlaceNames(SpaceClient space) {
        this.space = space;
    }

    String environment(String id) {
        return names.computeIfAbsent(
                id,
                wanted ->
                        space.environments().find(wanted).map(Environment::name).orElse(wanted));
    }

    /** Empty for null. */
    String tenant(@Nullable String id) {
        return id == null
                ? ""
                : names.computeIfAbsent(
                        id,
                        wanted -> space.tenants().find(wanted).map(Tenant::name).orElse(wanted));
    }
}
