package jetbrains.buildServer.web.openapi;

public class SimplePageExtension {
    SimplePageExtension() {
        throw new UnsupportedOperationException("signature");
    }

    public String getIncludeUrl() {
        throw new UnsupportedOperationException("signature");
    }

    public void register() {
        throw new UnsupportedOperationException("signature");
    }
}
