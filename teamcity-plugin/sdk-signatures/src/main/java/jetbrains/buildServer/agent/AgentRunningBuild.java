package jetbrains.buildServer.agent;

import java.io.File;
import java.util.Map;
import jetbrains.buildServer.util.PasswordReplacer;

public interface AgentRunningBuild {
    long getBuildId();

    String getBuildNumber();

    String getProjectName();

    String getBuildTypeName();

    File getBuildTempDirectory();

    BuildProgressLogger getBuildLogger();

    Map<String, String> getSharedConfigParameters();

    void addSharedConfigParameter(String key, String value);

    PasswordReplacer getPasswordReplacer();
}
