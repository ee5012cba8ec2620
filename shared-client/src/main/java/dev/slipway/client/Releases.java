package dev.slipway.client;

import dev.slipway.api.CreateRelease;
import dev.slipway.api.CreatedRelease;
import dev.slipway.api.Defect;
import dev.slipway.api.DeploymentPreview;
import dev.slipway.api.DeploymentTemplate;
import dev.slipway.api.LifecycleProgression;
import dev.slipway.api.MissingPackages;
import dev.slipway.api.Release;

/** The releases of a space. */
public final class Releases extends Resources<Release> {
    Releases(Api api, ApiPath space) {
        super(api, space.slash("releases"), Release.class, Release::id, Release::version);
    }

    public CreatedRelease create(CreateRelease command) {
        return api().postOnce(path("create", "v1"), Api.json(command), CreatedRelease.class);
    }

    /** How far the release has come in its lifecycle, and where it can go next. */
    public LifecycleProgression progression(String releaseId) {
        return api().get(path(releaseId, "progression"), LifecycleProgression.class);
    }

    public DeploymentTemplate deploymentTemplate(String releaseId) {
        return api().get(path(releaseId, "deployments", "template"), DeploymentTemplate.class);
    }

    /** What deploying to an environment would do. */
    public DeploymentPreview preview(String releaseId, String environmentId) {
        return api().get(path(releaseId, "deployments", "preview", environmentId), DeploymentPreview.class);
    }

    public MissingPackages missingPackages(String releaseId) {
        return api().get(path(releaseId, "missingpackages"), MissingPackages.class);
    }

    public Paged<Defect> defects(String releaseId) {
        return paged(path(releaseId, "defects"), Defect.class);
    }

    /** Blocks the release until its defects are resolved. */
    public void reportDefect(String releaseId, String description) {
        api().post(path(releaseId, "defects"), Api.json(new ReportDefect(releaseId, description)));
    }

    public void resolveDefects(String releaseId) {
        api().post(path(releaseId, "defects", "resolve"), Api.json(new ResolveDefects(releaseId)));
    }

    private record ReportDefect(String releaseId, String description) {}

    private record ResolveDefects(String releaseId) {}
}
