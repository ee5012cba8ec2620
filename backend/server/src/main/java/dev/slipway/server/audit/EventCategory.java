package dev.slipway.server.audit;

/** What kinds of deeds are recorded. */
public enum EventCategory {
    CREATED("Created", "created"),
    MODIFIED("Modified", "changed"),
    DELETED("Deleted", "deleted"),
    DEPLOYMENT_QUEUED("DeploymentQueued", "queued"),
    RUNBOOK_RUN_QUEUED("RunbookRunQueued", "queued"),
    TASK_CANCELED("TaskCanceled", "cancelled");

    private final String wireName;
    private final String verb;

    EventCategory(String wireName, String verb) {
        this.wireName = wireName;
        this.verb = verb;
    }

    String wireName() {
        return wireName;
    }

    String verb() {
        return verb;
    }
}
