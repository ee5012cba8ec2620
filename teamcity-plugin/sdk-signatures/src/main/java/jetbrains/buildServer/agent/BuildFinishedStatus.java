package jetbrains.buildServer.agent;

public enum BuildFinishedStatus {
    INTERRUPTED,
    FINISHED_SUCCESS,
    FINISHED_FAILED,
    FINISHED_WITH_PROBLEMS
}
