package dev.slipway.ci;

import dev.slipway.api.Deployment;
import dev.slipway.api.Environment;
import dev.slipway.api.Project;
import dev.slipway.api.Release;
import dev.slipway.api.TaskState;
import dev.slipway.ci.CiFailure.Reason;
import dev.slipway.client.Query;
import dev.slipway.client.SpaceClient;
import java.util.List;

/** Deploys to further environments the release that was last deployed successfully to one. */
final class PromoteRelease {
    private final Session session;

    PromoteRelease(Session session) {
        this.session = session;
    }

    Started start(PromoteRequest request) {
        String spaceId = session.spaceId(request.space());
        SpaceClient space = session.space(spaceId);
        var deploying = new Deploying(session, spaceId);
        Project project = space.projects().named(request.project());
        Environment from = space.environments().named(request.from());
        List<Environment> to = session.environments(spaceId, request.to());
        Release release =
                space.releases().get(newest(request, space, project, from).releaseId());
        var facts = ReleaseFacts.of(release, project, session.connection());
        session.log().info("Slipway: " + from.name() + " has " + project.name() + " " + release.version());
        TaskResult result = deploying.deploy(
                new TaskResult(CiOperation.PROMOTE, facts, List.of()), release, to, request.execution());
        return Started.now(result, spaceId, request.waiting(), request.execution(), session.clock());
    }

    private static Deployment newest(PromoteRequest request, SpaceClient space, Project project, Environment from) {
        Query query = Query.all()
                .with("projects", project.id())
                .with("environments", from.id())
                .with("taskState", TaskState.SUCCESS)
                .take(1);
        if (request.channel() != null) {
            query = query.with(
                    "channels",
                    new OfProject(space, project).channel(request.channel()).id());
        }
        return space.deployments().list(query).stream()
                .findFirst()
                .orElseThrow(() -> new CiFailure(
                        Reason.NOT_FOUND,
                        "No release of " + project.name() + " has been deployed successfully to " + from.name()));
    }
}
