package dev.slipway.server.variable;

import java.util.List;

/**
 * The frozen variables that a release or runbook snapshot deploys with (R6.10).
 *
 * @param projectSetId the snapshot of the project's set
 * @param librarySetIds the snapshots of the library sets and script modules that the project included, in its order
 */
public record VariableSnapshots(String projectSetId, List<String> librarySetIds) {}
