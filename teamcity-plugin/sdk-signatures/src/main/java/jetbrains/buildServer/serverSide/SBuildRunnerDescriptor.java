package jetbrains.buildServer.serverSide;

import java.util.Map;

public interface SBuildRunnerDescriptor {
    String getType();

    Map<String, String> getParameters();
}
