package dev.slipway.server.security;

import static dev.slipway.server.access.Permission.ADMINISTER_SYSTEM;
import static dev.slipway.server.access.Permission.USER_VIEW;

import dev.slipway.api.ApiKey;
import dev.slipway.api.ApiKeyBuilder;
import dev.slipway.api.SensitiveValue;
import dev.slipway.api.User;
import dev.slipway.api.UserBuilder;
import dev.slipway.server.access.Actor;
import dev.slipway.server.access.Grants;
import dev.slipway.server.access.Scope;
import dev.slipway.server.persistence.Database;
import dev.slipway.server.persistence.Filter;
import dev.slipway.server.persistence.Ids;
import dev.slipway.server.persistence.Listing;
import dev.slipway.server.problem.Checks;
import dev.slipway.server.problem.NotFound;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/** The users and their API keys. Roles are administrator and nobody, until teams come. */
public final class UserService {
    private static final int HINT_LENGTH = 7;

    private final Database db;
    private final Clock clock;
    private final UserStore users = new UserStore();
    private final ApiKeyStore keys = new ApiKeyStore();

    public UserService(Database db, Clock clock) {
        this.db = db;
        this.clock = clock;
    }

    /**
     * Makes the first user, an administrator, when there is none yet.
     *
     * @return whether it was made
     */
    public boolean ensureAdministrator(Secret password) {
        return db.write(tx -> {
            if (!users.isEmpty(tx)) {
                return false;
            }
            users.insert(tx, user(tx, "admin", "Administrator"), Optional.of(password), true);
            return true;
        });
    }

    private static User user(Handle tx, String username, String displayName) {
        return UserBuilder.builder()
                .id(Ids.next(tx, "Users"))
                .username(username)
                .displayName(displayName)
                .isActive(true)
                .canPasswordBeEdited(true)
                .build();
    }

    /** Makes a user who may do nothing until somebody grants them something. */
    public User create(Actor actor, String username, Secret password) {
        actor.require(ADMINISTER_SYSTEM, Scope.SERVER);
        new Checks().name("Username", username).orThrow();
        return db.write(
                tx -> users.insert(tx, user(tx, username.strip(), username.strip()), Optional.of(password), false));
    }

    /** Gives the administrator {@code admin} a key with this text, unless it is somebody's already. */
    public void ensureApiKey(Secret text) {
        db.change(tx -> {
            if (keys.userOf(tx, text, clock.instant()).isEmpty()) {
                User admin = users.find(tx, "admin").orElseThrow(() -> NotFound.of("user", "admin"));
                keys.insert(tx, key(tx, admin.id(), "From SLIPWAY_ADMIN_API_KEY", null, text), text);
            }
        });
    }

    /** A new key of a user for the server's own use; those that have expired are cleared away. */
    public Secret issueApiKey(String username, String purpose, Duration lifetime) {
        Secret text = Tokens.newApiKey();
        Instant now = clock.instant();
        db.change(tx -> {
            keys.deleteExpired(tx, now);
            User user = users.find(tx, username).orElseThrow(() -> NotFound.of("user", username));
            keys.insert(tx, key(tx, user.id(), purpose, now.plus(lifetime), text), text);
        });
        return text;
    }

    private ApiKey key(Handle tx, String userId, String purpose, @Nullable Instant expires, Secret text) {
        return ApiKeyBuilder.builder()
                .id(Ids.next(tx, "ApiKeys"))
                .userId(userId)
                .purpose(purpose)
                .created(clock.instant())
                .expires(expires)
                .apiKey(new SensitiveValue(true, text.reveal().substring(0, HINT_LENGTH), null))
                .build();
    }

    public User get(Actor actor, String idOrName) {
        User found = db.read(tx -> users.find(tx, idOrName)).orElseThrow(() -> NotFound.of("user", idOrName));
        if (!found.id().equals(actor.id())) {
            actor.require(USER_VIEW, Scope.SERVER);
        }
        return found.withIsRequestor(found.id().equals(actor.id()));
    }

    public Listing<User> list(Actor actor, Filter filter) {
        actor.require(USER_VIEW, Scope.SERVER);
        return db.read(tx -> users.list(tx, filter));
    }

    public List<User> all(Actor actor) {
        actor.require(USER_VIEW, Scope.SERVER);
        return db.read(users::all);
    }

    /** The answer is the only one that ever has the key's text (R1.5). */
    public ApiKey createApiKey(Actor actor, String userIdOrName, ApiKey draft) {
        User user = own(actor, userIdOrName);
        new Checks()
                .name("Purpose", draft.purpose())
                .that(
                        draft.expires() == null || draft.expires().isAfter(clock.instant()),
                        "Expires",
                        "Expires is " + draft.expires() + "; it must be in the future")
                .orThrow();
        Secret text = Tokens.newApiKey();
        ApiKey created =
                db.write(tx -> keys.insert(tx, key(tx, user.id(), draft.purpose(), draft.expires(), text), text));
        return created.withApiKey(SensitiveValue.of(text.reveal()));
    }

    public Listing<ApiKey> apiKeys(Actor actor, String userIdOrName, Filter filter) {
        User user = own(actor, userIdOrName);
        return db.read(tx -> keys.list(tx, user.id(), filter));
    }

    public ApiKey apiKey(Actor actor, String userIdOrName, String id) {
        User user = own(actor, userIdOrName);
        return db.read(tx -> keys.find(tx, user.id(), id)).orElseThrow(() -> NotFound.of("API key", id));
    }

    public void deleteApiKey(Actor actor, String userIdOrName, String id) {
        ApiKey key = apiKey(actor, userIdOrName, id);
        db.change(tx -> keys.delete(tx, key.id()));
    }

    /** One's own account, or another's for an administrator. */
    private User own(Actor actor, String userIdOrName) {
        User user = get(actor, userIdOrName);
        if (!user.id().equals(actor.id())) {
            actor.require(ADMINISTER_SYSTEM, Scope.SERVER);
        }
        return user;
    }

    /** For features above, which name users by id. */
    public boolean isThere(Handle tx, String userId) {
        return users.find(tx, userId).filter(user -> user.id().equals(userId)).isPresent();
    }

    /** The user as someone who acts; none when the user is gone or inactive. */
    Optional<Actor> actor(Handle tx, String userId) {
        return users.find(tx, userId)
                .filter(user -> !Boolean.FALSE.equals(user.isActive()))
                .map(user -> new Actor(
                        user.id(),
                        user.username(),
                        user.displayName(),
                        users.credentials(tx, userId)
                                        .filter(UserStore.Credentials::isAdministrator)
                                        .isPresent()
                                ? Grants.ALL
                                : Grants.NONE));
    }

    Optional<Actor> actorOfKey(Secret text) {
        return db.read(tx -> keys.userOf(tx, text, clock.instant()).flatMap(user -> actor(tx, user)));
    }

    /** The user with that name and password. */
    Optional<Actor> signIn(String username, Secret password) {
        return db.read(tx -> users.credentials(tx, username)
                .filter(user -> user.passwordHash() != null && Passwords.matches(password, user.passwordHash()))
                .flatMap(user -> actor(tx, user.userId())));
    }
}
