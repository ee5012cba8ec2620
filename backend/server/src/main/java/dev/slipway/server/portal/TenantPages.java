package dev.slipway.server.portal;

import static dev.slipway.server.access.Permission.TENANT_VIEW;

import dev.slipway.api.Environment;
import dev.slipway.api.Tenant;
import dev.slipway.server.access.Actor;
import dev.slipway.server.http.Api;
import dev.slipway.server.http.Requests;
import dev.slipway.server.persistence.Filter;
import dev.slipway.server.persistence.Listing;
import dev.slipway.server.persistence.SpaceId;
import dev.slipway.server.persistence.Stretch;
import dev.slipway.server.tenant.TenantFilter;
import io.javalin.http.Context;
import java.time.Clock;
import java.util.List;
import java.util.Map;

/** Tenants, the projects that each is linked to, and what ran for it. */
final class TenantPages {
    private static final int PER_PAGE = 50;

    private final Model model;
    private final RecentTasks recent;
    private final Frames frames;
    private final Templates templates;
    private final Clock clock;

    TenantPages(Model model, RecentTasks recent, Frames frames, Templates templates, Clock clock) {
        this.model = model;
        this.recent = recent;
        this.frames = frames;
        this.templates = templates;
        this.clock = clock;
    }

    void register(Api api) {
        api.get("/app/{space}/tenants", TENANT_VIEW, this::list)
                .get("/app/{space}/tenants/{id}", TENANT_VIEW, this::tenant);
    }

    private void list(Context ctx) {
        var stretch = new Stretch(Requests.number(ctx, "skip", 0), PER_PAGE);
        Listing<Tenant> found = model.tenants()
                .list(Api.actor(ctx), Api.space(ctx), TenantFilter.NONE, new Filter(List.of(), "", "", stretch));
        Frame frame = frames.of(ctx, "Tenants", Section.TENANTS);
        templates.page(
                ctx,
                "tenants.jte",
                Map.of(
                        "frame",
                        frame,
                        "tenants",
                        found.items(),
                        "paging",
                        new Paging(frame.url("tenants"), stretch.skip(), PER_PAGE, found.total())));
    }

    private void tenant(Context ctx) {
        Actor actor = Api.actor(ctx);
        SpaceId space = Api.space(ctx);
        Tenant tenant = model.tenants().get(actor, space, ctx.pathParam("id"));
        List<Environment> environments = model.environments().all(actor, space);
        List<TenantLink> links = model.projects().all(actor, space).stream()
                .filter(project -> tenant.projectEnvironments().containsKey(project.id()))
                .map(project -> new TenantLink(
                        project,
                        environments.stream()
                                .filter(environment -> tenant.projectEnvironments()
                                        .getOrDefault(project.id(), List.of())
                                        .contains(environment.id()))
                                .toList()))
                .toList();
        templates.page(
                ctx,
                "tenant.jte",
                Map.of(
                        "frame",
                        frames.of(ctx, tenant.name(), Section.TENANTS),
                        "tenant",
                        tenant,
                        "links",
                        links,
                        "recent",
                        recent.of(actor, tenant),
                        "now",
                        clock.instant()));
    }
}
