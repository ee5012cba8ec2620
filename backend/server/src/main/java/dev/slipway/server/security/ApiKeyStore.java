package dev.slipway.server.security;

import dev.slipway.api.ApiKey;
import dev.slipway.server.persistence.DocumentTable;
import dev.slipway.server.persistence.Filter;
import dev.slipway.server.persistence.Listing;
import dev.slipway.server.persistence.Selection;
import java.time.Instant;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

final class ApiKeyStore {
    private static final DocumentTable<ApiKey> KEYS = DocumentTable.of("api_key", ApiKey.class, ApiKey::id);

    ApiKey insert(Handle tx, ApiKey key, Secret text) {
        tx.createUpdate(
                        """
                        INSERT INTO api_key (id, user_id, hash, expires, document)
                        VALUES (:id, :user, :hash, :expires, '{}')""")
                .bind("id", key.id())
                .bind("user", key.userId())
                .bind("hash", Tokens.hash(text))
                .bind("expires", key.expires())
                .execute();
        KEYS.update(tx, key);
        return key;
    }

    /** The user whose key this is; none when it is unknown or has expired. */
    Optional<String> userOf(Handle tx, Secret text, Instant now) {
        return tx.createQuery(
                        """
                        SELECT user_id FROM api_key
                        WHERE hash = :hash AND (expires IS NULL OR expires > :now)""")
                .bind("hash", Tokens.hash(text))
                .bind("now", now)
                .mapTo(String.class)
                .findOne();
    }

    Listing<ApiKey> list(Handle tx, String userId, Filter filter) {
        return of(userId).list(tx, filter);
    }

    Optional<ApiKey> find(Handle tx, String userId, String id) {
        return of(userId).where("id", id).first(tx);
    }

    boolean delete(Handle tx, String id) {
        return KEYS.delete(tx, id);
    }

    void deleteExpired(Handle tx, Instant now) {
        tx.createUpdate("DELETE FROM api_key WHERE expires <= :now")
                .bind("now", now)
                .execute();
    }

    private static Selection<ApiKey> of(String userId) {
        return KEYS.select().where("user_id", userId);
    }
}
