package dev.slipway.server.buildinfo;

import dev.slipway.api.BuildInformation;
import dev.slipway.server.packages.BuildInformationLookup;
import dev.slipway.server.persistence.SpaceId;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/** For other features: what is known of the build of a package version. Without state. */
public final class PackageBuilds implements BuildInformationLookup {
    private final BuildInformationStore store = new BuildInformationStore();

    @Override
    public Optional<BuildInformation> find(Handle tx, SpaceId space, String packageId, String version) {
        return store.find(tx, space, packageId, version);
    }
}
