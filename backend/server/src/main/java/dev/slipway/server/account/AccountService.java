package dev.slipway.server.account;

import static dev.slipway.server.access.Permission.ACCOUNT_CREATE;
import static dev.slipway.server.access.Permission.ACCOUNT_DELETE;
import static dev.slipway.server.access.Permission.ACCOUNT_EDIT;
import static dev.slipway.server.access.Permission.ACCOUNT_VIEW;

import dev.slipway.api.Account;
import dev.slipway.server.access.Actor;
import dev.slipway.server.access.Scope;
import dev.slipway.server.audit.AuditLog;
import dev.slipway.server.audit.EventCategory;
import dev.slipway.server.limit.Limits;
import dev.slipway.server.limit.UnknownLimits;
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
import dev.slipway.server.security.SecretFields;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jdbi.v3.core.Handle;

/** Credentials of targets and steps (R2.20). What it gives out holds no secret; {@link AccountSecrets} does. */
public final class AccountService {
    private final Database db;
    private final AuditLog audit;
    private final Encryption encryption;
    private final AccountSecrets secrets;
    private final List<UnknownLimits> directories;
    private final List<AccountUsage> usages;
    private final AccountStore store = new AccountStore();

    public AccountService(
            Database db,
            AuditLog audit,
            Encryption encryption,
            List<UnknownLimits> directories,
            List<AccountUsage> usages) {
        this.db = db;
        this.audit = audit;
        this.encryption = encryption;
        this.secrets = new AccountSecrets(encryption);
        this.directories = List.copyOf(directories);
        this.usages = List.copyOf(usages);
    }

    /** The deployments that an account is for (R2.21). */
    public static Limits limits(Account account) {
        return new Limits(
                account.environmentIds(),
                account.tenantedDeploymentParticipation(),
                account.tenantIds(),
                account.tenantTags());
    }

    /** @param types names of account types; empty for all */
    public Listing<Account> list(Actor actor, SpaceId space, List<String> types, Filter filter) {
        actor.require(ACCOUNT_VIEW, Scope.of(space));
        List<String> known = types.stream()
                .map(type -> AccountType.of(type).map(AccountType::wireName).orElse(type))
                .toList();
        return db.read(tx -> store.list(tx, space, known, filter));
    }

    public List<Account> all(Actor actor, SpaceId space) {
        actor.require(ACCOUNT_VIEW, Scope.of(space));
        return db.read(tx -> store.all(tx, space));
    }

    /** For features above, whose resources name accounts by id. */
    public Optional<Account> findById(Handle tx, SpaceId space, AccountId id) {
        return store.findById(tx, space, id);
    }

    public Account get(Actor actor, SpaceId space, String idOrSlugOrName) {
        Account found = db.read(tx -> store.find(tx, space, idOrSlugOrName))
                .orElseThrow(() -> NotFound.of("account", idOrSlugOrName));
        limits(found).requireSomewhere(actor, ACCOUNT_VIEW, space);
        return found;
    }

    public Account create(Actor actor, SpaceId space, Account draft) {
        limits(draft).requireEverywhere(actor, ACCOUNT_CREATE, space);
        Account wanted = AccountRules.checked(draft);
        AccountType type = typeOf(wanted);
        return unique(
                wanted,
                () -> db.write(tx -> {
                    refuseUnknownLimits(tx, space, wanted);
                    Account named = wanted.withId(Ids.next(tx, "Accounts"))
                            .withSpaceId(space.value())
                            .withSlug(
                                    store.freeSlug(tx, space, wanted.slug().isBlank() ? wanted.name() : wanted.slug()));
                    SecretFields kept = SecretFields.NONE.after(wanted, type.secrets(), named.id(), encryption);
                    AccountRules.checkSecrets(named, type, secrets.revealed(named, kept));
                    Account created = store.insert(tx, kept.shownIn(named, type.secrets()), kept);
                    audit.record(tx, actor, space, EventCategory.CREATED, created.id(), "account " + created.name());
                    return created;
                }));
    }

    /** @throws Invalid also when something uses the account that its new limits leave out (R2.21) */
    public Account modify(Actor actor, SpaceId space, String idOrSlugOrName, Account draft) {
        Account found = get(actor, space, idOrSlugOrName);
        limits(found).requireEverywhere(actor, ACCOUNT_EDIT, space);
        limits(draft).requireEverywhere(actor, ACCOUNT_EDIT, space);
        Account wanted = AccountRules.checked(
                draft.accountType().isBlank() ? draft.withAccountType(found.accountType()) : draft);
        AccountType type = typeOf(wanted);
        new Checks()
                .that(
                        wanted.accountType().equals(found.accountType()),
                        "AccountType",
                        "AccountType of an existing account stays what it is, " + found.accountType()
                                + "; create another account")
                .orThrow();
        return unique(
                wanted,
                () -> db.write(tx -> {
                    store.lock(tx, found.id());
                    refuseUnknownLimits(tx, space, wanted);
                    Account named = wanted.withId(found.id())
                            .withSpaceId(found.spaceId())
                            .withSlug(found.slug());
                    refuseToLeaveOut(tx, named);
                    SecretFields kept =
                            store.secrets(tx, found.id()).after(wanted, type.secrets(), found.id(), encryption);
                    AccountRules.checkSecrets(named, type, secrets.revealed(named, kept));
                    Account after = kept.shownIn(named, type.secrets());
                    store.update(tx, after, kept);
                    audit.record(tx, actor, space, EventCategory.MODIFIED, after.id(), "account " + after.name());
                    return after;
                }));
    }

    /** @throws Invalid naming what still uses it */
    public void delete(Actor actor, SpaceId space, String idOrSlugOrName) {
        Account doomed = get(actor, space, idOrSlugOrName);
        limits(doomed).requireEverywhere(actor, ACCOUNT_DELETE, space);
        db.change(tx -> {
            Checks.unused("account " + doomed.name(), uses(tx, doomed).map(AccountUse::what));
            store.delete(tx, doomed.id());
            audit.record(tx, actor, space, EventCategory.DELETED, doomed.id(), "account " + doomed.name());
        });
    }

    private Stream<AccountUse> uses(Handle tx, Account account) {
        return usages.stream().flatMap(usage -> usage.usesOf(tx, new AccountId(account.id())).stream());
    }

    private void refuseToLeaveOut(Handle tx, Account account) {
        List<String> leftOut = uses(tx, account)
                .filter(use -> !limits(account).cover(use.limits()))
                .map(AccountUse::what)
                .toList();
        if (!leftOut.isEmpty()) {
            throw new Invalid("The account " + account.name() + " cannot be limited so; it is used outside of these"
                    + " environments and tenants by " + String.join(", ", leftOut) + ".");
        }
    }

    private void refuseUnknownLimits(Handle tx, SpaceId space, Account account) {
        var checks = new Checks();
        directories.stream()
                .flatMap(directory -> directory.unknownIn(tx, space, limits(account)).stream())
                .forEach(unknown -> checks.that(false, unknown.field(), unknown.sentence()));
        checks.orThrow();
    }

    private static AccountType typeOf(Account checked) {
        return AccountType.of(checked.accountType()).orElseThrow();
    }

    private static Account unique(Account wanted, Supplier<Account> work) {
        try {
            return work.get();
        } catch (DuplicateKey e) {
            throw new Invalid("Name", "There is already an account called " + wanted.name());
        }
    }
}
