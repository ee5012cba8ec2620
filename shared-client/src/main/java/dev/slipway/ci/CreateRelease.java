package dev.slipway.ci;

import dev.slipway.api.Channel;
import dev.slipway.api.CreatedRelease;
import dev.slipway.api.Environment;
import dev.slipway.api.Project;
import dev.slipway.api.Release;
import dev.slipway.api.ReleaseTemplate;
import dev.slipway.ci.CiFailure.Reason;
import dev.slipway.client.SlipwayException;
import dev.slipway.client.SlipwayException.Kind;
import dev.slipway.client.SpaceClient;
import dev.slipway.json.WireJson;
import java.net.URI;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Creates a release, and deploys it when asked to. */
final class CreateRelease {
    private final Session session;

    CreateRelease(Session session) {
        this.session = session;
    }

    Started start(CreateReleaseRequest request) {
        String spaceId = session.spaceId(request.space());
        SpaceClient space = session.space(spaceId);
        var deploying = new Deploying(session, spaceId);
        Project project = space.projects().named(request.project());
        List<Environment> environments = session.environments(spaceId, request.deployTo());
        @Nullable Channel channel = request.channel() == null ? null : new OfProject(space, project).channel(request.channel());
        if (request.execution().isDryRun()) {
            tell(request, space, project, channel);
            return begun(new TaskResult(CiOperation.CREATE_RELEASE, null, List.of()), spaceId, request);
        }
        CreatedRelease created = create(request, spaceId, project, channel);
        Release release = WireJson.empty(Release.class)
                .withId(created.releaseId())
                .withSpaceId(spaceId)
                .withProjectId(project.id())
                .withVersion(created.releaseVersion());
        var facts = ReleaseFacts.of(release, project, session.connection());
        session.log().link("Slipway: release " + release.version() + " of " + project.name(), URI.create(facts.url()));
        var soFar = new TaskResult(CiOperation.CREATE_RELEASE, facts, List.of());
        TaskResult result =
                environments.isEmpty() ? soFar : deploying.deploy(soFar, release, environments, request.execution());
        return begun(result, spaceId, request);
    }

    private Started begun(TaskResult result, String spaceId, CreateReleaseRequest request) {
        return Started.now(result, spaceId, request.waiting(), request.execution(), session.clock());
    }

    private CreatedRelease create(
            CreateReleaseRequest request, String spaceId, Project project, @Nullable Channel channel) {
        var command = WireJson.empty(dev.slipway.api.CreateRelease.class)
                .withSpaceId(spaceId)
                .withProjectName(project.id())
                .withReleaseVersion(request.version())
                .withChannelName(channel == null ? null : channel.id())
                .withGitRef(request.gitRef())
                .withGitCommit(request.gitCommit())
                .withPackages(request.packages())
                .withPackageVersion(request.defaultPackageVersion())
                .withGitResources(request.gitResources())
                .withReleaseNotes(notes(request))
                .withIgnoreIfAlreadyExists(request.ignoreExisting())
                .withIgnoreChannelRules(request.ignoreChannelRules())
                .withCustomFields(request.customFields());
        SpaceClient space = session.space(spaceId);
        try {
            return space.releases().create(command);
        } catch (SlipwayException e) {
            if (e.isTransient()) {
                var pages = new Pages(session.connection(), spaceId);
                throw CiFailure.inDoubt(e, "the release of " + project.name() + " was created", pages.project(project));
            }
            throw request.version() == null ? e : explained(e, request.version(), project, space);
        }
    }

    private @Nullable String notes(CreateReleaseRequest request) {
        String notes = new ReleaseNotes(session.build()).of(request);
        return notes.isEmpty() ? null : notes;
    }

    private static RuntimeException explained(SlipwayException e, String version, Project project, SpaceClient space) {
        boolean isRefusal = e.kind() == Kind.VALIDATION || e.kind() == Kind.CONFLICT;
        return isRefusal && exists(space, project, version)
                ? new CiFailure(
                        Reason.CONFLICT,
                        project.name() + " has a release " + version
                                + " already; give another version, or set ignoreExisting to go on with that one",
                        e)
                : e;
    }

    private static boolean exists(SpaceClient space, Project project, String version) {
        try {
            space.projects().release(project.id(), version);
            return true;
        } catch (SlipwayException e) {
            return false;
        }
    }

    private void tell(CreateReleaseRequest request, SpaceClient space, Project project, @Nullable Channel wanted) {
        Channel channel = wanted == null ? new OfProject(space, project).defaultChannel() : wanted;
        ReleaseTemplate template = space.projects().releaseTemplate(project.id(), channel.id());
        String version = request.version() == null ? template.nextVersionIncrement() : request.version();
        session.log()
                .info("Slipway: release " + version + " of " + project.name() + " would be created in the channel "
                        + channel.name());
        template.packages()
                .forEach(choice -> session.log().info("  " + choice.actionName() + " needs " + choice.packageId()));
        if (!request.deployTo().isEmpty()) {
            session.log().info("  and deployed to " + String.join(", ", request.deployTo()));
        }
    }
}
