package dev.slipway.server.machine;

import dev.slipway.server.account.AccountId;
import dev.slipway.server.account.AccountUsage;
import dev.slipway.server.account.AccountUse;
import dev.slipway.server.limit.Limits;
import java.util.List;
import org.jdbi.v3.core.Handle;

/** The accounts with which machine policies fetch updates. */
public final class PolicyAccounts implements AccountUsage {
    private final MachinePolicyStore store = new MachinePolicyStore();

    @Override
    public List<AccountUse> usesOf(Handle tx, AccountId account) {
        return store.withAccount(tx, account.value()).stream()
                .map(policy -> new AccountUse("machine policy " + policy.name(), Limits.NONE))
                .toList();
    }
}
