package jetbrains.buildServer.agent;

import java.io.File;
import java.util.Map;

public interface BuildRunnerContext {
    AgentRunningBuild getBuild();

    File getWorkingDirectory();

    String getRunType();

    String getName();

    Map<String, String> getRunnerParameters();
}
