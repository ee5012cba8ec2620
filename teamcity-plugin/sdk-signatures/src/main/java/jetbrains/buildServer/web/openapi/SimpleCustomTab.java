package jetbrains.buildServer.web.openapi;

public class SimpleCustomTab extends SimplePageExtension {
    protected SimpleCustomTab() {
        throw new UnsupportedOperationException("signature");
    }
}
