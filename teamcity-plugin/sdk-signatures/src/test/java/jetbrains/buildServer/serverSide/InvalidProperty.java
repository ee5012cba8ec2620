package jetbrains.buildServer.serverSide;

public class InvalidProperty {
    private final String propertyName;
    private final String invalidReason;

    public InvalidProperty(String propertyName, String invalidReason) {
        this.propertyName = propertyName;
        this.invalidReason = invalidReason;
    }

    public String getPropertyName() {
        return propertyName;
    }

    public String getInvalidReason() {
        return invalidReason;
    }

    @Override
    public String toString() {
        return propertyName + ": " + invalidReason;
    }
}
