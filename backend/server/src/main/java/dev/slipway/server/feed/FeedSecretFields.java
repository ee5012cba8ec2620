package dev.slipway.server.feed;

import dev.slipway.api.Feed;
import dev.slipway.server.security.SecretField;
import java.util.List;

/** The fields of feeds that hold a secret; a type has one of them at most. */
final class FeedSecretFields {
    static final SecretField<Feed> PASSWORD = new SecretField<>("Password", Feed::password, Feed::withPassword);
    static final SecretField<Feed> SECRET_KEY = new SecretField<>("SecretKey", Feed::secretKey, Feed::withSecretKey);
    static final SecretField<Feed> SERVICE_ACCOUNT_JSON_KEY =
            new SecretField<>("ServiceAccountJsonKey", Feed::serviceAccountJsonKey, Feed::withServiceAccountJsonKey);

    static final List<SecretField<Feed>> ALL = List.of(PASSWORD, SECRET_KEY, SERVICE_ACCOUNT_JSON_KEY);

    private FeedSecretFields() {}
}
