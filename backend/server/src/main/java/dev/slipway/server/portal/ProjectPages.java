package dev.slipway.server.portal;

import static dev.slipway.server.access.Permission.DEPLOYMENT_VIEW;
import static dev.slipway.server.access.Permission.PROCESS_VIEW;
import static dev.slipway.server.access.Permission.PROJECT_VIEW;
import static dev.slipway.server.access.Permission.RELEASE_VIEW;
import static dev.slipway.server.access.Permission.RUNBOOK_VIEW;

import dev.slipway.api.Channel;
import dev.slipway.api.DashboardItem;
import dev.slipway.api.Environment;
import dev.slipway.api.Lifecycle;
import dev.slipway.api.Project;
import dev.slipway.api.ProjectGroup;
import dev.slipway.api.Release;
import dev.slipway.api.Runbook;
import dev.slipway.api.Step;
import dev.slipway.server.access.Actor;
import dev.slipway.server.access.Scope;
import dev.slipway.server.dashboard.DashboardQuery;
import dev.slipway.server.http.Api;
import dev.slipway.server.http.Requests;
import dev.slipway.server.persistence.Filter;
import dev.slipway.server.persistence.Listing;
import dev.slipway.server.persistence.SpaceId;
import dev.slipway.server.persistence.Stretch;
import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import java.time.Clock;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Projects by group, each project, and the lifecycles that they follow. */
final class ProjectPages {
    private static final int PER_PAGE = 20;

    private final Model model;
    private final Frames frames;
    private final Templates templates;
    private final Clock clock;

    ProjectPages(Model model, Frames frames, Templates templates, Clock clock) {
        this.model = model;
        this.frames = frames;
        this.templates = templates;
        this.clock = clock;
    }

    void register(Api api) {
        api.get("/app/{space}/projects", PROJECT_VIEW, this::list)
                .get("/app/{space}/projectgroups/{id}", PROJECT_VIEW, this::leadToGroup)
                .get("/app/{space}/projects/{id}", PROJECT_VIEW, this::project)
                .get("/app/{space}/projects/{id}/channels/{channel}", PROJECT_VIEW, this::leadToChannel)
                .get("/app/{space}/lifecycles/{id}", PROJECT_VIEW, this::lifecycle);
    }

    private void list(Context ctx) {
        Actor actor = Api.actor(ctx);
        SpaceId space = Api.space(ctx);
        Map<String, List<Project>> byGroup =
                model.projects().all(actor, space).stream().collect(Collectors.groupingBy(Project::projectGroupId));
        var groups = new LinkedHashMap<ProjectGroup, List<Project>>();
        for (ProjectGroup group : model.projectGroups().all(actor, space)) {
            groups.put(group, byGroup.getOrDefault(group.id(), List.of()));
        }
        templates.page(
                ctx, "projects.jte", Map.of("frame", frames.of(ctx, "Projects", Section.PROJECTS), "groups", groups));
    }

    private void leadToGroup(Context ctx) {
        ProjectGroup group = model.projectGroups().get(Api.actor(ctx), Api.space(ctx), ctx.pathParam("id"));
        ctx.redirect(Addresses.in(group.spaceId(), "projects") + "#" + group.id(), HttpStatus.SEE_OTHER);
    }

    private void leadToChannel(Context ctx) {
        Channel channel =
                model.channels().get(Api.actor(ctx), Api.space(ctx), ctx.pathParam("id"), ctx.pathParam("channel"));
        ctx.redirect(
                Addresses.in(channel.spaceId(), "projects", channel.projectId()) + "#channels", HttpStatus.SEE_OTHER);
    }

    private void project(Context ctx) {
        Actor actor = Api.actor(ctx);
        SpaceId space = Api.space(ctx);
        Project project = model.projects().get(actor, space, ctx.pathParam("id"));
        Lifecycle lifecycle = model.lifecycles().preview(actor, space, project.lifecycleId());
        Map<String, Environment> environments = model.environmentsById(actor, space);
        int skip = Requests.number(ctx, "skip", 0);
        Listing<Release> releases = releases(actor, space, project, skip);
        var page = new ProjectPage(
                project,
                model.projectGroups().get(actor, space, project.projectGroupId()),
                lifecycle.name(),
                phases(lifecycle, environments),
                model.channels().list(actor, space, project.id(), Filter.NONE).items(),
                steps(actor, space, project),
                runbooks(actor, space, project),
                releases,
                new Paging(Addresses.in(space.value(), "projects", project.id()), skip, PER_PAGE, releases.total()),
                deployed(actor, space, project),
                environments,
                TenantNames.of(model.tenantsOf(actor, project)),
                clock.instant());
        templates.page(
                ctx, "project.jte", Map.of("frame", frames.of(ctx, project.name(), Section.PROJECTS), "page", page));
    }

    private Listing<Release> releases(Actor actor, SpaceId space, Project project, int skip) {
        var stretch = new Filter(List.of(), "", "", new Stretch(skip, PER_PAGE));
        return actor.may(RELEASE_VIEW, Scope.of(space).project(project.id()))
                ? model.releases().ofProject(actor, space, project.id(), stretch)
                : new Listing<>(List.of(), 0);
    }

    private List<DashboardItem> deployed(Actor actor, SpaceId space, Project project) {
        return actor.may(DEPLOYMENT_VIEW, Scope.of(space).project(project.id()))
                ? model.dashboards()
                        .dashboard(actor, space, DashboardQuery.ofProject(project.id()))
                        .items()
                : List.of();
    }

    private List<Step> steps(Actor actor, SpaceId space, Project project) {
        return actor.may(PROCESS_VIEW, Scope.of(space).project(project.id()))
                ? model.processes()
                        .get(actor, space, project.deploymentProcessId())
                        .steps()
                : List.of();
    }

    private List<Runbook> runbooks(Actor actor, SpaceId space, Project project) {
        return actor.may(RUNBOOK_VIEW, Scope.of(space).project(project.id()))
                ? model.runbooks()
                        .service()
                        .ofProject(actor, space, project.id(), Filter.NONE)
                        .items()
                : List.of();
    }

    private void lifecycle(Context ctx) {
        Actor actor = Api.actor(ctx);
        SpaceId space = Api.space(ctx);
        Lifecycle lifecycle = model.lifecycles().preview(actor, space, ctx.pathParam("id"));
        templates.page(
                ctx,
                "lifecycle.jte",
                Map.of(
                        "frame",
                        frames.of(ctx, lifecycle.name(), Section.PROJECTS),
                        "lifecycle",
                        lifecycle,
                        "phases",
                        phases(lifecycle, model.environmentsById(actor, space)),
                        "projects",
                        model.projects().all(actor, space).stream()
                                .filter(project -> project.lifecycleId().equals(lifecycle.id()))
                                .toList()));
    }

    /** Environments in the order of the space within each phase. */
    private static List<PhaseView> phases(Lifecycle lifecycle, Map<String, Environment> environments) {
        return lifecycle.phases().stream()
                .map(phase -> new PhaseView(
                        phase,
                        environments.values().stream()
                                .filter(environment -> phase.automaticDeploymentTargets()
                                                .contains(environment.id())
                                        || phase.optionalDeploymentTargets().contains(environment.id()))
                                .sorted(Comparator.comparing(Environment::sortOrder))
                                .toList()))
                .toList();
    }
}
