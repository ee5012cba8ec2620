package jetbrains.buildServer.serverSide;

import jetbrains.buildServer.TeamCityExtension;

public interface ServerExtension extends TeamCityExtension {}
