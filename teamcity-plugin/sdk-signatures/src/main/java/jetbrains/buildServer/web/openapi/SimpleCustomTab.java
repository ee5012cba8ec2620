package jetbrains.buildServer.web.openapi;

public class SimpleCustomTab extends SimplePageExtension {
    SimpleCustomTab() {
        throw new UnsupportedOperationException("signature");
    }
}
