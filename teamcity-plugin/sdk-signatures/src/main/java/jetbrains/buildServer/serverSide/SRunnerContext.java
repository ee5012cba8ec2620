package jetbrains.buildServer.serverSide;

public interface SRunnerContext extends SBuildRunnerDescriptor {
    void addRunnerParameter(String key, String value);
}
