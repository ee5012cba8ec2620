package jetbrains.buildServer.serverSide;

public interface SRunningBuild extends SBuild {}
