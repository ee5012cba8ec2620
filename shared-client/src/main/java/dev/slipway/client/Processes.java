package dev.slipway.client;

import dev.slipway.api.DeploymentProcess;

/** The steps of projects and of runbooks. */
public final class Processes {
    private final Api api;
    private final ApiPath space;

    Processes(Api api, ApiPath space) {
        this.api = api;
        this.space = space;
    }

    /** By its own id, also that of a release's snapshot. */
    public DeploymentProcess get(String processId) {
        return api.get(space.slash("deploymentprocesses", processId), DeploymentProcess.class);
    }

    public DeploymentProcess ofProject(String project) {
        return api.get(space.slash("projects", project, "deploymentprocesses"), DeploymentProcess.class);
    }

    public DeploymentProcess ofRunbook(String project, String processId) {
        return api.get(space.slash("projects", project, "runbookProcesses", processId), DeploymentProcess.class);
    }

    /** Conflicts when somebody saved the process since it was read; the answer has the next version. */
    public DeploymentProcess modify(DeploymentProcess process) {
        ApiPath path = process.runbookId() == null
                ? space.slash("projects", process.projectId(), "deploymentprocesses")
                : space.slash("projects", process.projectId(), "runbookProcesses", process.id());
        return api.put(path, Api.json(process), DeploymentProcess.class);
    }
}
