package jetbrains.buildServer;

public interface TeamCityExtension {}
