package dev.slipway.client;

import com.squareup.moshi.Types;
import dev.slipway.api.Environment;
import dev.slipway.api.Runbook;
import dev.slipway.json.WireJson;
import java.util.List;

/** The runbooks of a space. */
public final class Runbooks extends Resources<Runbook> {
    private final ApiPath projects;

    Runbooks(Api api, ApiPath space) {
        super(api, space.slash("runbooks"), Runbook.class, Runbook::id, Runbook::name);
        this.projects = space.slash("projects");
    }

    /** In the project that the draft names. */
    @Override
    public Runbook create(Runbook draft) {
        return api().post(projects.slash(draft.projectId(), "runbooks"), Api.json(draft), Runbook.class);
    }

    public Runbook create(String projectId, String name) {
        return create(WireJson.empty(Runbook.class).withProjectId(projectId).withName(name));
    }

    /** The environments in which the runbook may run. */
    public List<Environment> environments(Runbook runbook) {
        return api().get(
                        projects.slash(runbook.projectId(), "runbooks", runbook.id(), "environments"),
                        Types.newParameterizedType(List.class, Environment.class));
    }
}
