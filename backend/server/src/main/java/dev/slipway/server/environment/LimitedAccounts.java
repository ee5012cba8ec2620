package dev.slipway.server.environment;

import dev.slipway.server.account.AccountEnvironments;
import java.util.List;
import org.jdbi.v3.core.Handle;

/** An account limited to one environment must not come to serve all of them when that one goes. */
public final class LimitedAccounts implements EnvironmentUsage {
    private final AccountEnvironments accounts = new AccountEnvironments();

    @Override
    public List<String> usesOf(Handle tx, EnvironmentId environment) {
        return accounts.limitedToNoOther(tx, environment.value()).stream()
                .map(account -> "account " + account.name())
                .toList();
    }

    @Override
    public void forget(Handle tx, EnvironmentId environment) {
        accounts.forget(tx, environment.value());
    }
}
