package dev.slipway.server.idempotency;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

final class RequestStore {
    private static final String SEPARATOR = ",";

    /** @param created the ids of what it created */
    record Noted(String digest, List<String> created) {}

    Optional<Noted> find(Handle tx, RequestKey key) {
        return tx.createQuery("SELECT digest, created FROM idempotent_request WHERE hash = :hash")
                .bind("hash", key.hash())
                .map((row, context) -> new Noted(
                        row.getString("digest"),
                        List.of(row.getString("created").split(SEPARATOR))))
                .findOne();
    }

    void insert(Handle tx, RequestKey key, Instant now) {
        tx.createUpdate("INSERT INTO idempotent_request (hash, digest, created, at) VALUES (:hash, :digest, '', :now)")
                .bind("hash", key.hash())
                .bind("digest", key.digest())
                .bind("now", now)
                .execute();
    }

    void created(Handle tx, RequestKey key, List<String> ids) {
        tx.createUpdate("UPDATE idempotent_request SET created = :created WHERE hash = :hash")
                .bind("created", String.join(SEPARATOR, ids))
                .bind("hash", key.hash())
                .execute();
    }

    void delete(Handle tx, RequestKey key) {
        tx.createUpdate("DELETE FROM idempotent_request WHERE hash = :hash")
                .bind("hash", key.hash())
                .execute();
    }

    void deleteUntil(Handle tx, Instant time) {
        tx.createUpdate("DELETE FROM idempotent_request WHERE at <= :time")
                .bind("time", time)
                .execute();
    }
}
