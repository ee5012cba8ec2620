package jetbrains.buildServer.agent;

public interface BuildAgentConfiguration {}
