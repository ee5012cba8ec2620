package jetbrains.buildServer.serverSide;

public interface SBuildServer {}
