package dev.slipway.server.machine;

import dev.slipway.api.Proxy;
import dev.slipway.server.persistence.DocumentTable;
import dev.slipway.server.persistence.Filter;
import dev.slipway.server.persistence.Listing;
import dev.slipway.server.persistence.Selection;
import dev.slipway.server.persistence.SpaceId;
import dev.slipway.server.security.SecretColumn;
import dev.slipway.server.security.SecretFields;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

final class ProxyStore {
    private static final DocumentTable<Proxy> PROXIES = DocumentTable.of("proxy", Proxy.class, Proxy::id)
            .inSpace(Proxy::spaceId)
            .named(Proxy::name);
    private static final SecretColumn SECRETS = new SecretColumn("proxy");

    Proxy insert(Handle tx, Proxy proxy, SecretFields secrets) {
        PROXIES.insert(tx, proxy);
        SECRETS.write(tx, proxy.id(), secrets);
        return proxy;
    }

    void update(Handle tx, Proxy proxy, SecretFields secrets) {
        PROXIES.update(tx, proxy);
        SECRETS.write(tx, proxy.id(), secrets);
    }

    void delete(Handle tx, String id) {
        PROXIES.delete(tx, id);
    }

    void deleteAll(Handle tx, SpaceId space) {
        PROXIES.deleteAll(tx, space);
    }

    /** Until the transaction ends nobody else changes the proxy. */
    void lock(Handle tx, String id) {
        PROXIES.lock(tx, id);
    }

    SecretFields secrets(Handle tx, String id) {
        return SECRETS.read(tx, id);
    }

    Optional<Proxy> find(Handle tx, SpaceId space, String idOrName) {
        return PROXIES.find(tx, in(space), idOrName);
    }

    Optional<Proxy> findById(Handle tx, SpaceId space, ProxyId id) {
        return in(space).where("id", id.value()).first(tx);
    }

    Listing<Proxy> list(Handle tx, SpaceId space, Filter filter) {
        return in(space).list(tx, filter);
    }

    List<Proxy> all(Handle tx, SpaceId space) {
        return in(space).all(tx);
    }

    private static Selection<Proxy> in(SpaceId space) {
        return PROXIES.select(space).orderBy("name_key, id");
    }
}
