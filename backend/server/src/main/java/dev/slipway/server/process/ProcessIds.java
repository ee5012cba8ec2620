package dev.slipway.server.process;

/** Ids of processes are made from their owners'; clients rely on that. */
public final class ProcessIds {
    private ProcessIds() {}

    public static String ofProject(String projectId) {
        return "deploymentprocess-" + projectId;
    }

    public static String ofRunbook(String runbookId) {
        return "RunbookProcess-" + runbookId;
    }
}
