package dev.slipway.server.packages;

import static dev.slipway.server.access.Permission.FEED_VIEW;
import static dev.slipway.server.http.Api.actor;
import static dev.slipway.server.http.Api.space;

import dev.slipway.api.FeedPackageVersion;
import dev.slipway.api.PackageVersion;
import dev.slipway.server.http.Answers;
import dev.slipway.server.http.Api;
import dev.slipway.server.http.Requests;
import dev.slipway.server.persistence.Filter;
import io.javalin.http.Context;
import java.util.List;
import java.util.Map;

/** {@code /api/{space}/feeds/{id}/packages}: how clients look for packages in any feed (R3.23). */
public final class FeedPackageRoutes {
    private final PackageService packages;

    public FeedPackageRoutes(PackageService packages) {
        this.packages = packages;
    }

    public void register(Api api) {
        api.get("/api/{space}/feeds/{id}/packages/versions", FEED_VIEW, this::versions)
                .get("/api/{space}/feeds/{id}/packages/search", FEED_VIEW, this::search);
    }

    /** Prereleases are left out only on request: clients that follow channel rules leave the choice to the pattern. */
    private void versions(Context ctx) {
        var acceptable = AcceptableVersions.parse(
                Requests.text(ctx, "versionRange"),
                Requests.text(ctx, "preReleaseTag"),
                !Requests.text(ctx, "includePreRelease").equalsIgnoreCase("false"));
        boolean withNotes = Requests.flag(ctx, "includeReleaseNotes");
        Answers.page(
                ctx,
                packages.versions(
                                actor(ctx),
                                space(ctx),
                                ctx.pathParam("id"),
                                Requests.text(ctx, "packageId"),
                                acceptable,
                                new Filter(List.of(), Requests.text(ctx, "filter"), "", Requests.stretch(ctx)))
                        .map(version -> listed(version, withNotes)),
                FeedPackageVersion.class,
                "PackageVersion");
    }

    private void search(Context ctx) {
        Answers.page(
                ctx,
                packages.search(
                                actor(ctx),
                                space(ctx),
                                ctx.pathParam("id"),
                                Requests.text(ctx, "term"),
                                new Filter(List.of(), "", "", Requests.stretch(ctx)))
                        .map(version -> new PackageDescription(
                                version.packageId(),
                                version.packageId(),
                                version.description(),
                                version.version(),
                                Map.of())),
                PackageDescription.class);
    }

    private static FeedPackageVersion listed(PackageVersion version, boolean withNotes) {
        return new FeedPackageVersion(
                version.id(),
                version.packageId(),
                version.version(),
                version.title(),
                version.feedId(),
                version.published(),
                version.packageSizeBytes(),
                withNotes ? version.releaseNotes() : null,
                Map.of());
    }
}
