package hudson.util;

import java.io.Serializable;

public final class Secret implements Serializable {
    private Secret() {
        throw new UnsupportedOperationException("stub");
    }

    public static Secret fromString(String text) {
        throw new UnsupportedOperationException("stub");
    }

    public static Secret decrypt(String encrypted) {
        throw new UnsupportedOperationException("stub");
    }

    public String getPlainText() {
        throw new UnsupportedOperationException("stub");
    }

    public String getEncryptedValue() {
        throw new UnsupportedOperationException("stub");
    }
}
