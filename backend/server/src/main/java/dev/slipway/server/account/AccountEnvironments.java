package dev.slipway.server.account;

import dev.slipway.api.Account;
import java.util.List;
import org.jdbi.v3.core.Handle;

/** What becomes of accounts when an environment that they are limited to goes (R2.2). */
public final class AccountEnvironments {
    private final AccountStore store = new AccountStore();

    /** The accounts that would be limited to nothing, which means everything, without the environment. */
    public List<Account> limitedToNoOther(Handle tx, String environmentId) {
        return store.limitedTo(tx, environmentId).stream()
                .filter(account -> account.environmentIds().size() == 1)
                .toList();
    }

    /** Takes the environment out of the limits of all accounts. */
    public void forget(Handle tx, String environmentId) {
        for (Account account : store.limitedTo(tx, environmentId)) {
            List<String> left = account.environmentIds().stream()
                    .filter(id -> !id.equals(environmentId))
                    .toList();
            store.update(tx, account.withEnvironmentIds(left), store.secrets(tx, account.id()));
        }
    }
}
