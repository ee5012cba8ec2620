package dev.slipway.client;

import dev.slipway.api.ApiKey;
import dev.slipway.api.ApiKeyBuilder;
import dev.slipway.api.User;
import dev.slipway.json.WireJson;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** The users of a server and their API keys. */
public final class Users extends Resources<User> {
    Users(Api api) {
        super(api, ApiPath.api().slash("users"), User.class, User::id, User::username);
    }

    /** Whose API key this is. */
    public User me() {
        return api().get(path("me"), User.class);
    }

    public Paged<ApiKey> apiKeys(String userId) {
        return paged(path(userId, "apikeys"), ApiKey.class);
    }

    /**
     * Only this answer has the key itself, as the new value of {@link ApiKey#apiKey()}.
     *
     * @param expires null for never
     */
    public ApiKey createApiKey(String userId, String purpose, @Nullable Instant expires) {
        ApiKey draft = ApiKeyBuilder.builder(WireJson.empty(ApiKey.class))
                .userId(userId)
                .purpose(purpose)
                .expires(expires)
                .build();
        return api().post(path(userId, "apikeys"), Api.json(draft), ApiKey.class);
    }

    public void deleteApiKey(String userId, String apiKeyId) {
        api().delete(path(userId, "apikeys", apiKeyId));
    }
}
