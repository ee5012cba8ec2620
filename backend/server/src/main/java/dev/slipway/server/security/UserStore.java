package dev.slipway.server.security;

import dev.slipway.api.User;
import dev.slipway.server.persistence.DocumentTable;
import dev.slipway.server.persistence.Filter;
import dev.slipway.server.persistence.Listing;
import dev.slipway.server.persistence.Names;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

final class UserStore {
    private static final DocumentTable<User> USERS =
            DocumentTable.of("app_user", User.class, User::id).named(User::username);

    /** What sign-in needs of a user beside what anybody may see. */
    record Credentials(String userId, @Nullable String passwordHash, boolean isAdministrator) {}

    User insert(Handle tx, User user, Optional<Secret> password, boolean isAdministrator) {
        tx.createUpdate(
                        """
                        INSERT INTO app_user (id, name, name_key, password_hash, is_administrator, document)
                        VALUES (:id, :name, :key, :hash, :administrator, '{}')""")
                .bind("id", user.id())
                .bind("name", user.username())
                .bind("key", Names.key(user.username()))
                .bind("hash", password.map(Passwords::hash).orElse(null))
                .bind("administrator", isAdministrator)
                .execute();
        USERS.update(tx, user);
        return user;
    }

    Optional<User> find(Handle tx, String idOrName) {
        return USERS.find(tx, USERS.select(), idOrName);
    }

    Listing<User> list(Handle tx, Filter filter) {
        return USERS.select().orderBy("name_key").list(tx, filter);
    }

    List<User> all(Handle tx) {
        return USERS.select().orderBy("name_key").all(tx);
    }

    boolean isEmpty(Handle tx) {
        return USERS.select().count(tx) == 0;
    }

    Optional<Credentials> credentials(Handle tx, String userIdOrName) {
        return tx.createQuery(
                        """
                        SELECT id, password_hash, is_administrator FROM app_user
                        WHERE id = :text OR name_key = :key""")
                .bind("text", userIdOrName)
                .bind("key", Names.key(userIdOrName))
                .map((row, context) -> new Credentials(
                        row.getString("id"), row.getString("password_hash"), row.getBoolean("is_administrator")))
                .findOne();
    }
}
