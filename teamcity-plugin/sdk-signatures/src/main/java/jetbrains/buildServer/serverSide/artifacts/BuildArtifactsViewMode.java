package jetbrains.buildServer.serverSide.artifacts;

public enum BuildArtifactsViewMode {
    VIEW_ALL
}
