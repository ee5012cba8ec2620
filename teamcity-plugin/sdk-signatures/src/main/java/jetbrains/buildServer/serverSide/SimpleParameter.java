package jetbrains.buildServer.serverSide;

public class SimpleParameter implements Parameter {
    public SimpleParameter(String name, String value) {
        throw new UnsupportedOperationException("signature");
    }

    @Override
    public String getName() {
        throw new UnsupportedOperationException("signature");
    }

    @Override
    public String getValue() {
        throw new UnsupportedOperationException("signature");
    }
}
