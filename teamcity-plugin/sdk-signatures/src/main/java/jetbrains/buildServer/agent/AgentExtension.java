package jetbrains.buildServer.agent;

import jetbrains.buildServer.TeamCityExtension;

public interface AgentExtension extends TeamCityExtension {}
