package jetbrains.buildServer.serverSide.artifacts;

public interface BuildArtifactHolder {
    boolean isAvailable();

    boolean isAccessible();

    BuildArtifact getArtifact();
}
