package hudson.util;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.Serializable;
import java.util.Base64;

/** Twin for tests of what is only a signature otherwise. */
public final class Secret implements Serializable {
    private final String plain;

    private Secret(String plain) {
        this.plain = plain;
    }

    public static Secret fromString(String text) {
        return new Secret(text);
    }

    public static Secret decrypt(String encrypted) {
        return new Secret(
                new String(Base64.getDecoder().decode(encrypted.substring(1, encrypted.length() - 1)), UTF_8));
    }

    public String getPlainText() {
        return plain;
    }

    public String getEncryptedValue() {
        return "{" + Base64.getEncoder().encodeToString(plain.getBytes(UTF_8)) + "}";
    }
}
