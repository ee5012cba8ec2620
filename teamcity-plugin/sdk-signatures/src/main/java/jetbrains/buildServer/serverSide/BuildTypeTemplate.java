package jetbrains.buildServer.serverSide;

public interface BuildTypeTemplate {
    SProject getProject();
}
