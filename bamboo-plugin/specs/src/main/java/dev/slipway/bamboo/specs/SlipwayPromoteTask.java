package dev.slipway.bamboo.specs;

/** Deploys the release that an environment has to other environments. */
public final class SlipwayPromoteTask extends ExecutionTask<SlipwayPromoteTask> {
    public SlipwayPromoteTask() {
        super("task.promote");
    }

    /** Name, slug or id of the project. */
    public SlipwayPromoteTask project(String project) {
        return set("project", project);
    }

    /** Only releases of this channel. Not given: of all. */
    public SlipwayPromoteTask channel(String channel) {
        return set("channel", channel);
    }

    /** The environment whose newest successfully deployed release is taken. */
    public SlipwayPromoteTask from(String from) {
        return set("from", from);
    }

    /** The environments that this release is deployed to. */
    public SlipwayPromoteTask to(String... to) {
        return set("to", String.join("\n", to));
    }
}
