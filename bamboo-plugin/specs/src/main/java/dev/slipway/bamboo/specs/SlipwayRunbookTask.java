package dev.slipway.bamboo.specs;

/** Runs a runbook. */
public final class SlipwayRunbookTask extends ExecutionTask<SlipwayRunbookTask> {
    public SlipwayRunbookTask() {
        super("task.runbook");
    }

    /** Name, slug or id of the project. */
    public SlipwayRunbookTask project(String project) {
        return set("project", project);
    }

    /** Name, slug or id of the runbook. */
    public SlipwayRunbookTask runbook(String runbook) {
        return set("runbook", runbook);
    }

    /** Names, slugs or ids of the environments to run it in. */
    public SlipwayRunbookTask environments(String... environments) {
        return set("environments", String.join("\n", environments));
    }

    /** Name or id of the snapshot to run. Empty: the published one. */
    public SlipwayRunbookTask snapshot(String snapshot) {
        return set("snapshot", snapshot);
    }

    /** For runbooks in Git: the branch or tag from which it is taken. */
    public SlipwayRunbookTask gitRef(String gitRef) {
        return set("gitRef", gitRef);
    }
}
