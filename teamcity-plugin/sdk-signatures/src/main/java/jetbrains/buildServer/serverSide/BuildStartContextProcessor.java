package jetbrains.buildServer.serverSide;

public interface BuildStartContextProcessor extends ServerExtension {
    void updateParameters(BuildStartContext context);
}
