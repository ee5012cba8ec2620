package dev.slipway.server.feed;

import dev.slipway.api.Feed;
import dev.slipway.api.SensitiveValue;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The secrets that feeds have. */
@SuppressWarnings("ImmutableEnumChecker") // the functions are methods of a record
enum SecretField {
    PASSWORD("Password", Feed::password, Feed::withPassword),
    SECRET_KEY("SecretKey", Feed::secretKey, Feed::withSecretKey),
    SERVICE_ACCOUNT_JSON_KEY("ServiceAccountJsonKey", Feed::serviceAccountJsonKey, Feed::withServiceAccountJsonKey);

    private final String wireName;
    private final Function<Feed, @Nullable SensitiveValue> get;
    private final BiFunction<Feed, @Nullable SensitiveValue, Feed> set;

    SecretField(
            String wireName,
            Function<Feed, @Nullable SensitiveValue> get,
            BiFunction<Feed, @Nullable SensitiveValue, Feed> set) {
        this.wireName = wireName;
        this.get = get;
        this.set = set;
    }

    String wireName() {
        return wireName;
    }

    /** What a client sent; nothing sent is nothing kept. */
    SensitiveValue of(Feed feed) {
        @Nullable SensitiveValue sent = get.apply(feed);
        return sent == null ? SensitiveValue.NONE : sent;
    }

    Feed set(Feed feed, @Nullable SensitiveValue value) {
        return set.apply(feed, value);
    }
}
