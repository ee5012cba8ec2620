package dev.slipway.server.machine;

import dev.slipway.api.Proxy;
import dev.slipway.server.persistence.DocumentTable;
import dev.slipway.server.persistence.Filter;
import dev.slipway.server.persistence.Listing;
import dev.slipway.server.persistence.Selection;
import dev.slipway.server.persistence.SpaceId;
import dev.slipway.server.security.SecretFields;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

final class ProxyStore {
    private static final DocumentTable<Proxy> PROXIES = DocumentTable.of("proxy", Proxy.class, Proxy::id)
            .inSpace(Proxy::spaceId)
            .named(Proxy::name);

    Proxy insert(Handle tx, Proxy proxy, SecretFields secrets) {
        PROXIES.insert(tx, proxy);
        save(tx, proxy.id(), secrets);
        return proxy;
    }

    void update(Handle tx, Proxy proxy, SecretFields secrets) {
        PROXIES.update(tx, proxy);
        save(tx, proxy.id(), secrets);
    }

    private static void save(Handle tx, String id, SecretFields secrets) {
        tx.createUpdate("UPDATE proxy SET secrets = :secrets WHERE id = :id")
                .bind("secrets", secrets.text())
                .bind("id", id)
                .execute();
    }

    void delete(Handle tx, String id) {
        PROXIES.delete(tx, id);
    }

    void deleteAll(Handle tx, SpaceId space) {
        tx.createUpdate("DELETE FROM proxy WHERE space_id = :space")
                .bind("space", space.value())
                .execute();
    }

    /** Locked until the transaction ends. */
    SecretFields secretsToChange(Handle tx, String id) {
        return secrets(tx, id, " FOR UPDATE");
    }

    SecretFields secrets(Handle tx, String id) {
        return secrets(tx, id, "");
    }

    private static SecretFields secrets(Handle tx, String id, String lock) {
        return tx.createQuery("SELECT secrets FROM proxy WHERE id = :id" + lock)
                .bind("id", id)
                .map((row, context) -> SecretFields.parse(row.getString("secrets")))
                .findOne()
                .orElse(SecretFields.NONE);
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
