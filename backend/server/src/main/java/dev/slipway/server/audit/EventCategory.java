package dev.slipway.server.audit;

/** What kinds of deeds are recorded. */
public enum EventCategory {
    CREATED("Created", "created"),
    MODIFIED("Modified", "changed"),
    DELETED("Deleted", "deleted"),
    DEPLOYMENT_QUEUED("DeploymentQueued", "queued"),
    RUNBOOK_RUN_QUEUED("RunbookRunQueued", "queued"),
    TASK_CANCELED("TaskCanceled", "cancelled"),
    MANUAL_INTERVENTION_RAISED("ManualInterventionInterruptionRaised", "raised the"),
    GUIDED_FAILURE_RAISED("GuidedFailureInterruptionRaised", "raised the"),
    INTERRUPTION_SUBMITTED("InterruptionSubmitted", "answered the"),
    MACHINE_HEALTHY("MachineHealthy", "marked as healthy the"),
    MACHINE_HAS_WARNINGS("MachineHasWarnings", "marked as having warnings the"),
    MACHINE_UNHEALTHY("MachineUnhealthy", "marked as unhealthy the"),
    MACHINE_UNAVAILABLE("MachineUnavailable", "marked as unavailable the");

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
