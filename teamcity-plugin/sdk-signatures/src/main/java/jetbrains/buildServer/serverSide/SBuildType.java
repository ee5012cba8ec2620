package jetbrains.buildServer.serverSide;

import java.util.List;

public interface SBuildType {
    SProject getProject();

    List<SBuildRunnerDescriptor> getBuildRunners();
}
