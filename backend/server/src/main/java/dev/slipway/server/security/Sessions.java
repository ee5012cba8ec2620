package dev.slipway.server.security;

import dev.slipway.server.access.Actor;
import dev.slipway.server.persistence.Database;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;

/** People who signed in with a browser. */
public final class Sessions {
    /** How long a sign-in lasts. */
    public static final Duration LIFETIME = Duration.ofDays(1);

    /** A new session: the cookie's secret and what the page echoes in a header. */
    public record Started(Actor actor, Secret token, String csrf) {}

    /** A request of a session. */
    record Current(Actor actor, String csrf) {}

    private final Database db;
    private final UserService users;
    private final Clock clock;
    private final SessionStore store = new SessionStore();

    public Sessions(Database db, UserService users, Clock clock) {
        this.db = db;
        this.users = users;
        this.clock = clock;
    }

    /** None when no user has that name and password. */
    public Optional<Started> signIn(String username, Secret password) {
        return users.signIn(username, password).map(actor -> {
            Secret token = Tokens.newSessionToken();
            String csrf = Tokens.newSessionToken().reveal();
            db.change(tx -> {
                store.deleteExpired(tx, clock.instant());
                store.insert(
                        tx,
                        token,
                        new SessionStore.Session(actor.id(), csrf),
                        clock.instant().plus(LIFETIME));
            });
            return new Started(actor, token, csrf);
        });
    }

    Optional<Current> find(Secret token) {
        return db.read(tx -> store.find(tx, token, clock.instant()).flatMap(session -> users.actor(tx, session.userId())
                .map(actor -> new Current(actor, session.csrf()))));
    }

    public void signOut(Secret token) {
        db.change(tx -> store.delete(tx, token));
    }
}
