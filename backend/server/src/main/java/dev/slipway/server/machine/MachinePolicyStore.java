package dev.slipway.server.machine;

import dev.slipway.api.MachinePolicy;
import dev.slipway.server.persistence.DocumentTable;
import dev.slipway.server.persistence.Filter;
import dev.slipway.server.persistence.Listing;
import dev.slipway.server.persistence.Selection;
import dev.slipway.server.persistence.SpaceId;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

final class MachinePolicyStore {
    private static final DocumentTable<MachinePolicy> POLICIES = DocumentTable.of(
                    "machine_policy", MachinePolicy.class, MachinePolicy::id)
            .inSpace(MachinePolicy::spaceId)
            .named(MachinePolicy::name)
            .with("is_default", MachinePolicy::isDefault)
            .with("account_id", policy -> policy.machineUpdatePolicy().tentacleUpdateAccountId());

    MachinePolicy insert(Handle tx, MachinePolicy policy) {
        return POLICIES.insert(tx, policy);
    }

    void update(Handle tx, MachinePolicy policy) {
        POLICIES.update(tx, policy);
    }

    void delete(Handle tx, String id) {
        POLICIES.delete(tx, id);
    }

    void deleteAll(Handle tx, SpaceId space) {
        POLICIES.deleteAll(tx, space);
    }

    Optional<MachinePolicy> find(Handle tx, SpaceId space, String idOrName) {
        return POLICIES.find(tx, in(space), idOrName);
    }

    Optional<MachinePolicy> findById(Handle tx, SpaceId space, MachinePolicyId id) {
        return in(space).where("id", id.value()).first(tx);
    }

    Optional<MachinePolicy> findDefault(Handle tx, SpaceId space) {
        return in(space).where("is_default", true).first(tx);
    }

    List<MachinePolicy> withAccount(Handle tx, String accountId) {
        return POLICIES.select().where("account_id", accountId).all(tx);
    }

    Listing<MachinePolicy> list(Handle tx, SpaceId space, Filter filter) {
        return in(space).list(tx, filter);
    }

    List<MachinePolicy> all(Handle tx, SpaceId space) {
        return in(space).all(tx);
    }

    private static Selection<MachinePolicy> in(SpaceId space) {
        return POLICIES.select(space).orderBy("name_key, id");
    }
}
