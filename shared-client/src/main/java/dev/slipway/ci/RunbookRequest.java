package dev.slipway.ci;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A runbook to run.
 *
 * @param snapshot null for the published one
 * @param gitRef null unless the project's runbooks are in Git
 */
public record RunbookRequest(
        String space,
        String project,
        String runbook,
        List<String> environments,
        @Nullable String snapshot,
        @Nullable String gitRef,
        Execution execution,
        Waiting waiting)
        implements TaskRequest {
    static RunbookRequest read(InputReader in) {
        return new RunbookRequest(
                in.text(Fields.SPACE),
                in.text(Fields.PROJECT),
                in.text(Fields.RUNBOOK),
                in.list(Fields.ENVIRONMENTS),
                in.optional(Fields.SNAPSHOT),
                in.optional(Fields.GIT_REF),
                Execution.read(in),
                Waiting.read(in));
    }
}
