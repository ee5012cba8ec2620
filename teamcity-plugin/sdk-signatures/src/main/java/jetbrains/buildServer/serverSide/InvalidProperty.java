package jetbrains.buildServer.serverSide;

public class InvalidProperty {
    public InvalidProperty(String propertyName, String invalidReason) {
        throw new UnsupportedOperationException("signature");
    }

    public String getPropertyName() {
        throw new UnsupportedOperationException("signature");
    }

    public String getInvalidReason() {
        throw new UnsupportedOperationException("signature");
    }
}
