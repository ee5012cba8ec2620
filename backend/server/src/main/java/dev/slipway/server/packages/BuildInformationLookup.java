package dev.slipway.server.packages;

import dev.slipway.api.BuildInformation;
import dev.slipway.server.persistence.SpaceId;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/** A feature above that knows about the builds of packages. */
@FunctionalInterface
public interface BuildInformationLookup {
    Optional<BuildInformation> find(Handle tx, SpaceId space, String packageId, String version);
}
