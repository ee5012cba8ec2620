package jetbrains.buildServer.web.openapi;

public class SimplePageExtension {
    private boolean isRegistered;

    public String getIncludeUrl() {
        return "";
    }

    public void register() {
        isRegistered = true;
    }

    public boolean isRegistered() {
        return isRegistered;
    }
}
