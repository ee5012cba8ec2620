package dev.slipway.server.worker;

import dev.slipway.server.account.AccountId;
import dev.slipway.server.account.AccountUsage;
import dev.slipway.server.account.AccountUse;
import dev.slipway.server.limit.Limits;
import dev.slipway.server.machine.MachinePolicyId;
import dev.slipway.server.machine.MachinePolicyUsage;
import dev.slipway.server.machine.ProxyId;
import dev.slipway.server.machine.ProxyUsage;
import java.util.List;
import org.jdbi.v3.core.Handle;

/** What workers need of lower features. */
public final class WorkerReferences implements AccountUsage, ProxyUsage, MachinePolicyUsage {
    private final WorkerStore store = new WorkerStore();

    @Override
    public List<AccountUse> usesOf(Handle tx, AccountId account) {
        return store.with(tx, account).stream()
                .map(worker -> new AccountUse("worker " + worker.name(), Limits.NONE))
                .toList();
    }

    @Override
    public List<String> usesOf(Handle tx, ProxyId proxy) {
        return store.with(tx, proxy).stream()
                .map(worker -> "worker " + worker.name())
                .toList();
    }

    @Override
    public void move(Handle tx, MachinePolicyId from, MachinePolicyId to) {
        store.with(tx, from).forEach(worker -> store.update(tx, worker.withMachinePolicyId(to.value())));
    }
}
