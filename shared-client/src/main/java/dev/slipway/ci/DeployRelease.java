package dev.slipway.ci;

import dev.slipway.api.Environment;
import dev.slipway.api.Project;
import dev.slipway.api.Release;
import dev.slipway.ci.CiFailure.Reason;
import dev.slipway.client.Paged;
import dev.slipway.client.SpaceClient;
import java.util.List;

/** Deploys a release to environments, for tenants or none. */
final class DeployRelease {
    private static final String LATEST = "latest";

    private final Session session;

    DeployRelease(Session session) {
        this.session = session;
    }

    Started start(DeployRequest request) {
        String spaceId = session.spaceId(request.space());
        SpaceClient space = session.space(spaceId);
        var deploying = new Deploying(session, spaceId);
        Project project = space.projects().named(request.project());
        List<Environment> environments = session.environments(spaceId, request.environments());
        Release release = release(space, project, request);
        var facts = ReleaseFacts.of(release, project, session.connection());
        TaskResult result = deploying.deploy(
                new TaskResult(CiOperation.DEPLOY, facts, List.of()), release, environments, request.execution());
        return Started.now(result, spaceId, request.waiting(), request.execution(), session.clock());
    }

    private static Release release(SpaceClient space, Project project, DeployRequest request) {
        if (!request.version().equalsIgnoreCase(LATEST)) {
            return space.projects().release(project.id(), request.version());
        }
        Paged<Release> newestFirst = request.channel() == null
                ? space.projects().releases(project.id())
                : space.projects()
                        .releases(
                                project.id(),
                                new OfProject(space, project)
                                        .channel(request.channel())
                                        .id());
        return newestFirst.stream()
                .findFirst()
                .orElseThrow(() -> new CiFailure(
                        Reason.NOT_FOUND,
                        project.name() + " has no release yet"
                                + (request.channel() == null ? "" : " in the channel " + request.channel())));
    }
}
