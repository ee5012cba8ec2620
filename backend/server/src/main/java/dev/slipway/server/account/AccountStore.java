package dev.slipway.server.account;

import dev.slipway.api.Account;
import dev.slipway.server.persistence.DocumentTable;
import dev.slipway.server.persistence.Filter;
import dev.slipway.server.persistence.LinkTable;
import dev.slipway.server.persistence.Listing;
import dev.slipway.server.persistence.Selection;
import dev.slipway.server.persistence.SpaceId;
import dev.slipway.server.security.SecretColumn;
import dev.slipway.server.security.SecretFields;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

final class AccountStore {
    private static final DocumentTable<Account> ACCOUNTS = DocumentTable.of("account", Account.class, Account::id)
            .inSpace(Account::spaceId)
            .named(Account::name)
            .slugged(Account::slug)
            .with("account_type", Account::accountType);
    private static final SecretColumn SECRETS = new SecretColumn("account");
    private static final LinkTable ENVIRONMENTS = new LinkTable("account_environment", "account_id", "environment_id");

    Account insert(Handle tx, Account account, SecretFields secrets) {
        ACCOUNTS.insert(tx, account);
        saveBeside(tx, account, secrets);
        return account;
    }

    void update(Handle tx, Account account, SecretFields secrets) {
        ACCOUNTS.update(tx, account);
        saveBeside(tx, account, secrets);
    }

    private static void saveBeside(Handle tx, Account account, SecretFields secrets) {
        SECRETS.write(tx, account.id(), secrets);
        ENVIRONMENTS.replace(tx, account.id(), account.environmentIds());
    }

    void delete(Handle tx, String id) {
        ACCOUNTS.delete(tx, id);
    }

    /** Until the transaction ends nobody else changes the account. */
    void lock(Handle tx, String id) {
        ACCOUNTS.lock(tx, id);
    }

    SecretFields secrets(Handle tx, String id) {
        return SECRETS.read(tx, id);
    }

    Optional<Account> find(Handle tx, SpaceId space, String idOrSlugOrName) {
        return ACCOUNTS.find(tx, in(space), idOrSlugOrName);
    }

    Optional<Account> findById(Handle tx, SpaceId space, AccountId id) {
        return in(space).where("id", id.value()).first(tx);
    }

    /** @param types empty for all */
    Listing<Account> list(Handle tx, SpaceId space, List<String> types, Filter filter) {
        return in(space).narrow("account_type", types).list(tx, filter);
    }

    List<Account> all(Handle tx, SpaceId space) {
        return in(space).all(tx);
    }

    List<Account> limitedTo(Handle tx, String environmentId) {
        return ENVIRONMENTS.narrow(ACCOUNTS.select(), List.of(environmentId)).all(tx);
    }

    String freeSlug(Handle tx, SpaceId space, String name) {
        return ACCOUNTS.freeSlug(tx, in(space), name);
    }

    private static Selection<Account> in(SpaceId space) {
        return ACCOUNTS.select(space).orderBy("name_key, id");
    }
}
