package dev.slipway.server.machine;

import static dev.slipway.server.access.Permission.MACHINE_POLICY_CREATE;
import static dev.slipway.server.access.Permission.MACHINE_POLICY_DELETE;
import static dev.slipway.server.access.Permission.MACHINE_POLICY_EDIT;
import static dev.slipway.server.access.Permission.MACHINE_POLICY_VIEW;

import dev.slipway.api.MachinePolicy;
import dev.slipway.json.WireJson;
import dev.slipway.server.access.Actor;
import dev.slipway.server.access.Scope;
import dev.slipway.server.account.AccountId;
import dev.slipway.server.account.AccountService;
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
import java.util.List;
import java.util.function.Supplier;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/** How machines are checked, cleaned up and updated (R2.17); one policy of a space is the default. */
public final class MachinePolicyService {
    private static final String FIRST_NAME = "Default Machine Policy";

    private final Database db;
    private final AuditLog audit;
    private final AccountService accounts;
    private final List<MachinePolicyUsage> usages;
    private final MachinePolicyStore store = new MachinePolicyStore();

    public MachinePolicyService(Database db, AuditLog audit, AccountService accounts, List<MachinePolicyUsage> usages) {
        this.db = db;
        this.audit = audit;
        this.accounts = accounts;
        this.usages = List.copyOf(usages);
    }

    /** Every space starts with the policy that machines have when they name none. */
    public void furnish(Handle tx, SpaceId space) {
        store.insert(
                tx,
                WireJson.empty(MachinePolicy.class)
                        .withId(Ids.next(tx, "MachinePolicies"))
                        .withSpaceId(space.value())
                        .withName(FIRST_NAME)
                        .withIsDefault(true));
    }

    /** Takes all policies out of a space that is deleted. */
    public void clear(Handle tx, SpaceId space) {
        store.deleteAll(tx, space);
    }

    public Listing<MachinePolicy> list(Actor actor, SpaceId space, Filter filter) {
        actor.require(MACHINE_POLICY_VIEW, Scope.of(space));
        return db.read(tx -> store.list(tx, space, filter));
    }

    public List<MachinePolicy> all(Actor actor, SpaceId space) {
        actor.require(MACHINE_POLICY_VIEW, Scope.of(space));
        return db.read(tx -> store.all(tx, space));
    }

    /**
     * For features above: the policy that a machine names, or the default one when it names none.
     *
     * @throws Invalid when the name is no policy's of the space
     */
    public MachinePolicy chosen(Handle tx, SpaceId space, String id) {
        return id.isBlank()
                ? defaultOf(tx, space)
                : store.findById(tx, space, new MachinePolicyId(id))
                        .orElseThrow(() -> new Invalid(
                                "MachinePolicyId",
                                "MachinePolicyId '" + Checks.quote(id) + "' names no machine policy of this space"));
    }

    private MachinePolicy defaultOf(Handle tx, SpaceId space) {
        return store.findDefault(tx, space)
                .orElseThrow(() -> new IllegalStateException(space + " has no default machine policy"));
    }

    public MachinePolicy get(Actor actor, SpaceId space, String idOrName) {
        actor.require(MACHINE_POLICY_VIEW, Scope.of(space));
        return db.read(tx -> store.find(tx, space, idOrName))
                .orElseThrow(() -> NotFound.of("machine policy", idOrName));
    }

    /** The default policy stays the one that it is. */
    public MachinePolicy create(Actor actor, SpaceId space, MachinePolicy draft) {
        actor.require(MACHINE_POLICY_CREATE, Scope.of(space));
        MachinePolicy wanted = MachinePolicyRules.checked(draft);
        return unique(
                wanted,
                () -> db.write(tx -> {
                    checkAccount(tx, space, wanted);
                    MachinePolicy created = store.insert(
                            tx,
                            wanted.withId(Ids.next(tx, "MachinePolicies"))
                                    .withSpaceId(space.value())
                                    .withIsDefault(false));
                    audit.record(
                            tx, actor, space, EventCategory.CREATED, created.id(), "machine policy " + created.name());
                    return created;
                }));
    }

    public MachinePolicy modify(Actor actor, SpaceId space, String idOrName, MachinePolicy draft) {
        MachinePolicy before = get(actor, space, idOrName);
        actor.require(MACHINE_POLICY_EDIT, Scope.of(space));
        MachinePolicy wanted = MachinePolicyRules.checked(draft);
        return unique(
                wanted,
                () -> db.write(tx -> {
                    checkAccount(tx, space, wanted);
                    MachinePolicy after = wanted.withId(before.id())
                            .withSpaceId(before.spaceId())
                            .withIsDefault(before.isDefault());
                    store.update(tx, after);
                    audit.record(
                            tx, actor, space, EventCategory.MODIFIED, after.id(), "machine policy " + after.name());
                    return after;
                }));
    }

    /**
     * Its machines move to the default policy.
     *
     * @throws Invalid when it is the default policy itself
     */
    public void delete(Actor actor, SpaceId space, String idOrName) {
        MachinePolicy doomed = get(actor, space, idOrName);
        actor.require(MACHINE_POLICY_DELETE, Scope.of(space));
        if (doomed.isDefault()) {
            throw new Invalid("The machine policy " + doomed.name() + " is the default one and cannot be deleted.");
        }
        db.change(tx -> {
            var heir = new MachinePolicyId(defaultOf(tx, space).id());
            usages.forEach(usage -> usage.move(tx, new MachinePolicyId(doomed.id()), heir));
            store.delete(tx, doomed.id());
            audit.record(tx, actor, space, EventCategory.DELETED, doomed.id(), "machine policy " + doomed.name());
        });
    }

    private void checkAccount(Handle tx, SpaceId space, MachinePolicy policy) {
        @Nullable String id = policy.machineUpdatePolicy().tentacleUpdateAccountId();
        if (id != null && accounts.findById(tx, space, new AccountId(id)).isEmpty()) {
            throw new Invalid(
                    "TentacleUpdateAccountId",
                    "TentacleUpdateAccountId '" + Checks.quote(id) + "' names no account of this space");
        }
    }

    private static MachinePolicy unique(MachinePolicy wanted, Supplier<MachinePolicy> work) {
        try {
            return work.get();
        } catch (DuplicateKey e) {
            throw new Invalid("Name", "There is already a machine policy called " + wanted.name());
        }
    }
}
