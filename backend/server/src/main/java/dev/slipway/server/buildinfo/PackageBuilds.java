package dev.slipway.server.buildinfo;

import dev.slipway.api.BuildInformation;
import dev.slipway.api.PackageBuildInformation;
import dev.slipway.api.PackageBuildInformationBuilder;
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

    /** The same as a release takes it in (R9.23). */
    public Optional<PackageBuildInformation> freeze(Handle tx, SpaceId space, String packageId, String version) {
        return find(tx, space, packageId, version).map(PackageBuilds::frozen);
    }

    private static PackageBuildInformation frozen(BuildInformation build) {
        return PackageBuildInformationBuilder.builder()
                .packageId(build.packageId())
                .version(build.version())
                .buildEnvironment(build.buildEnvironment())
                .buildNumber(build.buildNumber())
                .buildUrl(build.buildUrl())
                .branch(build.branch())
                .vcsType(build.vcsType())
                .vcsRoot(build.vcsRoot())
                .vcsCommitNumber(build.vcsCommitNumber())
                .vcsCommitUrl(build.vcsCommitUrl())
                .issueTrackerName(build.issueTrackerName())
                .commits(build.commits())
                .workItems(build.workItems())
                .build();
    }
}
