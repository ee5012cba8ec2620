package jetbrains.buildServer.vcs;

public interface SVcsModification {
    String getVersion();

    String getDescription();
}
