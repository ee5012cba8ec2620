package jetbrains.buildServer.serverSide;

public interface SProject {
    String getProjectId();

    String getExternalId();
}
