package dev.slipway.api;

import java.util.List;

/** The runs a command made. */
@WireRecord
public record CreatedRunbookRuns(List<RunbookRunServerTask> runbookRunServerTasks)
        implements CreatedRunbookRunsBuilder.With {}
