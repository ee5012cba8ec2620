package jetbrains.buildServer.serverSide;

public class SimpleParameter implements Parameter {
    private final String name;
    private final String value;

    public SimpleParameter(String name, String value) {
        this.name = name;
        this.value = value;
    }

    @Override
    public String getName() {
        return name;
    }

    @Override
    public String getValue() {
        return value;
    }
}
