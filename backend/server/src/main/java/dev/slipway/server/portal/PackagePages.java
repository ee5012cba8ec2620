package dev.slipway.server.portal;

import static dev.slipway.server.access.Permission.BUILT_IN_FEED_DOWNLOAD;
import static dev.slipway.server.access.Permission.FEED_VIEW;

import dev.slipway.api.PackageVersion;
import dev.slipway.server.access.Actor;
import dev.slipway.server.access.Scope;
import dev.slipway.server.http.Api;
import dev.slipway.server.http.Requests;
import dev.slipway.server.packages.PackageService;
import dev.slipway.server.persistence.Filter;
import dev.slipway.server.persistence.Listing;
import dev.slipway.server.persistence.SpaceId;
import dev.slipway.server.persistence.Stretch;
import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.List;
import java.util.Map;

/** The packages of the built-in feed, and the versions of each. */
final class PackagePages {
    private static final int PER_PAGE = 50;

    private final PackageService packages;
    private final Frames frames;
    private final Templates templates;
    private final Clock clock;

    PackagePages(PackageService packages, Frames frames, Templates templates, Clock clock) {
        this.packages = packages;
        this.frames = frames;
        this.templates = templates;
        this.clock = clock;
    }

    void register(Api api) {
        api.get("/app/{space}/packages", FEED_VIEW, this::list)
                .get("/app/{space}/packages/{id}", FEED_VIEW, this::versions);
    }

    private void list(Context ctx) {
        String wanted = Requests.text(ctx, "search");
        Frame frame = frames.of(ctx, "Packages", Section.PACKAGES);
        String address = frame.url("packages") + "?search=" + URLEncoder.encode(wanted, StandardCharsets.UTF_8);
        templates.page(ctx, "packages.jte", Map.of("frame", frame, "page", page(ctx, address, "", wanted)));
    }

    /** The id is that of a package; that of one version leads there. */
    private void versions(Context ctx) {
        String id = ctx.pathParam("id");
        String address = Addresses.in(Api.space(ctx).value(), "packages", id);
        PackagePage page = page(ctx, address, id, "");
        if (page.found().items().isEmpty()) {
            PackageVersion version = packages.get(Api.actor(ctx), Api.space(ctx), id);
            ctx.redirect(Addresses.in(Api.space(ctx).value(), "packages", version.packageId()), HttpStatus.SEE_OTHER);
            return;
        }
        String title = page.found().items().get(0).packageId();
        templates.page(ctx, "package.jte", Map.of("frame", frames.of(ctx, title, Section.PACKAGES), "page", page));
    }

    /** @param packageId empty for all packages, each in its highest version */
    private PackagePage page(Context ctx, String address, String packageId, String idPart) {
        Actor actor = Api.actor(ctx);
        SpaceId space = Api.space(ctx);
        var stretch = new Stretch(Requests.number(ctx, "skip", 0), PER_PAGE);
        Listing<PackageVersion> found = packages.list(
                actor,
                space,
                new PackageService.Query(packageId, idPart, false, new Filter(List.of(), "", "", stretch)));
        return new PackagePage(
                found,
                idPart,
                actor.may(BUILT_IN_FEED_DOWNLOAD, Scope.of(space)),
                new Paging(address, stretch.skip(), PER_PAGE, found.total()),
                clock.instant());
    }
}
