package dev.slipway.client;

import dev.slipway.api.DeploymentPreview;
import dev.slipway.api.RunbookSnapshot;

/** The snapshots of runbooks. */
public final class RunbookSnapshots extends Resources<RunbookSnapshot> {
    RunbookSnapshots(Api api, ApiPath space) {
        super(api, space.slash("runbookSnapshots"), RunbookSnapshot.class, RunbookSnapshot::id, RunbookSnapshot::name);
    }

    /** Makes a snapshot that becomes the one which triggers and users run. */
    public RunbookSnapshot publish(RunbookSnapshot draft) {
        return api().post(path().with(Query.all().with("publish", true)), Api.json(draft), RunbookSnapshot.class);
    }

    /** What running the snapshot in an environment would do. */
    public DeploymentPreview preview(String snapshotId, String environmentId) {
        return api().get(path(snapshotId, "runbookRuns", "preview", environmentId), DeploymentPreview.class);
    }
}
