package dev.slipway.server.runbook;

import dev.slipway.api.TaskState;
import java.util.List;

/** What the list of runs can be narrowed by, beside what every list can; empty lists are no filter. */
public record RunQuery(
        List<String> projects,
        List<String> runbooks,
        List<String> environments,
        List<String> tenants,
        List<TaskState> taskStates) {
    public static RunQuery ofRunbook(String id) {
        return new RunQuery(List.of(), List.of(id), List.of(), List.of(), List.of());
    }
}
