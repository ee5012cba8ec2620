package dev.slipway.bamboo.specs;

import java.util.Map;
import java.util.stream.Collectors;

/** What all tasks have that deploy a release or run a runbook. */
public abstract class ExecutionTask<T extends ExecutionTask<T>> extends WaitingTask<T> {
    ExecutionTask(String module) {
        super(module);
    }

    /** Names, slugs or ids of tenants; * for all that are linked to the project in the environment. */
    public T tenants(String... tenants) {
        return set("tenants", String.join("\n", tenants));
    }

    /** Tenants that have these tags, each written Set/Tag. */
    public T tenantTags(String... tenantTags) {
        return set("tenantTags", String.join("\n", tenantTags));
    }

    /** Values for prompted variables, one name=value on each line. */
    public T variables(Map<String, String> variables) {
        return set(
                "variables",
                variables.entrySet().stream()
                        .map(one -> one.getKey() + "=" + one.getValue())
                        .collect(Collectors.joining("\n")));
    }

    /** Names of steps that are not to be run this time. */
    public T skipSteps(String... skipSteps) {
        return set("skipSteps", String.join("\n", skipSteps));
    }

    /** Names, slugs or ids of targets; no others take part. Empty: all. */
    public T targets(String... targets) {
        return set("targets", String.join("\n", targets));
    }

    /** Names, slugs or ids of targets that do not take part. */
    public T excludedTargets(String... excludedTargets) {
        return set("excludedTargets", String.join("\n", excludedTargets));
    }

    /**
     * Whether a person is asked what to do when a step fails. Default: as the environment or project says. One of
     * Default, On, Off.
     */
    public T guidedFailure(String guidedFailure) {
        return set("guidedFailure", guidedFailure);
    }

    /** Fetch packages from their feeds and send them to the targets even where they are already. */
    public T forcePackageDownload(boolean forcePackageDownload) {
        return set("forcePackageDownload", String.valueOf(forcePackageDownload));
    }

    /** When to start, such as 2026-11-23T22:00:00+01:00. Empty: at once. The wait counts from then. */
    public T deployAt(String deployAt) {
        return set("deployAt", deployAt);
    }

    /** When to give up if it could not be started. Empty: never. */
    public T expiresAt(String expiresAt) {
        return set("expiresAt", expiresAt);
    }

    /** Check everything against the server and say what would be done, without doing it. */
    public T dryRun(boolean dryRun) {
        return set("dryRun", String.valueOf(dryRun));
    }

    /** Wait until it is finished, and show its log in the build's. */
    public T waitUntilFinished(boolean yes) {
        return set("wait", String.valueOf(yes));
    }
}
