package dev.slipway.client;

import dev.slipway.api.Channel;
import dev.slipway.api.DeploymentSettings;
import dev.slipway.api.Project;
import dev.slipway.api.ProjectProgression;
import dev.slipway.api.Release;
import dev.slipway.api.ReleaseTemplate;
import dev.slipway.api.Runbook;
import dev.slipway.json.WireJson;

/** The projects of a space, and what belongs to one. */
public final class Projects extends Resources<Project> {
    Projects(Api api, ApiPath space) {
        super(api, space.slash("projects"), Project.class, Project::id, Project::name);
    }

    public Project create(String name, String projectGroupId, String lifecycleId) {
        return create(WireJson.empty(Project.class)
                .withName(name)
                .withProjectGroupId(projectGroupId)
                .withLifecycleId(lifecycleId));
    }

    public Paged<Channel> channels(String project) {
        return paged(path(project, "channels"), Channel.class);
    }

    /** Newest first. */
    public Paged<Release> releases(String project) {
        return paged(path(project, "releases"), Release.class);
    }

    /** Those of one channel, newest first. */
    public Paged<Release> releases(String project, String channel) {
        return paged(path(project, "channels", channel, "releases"), Release.class);
    }

    /** The release with this number. */
    public Release release(String project, String version) {
        return api().get(path(project, "releases", version), Release.class);
    }

    public Paged<Runbook> runbooks(String project) {
        return paged(path(project, "runbooks"), Runbook.class);
    }

    public ProjectProgression progression(String project) {
        return api().get(path(project, "progression"), ProjectProgression.class);
    }

    public DeploymentSettings deploymentSettings(String project) {
        return api().get(path(project, "deploymentsettings"), DeploymentSettings.class);
    }

    public DeploymentSettings modify(DeploymentSettings settings) {
        return api().put(
                        path(settings.projectId(), "deploymentsettings"), Api.json(settings), DeploymentSettings.class);
    }

    /** What a new release in a channel has to choose, and the number it would get. */
    public ReleaseTemplate releaseTemplate(String project, String channelId) {
        return api().get(
                        path(project, "deploymentprocesses", "template")
                                .with(Query.all().with("channel", channelId)),
                        ReleaseTemplate.class);
    }
}
