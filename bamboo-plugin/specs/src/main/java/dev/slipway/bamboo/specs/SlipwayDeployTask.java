package dev.slipway.bamboo.specs;

/** Deploys a release. In a deployment project the version and the environment are those of the deployment unless given. */
public final class SlipwayDeployTask extends ExecutionTask<SlipwayDeployTask> {
    public SlipwayDeployTask() {
        super("task.deploy");
    }

    /** Name, slug or id of the project. */
    public SlipwayDeployTask project(String project) {
        return set("project", project);
    }

    /** The number of the release, or latest for the newest one of the project (and channel). */
    public SlipwayDeployTask version(String version) {
        return set("version", version);
    }

    /** Where version is latest: name, slug or id of the channel whose newest release is meant. */
    public SlipwayDeployTask channel(String channel) {
        return set("channel", channel);
    }

    /** Names, slugs or ids of the environments to deploy to. */
    public SlipwayDeployTask environments(String... environments) {
        return set("environments", String.join("\n", environments));
    }
}
