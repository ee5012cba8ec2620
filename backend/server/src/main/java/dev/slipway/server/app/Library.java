package dev.slipway.server.app;

import dev.slipway.server.buildinfo.BuildInformationRoutes;
import dev.slipway.server.buildinfo.BuildInformationService;
import dev.slipway.server.buildinfo.PackageBuilds;
import dev.slipway.server.feed.FeedRoutes;
import dev.slipway.server.feed.FeedService;
import dev.slipway.server.http.Api;
import dev.slipway.server.packages.FeedPackageRoutes;
import dev.slipway.server.packages.IdleBlobs;
import dev.slipway.server.packages.PackageBlobs;
import dev.slipway.server.packages.PackageDeltaRoutes;
import dev.slipway.server.packages.PackageDeltas;
import dev.slipway.server.packages.PackageRoutes;
import dev.slipway.server.packages.PackageService;
import dev.slipway.server.packages.PackageUploads;
import dev.slipway.server.packages.PushPackage;
import dev.slipway.server.packages.UploadRoutes;
import dev.slipway.server.process.ProcessReferences;
import dev.slipway.server.release.ReleaseReferences;
import dev.slipway.server.runbook.RunbookReferences;
import dev.slipway.server.space.SpaceClearing;
import dev.slipway.server.space.SpaceFurnishing;
import java.util.List;

/** What is deployed: feeds, packages and what built them. */
final class Library implements Tier {
    final FeedService feeds;
    final PackageService packages;
    private final PushPackage push;
    private final PackageDeltas deltas;
    private final PackageUploads uploads;
    private final BuildInformationService builds;

    Library(Foundations base, long largestPackage) {
        feeds = new FeedService(
                base.db,
                base.audit,
                base.encryption,
                List.of(new ProcessReferences(), new ReleaseReferences(), new RunbookReferences()));

        var idleBlobs = new IdleBlobs(
                base.db,
                base.blobs,
                base.clock,
                IdleBlobs.GRACE,
                List.of(
                        new PackageBlobs(),
                        base.artifacts::refersTo,
                        new ReleaseReferences(),
                        new RunbookReferences()));
        packages = new PackageService(base.db, base.audit, feeds, base.blobs, idleBlobs, new PackageBuilds());
        push = new PushPackage(base.db, base.audit, base.clock, feeds, base.blobs, idleBlobs, largestPackage);
        deltas = new PackageDeltas(base.db, base.blobs, push);
        uploads = new PackageUploads(base.db, base.clock, push, deltas, base.partFiles, largestPackage);
        uploads.clean();
        builds = new BuildInformationService(base.db, base.audit, base.clock, feeds);
        idleBlobs.sweep();
    }

    @Override
    public void register(Api api) {
        new FeedRoutes(feeds).register(api);
        new PackageRoutes(packages, push).register(api);
        new PackageDeltaRoutes(deltas).register(api);
        new UploadRoutes(uploads).register(api);
        new FeedPackageRoutes(packages).register(api);
        new BuildInformationRoutes(builds).register(api);
    }

    @Override
    public List<SpaceFurnishing> furnishings() {
        return List.of(feeds::furnish);
    }

    @Override
    public List<SpaceClearing> clearings() {
        return List.of(packages::clear);
    }
}
