package jetbrains.buildServer.serverSide;

public interface Parameter {
    String getName();

    String getValue();
}
