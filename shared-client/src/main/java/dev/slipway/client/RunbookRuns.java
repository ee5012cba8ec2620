package dev.slipway.client;

import dev.slipway.api.CreateGitRunbookRuns;
import dev.slipway.api.CreateRunbookRuns;
import dev.slipway.api.CreatedRunbookRuns;
import dev.slipway.api.RunbookRun;

/** The runs of runbooks. */
public final class RunbookRuns extends Resources<RunbookRun> {
    private final ApiPath commands;

    RunbookRuns(Api api, ApiPath space) {
        super(api, space.slash("runbookRuns"), RunbookRun.class, RunbookRun::id, RunbookRun::name);
        this.commands = space.slash("runbook-runs");
    }

    /** One run for each environment, and each tenant if any. */
    public CreatedRunbookRuns create(CreateRunbookRuns command) {
        return api().postOnce(commands.slash("create", "v1"), Api.json(command), CreatedRunbookRuns.class);
    }

    public CreatedRunbookRuns create(CreateGitRunbookRuns command) {
        return api().postOnce(commands.slash("git", "create", "v1"), Api.json(command), CreatedRunbookRuns.class);
    }
}
