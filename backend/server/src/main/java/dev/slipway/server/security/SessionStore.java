package dev.slipway.server.security;

import java.time.Instant;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

final class SessionStore {
    /** @param csrf what requests that change something echo in a header, for a cookie alone proves nothing */
    record Session(String userId, String csrf) {}

    void insert(Handle tx, Secret token, Session session, Instant expires) {
        tx.createUpdate("INSERT INTO session (hash, user_id, csrf, expires) VALUES (:hash, :user, :csrf, :expires)")
                .bind("hash", Tokens.hash(token))
                .bind("user", session.userId())
                .bind("csrf", session.csrf())
                .bind("expires", expires)
                .execute();
    }

    Optional<Session> find(Handle tx, Secret token, Instant now) {
        return tx.createQuery("SELECT user_id, csrf FROM session WHERE hash = :hash AND expires > :now")
                .bind("hash", Tokens.hash(token))
                .bind("now", now)
                .map((row, context) -> new Session(row.getString("user_id"), row.getString("csrf")))
                .findOne();
    }

    void delete(Handle tx, Secret token) {
        tx.createUpdate("DELETE FROM session WHERE hash = :hash")
                .bind("hash", Tokens.hash(token))
                .execute();
    }

    void deleteExpired(Handle tx, Instant now) {
        tx.createUpdate("DELETE FROM session WHERE expires <= :now")
                .bind("now", now)
                .execute();
    }
}
