package dev.slipway.bamboo.fake;

import com.atlassian.bamboo.credentials.CredentialsAccessor;
import com.atlassian.bamboo.credentials.CredentialsData;
import com.atlassian.bamboo.crypto.instance.SecretEncryptionService;
import com.atlassian.bandana.BandanaContext;
import com.atlassian.bandana.BandanaManager;
import dev.slipway.bamboo.server.ServerStore;
import dev.slipway.bamboo.server.SlipwayServer;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The services of a Bamboo server. */
public final class FakeBamboo implements BandanaManager, SecretEncryptionService, CredentialsAccessor {
    private static final String ENCRYPTED = "BAMSCRT@";

    /** What is stored, as it is stored. */
    public final Map<String, Object> settings = new HashMap<>();

    /** Passwords of shared credentials by their names. */
    public final Map<String, String> credentials = new HashMap<>();

    /** A server whose API key is stored encrypted. */
    public FakeBamboo withServer(String name, String url, String apiKey) {
        new ServerStore(this).save("", new SlipwayServer(name, url, "", encrypt(apiKey), "", "", 0, "", "", ""));
        return this;
    }

    @Override
    public @Nullable Object getValue(BandanaContext context, String key) {
        return settings.get(key);
    }

    @Override
    public void setValue(BandanaContext context, String key, Object value) {
        settings.put(key, value);
    }

    @Override
    public String encrypt(String secretToEncrypt) {
        byte[] bytes = new StringBuilder(secretToEncrypt).reverse().toString().getBytes(StandardCharsets.UTF_8);
        return ENCRYPTED + Base64.getEncoder().encodeToString(bytes);
    }

    @Override
    public String decrypt(String encryptedSecret) {
        byte[] bytes = Base64.getDecoder().decode(encryptedSecret.substring(ENCRYPTED.length()));
        return new StringBuilder(new String(bytes, StandardCharsets.UTF_8))
                .reverse()
                .toString();
    }

    @Override
    public boolean isEncrypted(String string) {
        return string.startsWith(ENCRYPTED);
    }

    @Override
    public @Nullable CredentialsData getCredentialsByName(String name) {
        String password = credentials.get(name);
        return password == null ? null : () -> Map.of("username", "build", "password", password);
    }
}
