package jetbrains.buildServer.serverSide.artifacts;

public interface BuildArtifacts {
    BuildArtifactHolder findArtifact(String relativePath);
}
