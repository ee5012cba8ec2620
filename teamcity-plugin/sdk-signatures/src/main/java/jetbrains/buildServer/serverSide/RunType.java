package jetbrains.buildServer.serverSide;

public abstract class RunType extends RunTypeBase {
    public abstract String getType();

    public abstract String getDisplayName();

    public abstract String getDescription();
}
