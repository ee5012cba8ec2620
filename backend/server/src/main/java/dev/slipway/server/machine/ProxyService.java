package dev.slipway.server.machine;

import static dev.slipway.server.access.Permission.PROXY_CREATE;
import static dev.slipway.server.access.Permission.PROXY_DELETE;
import static dev.slipway.server.access.Permission.PROXY_EDIT;
import static dev.slipway.server.access.Permission.PROXY_VIEW;

import dev.slipway.api.Proxy;
import dev.slipway.api.SensitiveValue;
import dev.slipway.server.access.Actor;
import dev.slipway.server.access.Scope;
import dev.slipway.server.audit.AuditLog;
import dev.slipway.server.audit.EventCategory;
import dev.slipway.server.persistence.Database;
import dev.slipway.server.persistence.DuplicateKey;
import dev.slipway.server.persistence.Filter;
import dev.slipway.server.persistence.Ids;
import dev.slipway.server.persistence.Listing;
import dev.slipway.server.persistence.SpaceId;
import dev.slipway.server.problem.Checks;
import dev.slipway.server.problem.Invalid;
import dev.slipway.server.problem.NotFound;
import dev.slipway.server.security.Encryption;
import dev.slipway.server.security.Secret;
import dev.slipway.server.security.SecretFields;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;
import org.jdbi.v3.core.Handle;

/** The HTTP proxies between the server and machines (R2.27). */
public final class ProxyService {
    private static final String PASSWORD = "Password";
    private static final int LONGEST_CREDENTIAL = 1000;

    private final Database db;
    private final AuditLog audit;
    private final Encryption encryption;
    private final List<ProxyUsage> usages;
    private final ProxyStore store = new ProxyStore();

    public ProxyService(Database db, AuditLog audit, Encryption encryption, List<ProxyUsage> usages) {
        this.db = db;
        this.audit = audit;
        this.encryption = encryption;
        this.usages = List.copyOf(usages);
    }

    public Listing<Proxy> list(Actor actor, SpaceId space, Filter filter) {
        actor.require(PROXY_VIEW, Scope.of(space));
        return db.read(tx -> store.list(tx, space, filter));
    }

    public List<Proxy> all(Actor actor, SpaceId space) {
        actor.require(PROXY_VIEW, Scope.of(space));
        return db.read(tx -> store.all(tx, space));
    }

    /** For features above, whose machines name proxies by id. */
    public Optional<Proxy> findById(Handle tx, SpaceId space, ProxyId id) {
        return store.findById(tx, space, id);
    }

    /** For features above, which connect through the proxy. */
    public Optional<Secret> password(Handle tx, Proxy proxy) {
        return store.secrets(tx, proxy.id()).reveal(PASSWORD, proxy.id(), encryption);
    }

    public Proxy get(Actor actor, SpaceId space, String idOrName) {
        actor.require(PROXY_VIEW, Scope.of(space));
        return db.read(tx -> store.find(tx, space, idOrName)).orElseThrow(() -> NotFound.of("proxy", idOrName));
    }

    public Proxy create(Actor actor, SpaceId space, Proxy draft) {
        actor.require(PROXY_CREATE, Scope.of(space));
        Proxy wanted = checked(draft);
        return unique(
                wanted,
                () -> db.write(tx -> {
                    String id = Ids.next(tx, "Proxies");
                    SecretFields kept = SecretFields.NONE.after(sent(wanted), id, encryption);
                    Proxy created = store.insert(
                            tx, wanted.withId(id).withSpaceId(space.value()).withPassword(kept.shown(PASSWORD)), kept);
                    audit.record(tx, actor, space, EventCategory.CREATED, id, "proxy " + created.name());
                    return created;
                }));
    }

    public Proxy modify(Actor actor, SpaceId space, String idOrName, Proxy draft) {
        Proxy before = get(actor, space, idOrName);
        actor.require(PROXY_EDIT, Scope.of(space));
        Proxy wanted = checked(draft);
        return unique(
                wanted,
                () -> db.write(tx -> {
                    store.lock(tx, before.id());
                    SecretFields kept = store.secrets(tx, before.id()).after(sent(wanted), before.id(), encryption);
                    Proxy after = wanted.withId(before.id())
                            .withSpaceId(before.spaceId())
                            .withPassword(kept.shown(PASSWORD));
                    store.update(tx, after, kept);
                    audit.record(tx, actor, space, EventCategory.MODIFIED, after.id(), "proxy " + after.name());
                    return after;
                }));
    }

    /** @throws Invalid naming the machines that still use it */
    public void delete(Actor actor, SpaceId space, String idOrName) {
        Proxy doomed = get(actor, space, idOrName);
        actor.require(PROXY_DELETE, Scope.of(space));
        db.change(tx -> {
            Checks.unused(
                    "proxy " + doomed.name(),
                    usages.stream().flatMap(usage -> usage.usesOf(tx, new ProxyId(doomed.id())).stream()));
            store.delete(tx, doomed.id());
            audit.record(tx, actor, space, EventCategory.DELETED, doomed.id(), "proxy " + doomed.name());
        });
    }

    /** Takes all proxies out of a space that is deleted. */
    public void clear(Handle tx, SpaceId space) {
        store.deleteAll(tx, space);
    }

    private static Map<String, SensitiveValue> sent(Proxy proxy) {
        return Map.of(PASSWORD, Objects.requireNonNullElse(proxy.password(), SensitiveValue.NONE));
    }

    private static Proxy checked(Proxy draft) {
        var checks = new Checks()
                .name("Name", draft.name())
                .that(
                        draft.proxyType().equalsIgnoreCase("HTTP"),
                        "ProxyType",
                        "ProxyType '" + Checks.quote(draft.proxyType()) + "' must be HTTP")
                .that(
                        draft.username() == null || draft.username().length() <= LONGEST_CREDENTIAL,
                        "Username",
                        "Username is longer than " + LONGEST_CREDENTIAL + " characters")
                .that(
                        draft.password() == null
                                || draft.password().newValue() == null
                                || draft.password().newValue().length() <= LONGEST_CREDENTIAL,
                        PASSWORD,
                        "Password is longer than " + LONGEST_CREDENTIAL + " characters");
        EndpointRules.checkHost(checks, draft.host().strip());
        EndpointRules.checkPort(checks, draft.port());
        checks.orThrow();
        return draft.withName(draft.name().strip())
                .withHost(draft.host().strip())
                .withProxyType("HTTP");
    }

    private static Proxy unique(Proxy wanted, Supplier<Proxy> work) {
        try {
            return work.get();
        } catch (DuplicateKey e) {
            throw new Invalid("Name", "There is already a proxy called " + wanted.name());
        }
    }
}
