package dev.slipway.server.account;

import dev.slipway.api.Account;
import dev.slipway.server.limit.LimitedResources;
import dev.slipway.server.limit.Limits;
import dev.slipway.server.persistence.SpaceId;
import java.util.List;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import org.jdbi.v3.core.Handle;

/** The tenants and tags that accounts are limited to. */
public final class AccountTenants implements LimitedResources {
    private final AccountStore store = new AccountStore();

    @Override
    public List<String> limitedSo(Handle tx, SpaceId space, Predicate<Limits> limits) {
        return store.all(tx, space).stream()
                .filter(account -> limits.test(AccountService.limits(account)))
                .map(account -> "account " + account.name())
                .toList();
    }

    @Override
    public void changeTenants(Handle tx, SpaceId space, UnaryOperator<Limits> change) {
        for (Account account : store.all(tx, space)) {
            Limits before = AccountService.limits(account);
            Limits after = change.apply(before);
            if (!after.equals(before)) {
                store.update(
                        tx,
                        account.withTenantIds(after.tenantIds()).withTenantTags(after.tenantTags()),
                        store.secrets(tx, account.id()));
            }
        }
    }
}
