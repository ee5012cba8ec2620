package jetbrains.buildServer.serverSide;

public interface RunTypeRegistry {
    void registerRunType(RunType runType);
}
