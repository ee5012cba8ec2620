package jetbrains.buildServer.agent.artifacts;

public interface ArtifactsWatcher {
    void addNewArtifactsPath(String artifactsPath);
}
