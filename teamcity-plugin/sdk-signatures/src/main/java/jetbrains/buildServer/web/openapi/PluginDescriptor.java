package jetbrains.buildServer.web.openapi;

public interface PluginDescriptor {
    String getPluginVersion();

    String getPluginResourcesPath(String relativePath);
}
