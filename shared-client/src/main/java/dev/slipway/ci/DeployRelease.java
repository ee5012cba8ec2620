package dev.slipway.ci;

import dev.slipway.api.Channel;
import dev.slipway.api.Environment;
import dev.slipway.api.Project;
import dev.slipway.api.Release;
import dev.slipway.ci.CiFailure.Reason;
import dev.slipway.client.SpaceClient;
import java.util.List;
import org.jspecify.annotations.Nullable;

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
        @Nullable String channelId = request.channel() == null ? null : channelId(space, project, request.channel());
        return space.projects().releases(project.id()).stream()
                .filter(release -> channelId == null || release.channelId().equals(channelId))
                .findFirst()
                .orElseThrow(() -> new CiFailure(
                        Reason.NOT_FOUND,
                        project.name() + " has no release yet"
                                + (request.channel() == null ? "" : " in the channel " + request.channel())));
    }

    static String channelId(SpaceClient space, Project project, String wanted) {
        return space.projects().channels(project.id()).stream()
                .filter(channel -> channel.name().equalsIgnoreCase(wanted)
                        || channel.id().equals(wanted)
                        || channel.slug().equals(wanted))
                .findFirst()
                .map(Channel::id)
                .orElseThrow(
                        () -> new CiFailure(Reason.NOT_FOUND, project.name() + " has no channel '" + wanted + "'"));
    }
}
