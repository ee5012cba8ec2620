package dev.slipway.server.portal;

import static dev.slipway.server.access.Permission.DEPLOYMENT_CREATE;

import dev.slipway.api.CreateTenantedDeployments;
import dev.slipway.api.Deployment;
import dev.slipway.api.DeploymentTemplate;
import dev.slipway.api.Environment;
import dev.slipway.api.NamedResource;
import dev.slipway.api.Project;
import dev.slipway.api.Release;
import dev.slipway.api.Tenant;
import dev.slipway.json.WireJson;
import dev.slipway.server.access.Actor;
import dev.slipway.server.access.Scope;
import dev.slipway.server.http.Api;
import dev.slipway.server.persistence.SpaceId;
import dev.slipway.server.problem.Invalid;
import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/** Deploying a release, at once or after choosing the tenants. */
final class DeployPages {
    private final Model model;
    private final Frames frames;
    private final Templates templates;

    DeployPages(Model model, Frames frames, Templates templates) {
        this.model = model;
        this.frames = frames;
        this.templates = templates;
    }

    void register(Api api) {
        api.get("/app/{space}/releases/{id}/deploy", DEPLOYMENT_CREATE, this::choose)
                .post("/app/{space}/releases/{id}/deploy", DEPLOYMENT_CREATE, this::deploy);
    }

    /** Where the user can deploy a release to now, for a tenant or without one, in the order of the environments. */
    List<NamedResource> open(Actor actor, Release release) {
        var space = new SpaceId(release.spaceId());
        DeploymentTemplate template = model.plans().template(actor, space, release.id());
        Scope project = Scope.of(space).project(release.projectId());
        Stream<NamedResource> without = template.promoteTo().stream()
                .filter(environment -> actor.may(DEPLOYMENT_CREATE, project.environment(environment.id())));
        Stream<NamedResource> forTenants = template.tenantPromotions().stream()
                .flatMap(tenant -> tenant.promoteTo().stream()
                        .filter(environment -> actor.may(
                                DEPLOYMENT_CREATE,
                                project.environment(environment.id()).tenant(tenant.id()))));
        List<NamedResource> open = Stream.concat(without, forTenants).toList();
        return model.environments().all(actor, space).stream()
                .flatMap(environment -> open.stream()
                        .filter(one -> one.id().equals(environment.id()))
                        .limit(1))
                .toList();
    }

    private void choose(Context ctx) {
        DeployPage page = page(ctx, ctx.queryParam("environment"));
        String title = page.project().name() + " " + page.release().version();
        templates.page(ctx, "deploy.jte", Map.of("frame", frames.of(ctx, title, Section.PROJECTS), "page", page));
    }

    private DeployPage page(Context ctx, String environmentId) {
        Actor actor = Api.actor(ctx);
        SpaceId space = Api.space(ctx);
        Release release = model.releases().get(actor, space, ctx.pathParam("id"));
        Project project = model.projects().get(actor, space, release.projectId());
        Environment environment = model.environments().get(actor, space, Objects.requireNonNullElse(environmentId, ""));
        DeploymentTemplate template = model.plans().template(actor, space, release.id());
        Scope place = Scope.of(space).project(project.id()).environment(environment.id());
        List<DeployPage.Choice> choices = model.tenantsOf(actor, project).stream()
                .filter(tenant -> tenant.projectEnvironments()
                        .getOrDefault(project.id(), List.of())
                        .contains(environment.id()))
                .map(tenant -> new DeployPage.Choice(tenant, hindrance(actor, place, template, environment, tenant)))
                .toList();
        boolean isOpenWithout = isAmong(template.promoteTo(), environment) && actor.may(DEPLOYMENT_CREATE, place);
        return new DeployPage(project, release, environment, choices, isOpenWithout);
    }

    private static String hindrance(
            Actor actor, Scope place, DeploymentTemplate template, Environment environment, Tenant tenant) {
        if (tenant.isDisabled()) {
            return "disabled";
        }
        if (!actor.may(DEPLOYMENT_CREATE, place.tenant(tenant.id()))) {
            return "you may not deploy for this tenant";
        }
        boolean isReached = template.tenantPromotions().stream()
                .anyMatch(one -> one.id().equals(tenant.id()) && isAmong(one.promoteTo(), environment));
        return isReached ? "" : "an earlier phase of the lifecycle comes first";
    }

    private static boolean isAmong(List<NamedResource> open, Environment environment) {
        return open.stream().anyMatch(one -> one.id().equals(environment.id()));
    }

    private void deploy(Context ctx) {
        String tenants = Objects.requireNonNullElse(ctx.formParam("for"), "none");
        String environment = Objects.requireNonNullElse(ctx.formParam("environment"), "");
        String next =
                switch (tenants) {
                    case "chosen" -> forTenants(ctx, environment, ctx.formParams("tenant"));
                    case "all" ->
                        forTenants(ctx, environment, page(ctx, environment).openTenants());
                    default -> withoutTenant(ctx, environment);
                };
        ctx.redirect(next, HttpStatus.SEE_OTHER);
    }

    private String withoutTenant(Context ctx, String environment) {
        Release release = model.releases().get(Api.actor(ctx), Api.space(ctx), ctx.pathParam("id"));
        Deployment made = model.deployments()
                .create(
                        Api.actor(ctx),
                        Api.space(ctx),
                        WireJson.empty(Deployment.class)
                                .withReleaseId(release.id())
                                .withEnvironmentId(environment),
                        Optional.empty());
        return Addresses.in(made.spaceId(), "deployments", made.id());
    }

    /** @return the address of the deployment, or when there are several that of the release, which shows them all */
    private String forTenants(Context ctx, String environment, List<String> tenants) {
        if (tenants.isEmpty()) {
            throw new Invalid("No tenant was chosen. Go back and choose those to deploy for.");
        }
        Release release = model.releases().get(Api.actor(ctx), Api.space(ctx), ctx.pathParam("id"));
        List<Deployment> made = model.deployments()
                .create(
                        Api.actor(ctx),
                        Api.space(ctx),
                        WireJson.empty(CreateTenantedDeployments.class)
                                .withProjectName(release.projectId())
                                .withReleaseVersion(release.version())
                                .withEnvironmentName(environment)
                                .withTenants(tenants),
                        Optional.empty());
        return made.size() == 1
                ? Addresses.in(release.spaceId(), "deployments", made.get(0).id())
                : Addresses.in(release.spaceId(), "releases", release.id());
    }
}
