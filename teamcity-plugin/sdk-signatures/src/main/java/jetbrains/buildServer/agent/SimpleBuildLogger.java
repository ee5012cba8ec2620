package jetbrains.buildServer.agent;

public interface SimpleBuildLogger {
    void message(String message);

    void error(String message);

    void warning(String message);

    void exception(Throwable th);

    void progressMessage(String message);
}
