package dev.slipway.api;

/** A runbook run and the task that carries it out. */
@WireRecord
public record RunbookRunServerTask(String runbookRunId, String serverTaskId)
        implements RunbookRunServerTaskBuilder.With {}
