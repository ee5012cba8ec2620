package dev.slipway.server.target;

import dev.slipway.api.Machine;
import dev.slipway.server.account.AccountId;
import dev.slipway.server.account.AccountUsage;
import dev.slipway.server.account.AccountUse;
import dev.slipway.server.environment.EnvironmentId;
import dev.slipway.server.environment.EnvironmentUsage;
import dev.slipway.server.limit.LimitedResources;
import dev.slipway.server.limit.Limits;
import dev.slipway.server.machine.MachinePolicyId;
import dev.slipway.server.machine.MachinePolicyUsage;
import dev.slipway.server.machine.ProxyId;
import dev.slipway.server.machine.ProxyUsage;
import dev.slipway.server.persistence.SpaceId;
import dev.slipway.server.worker.WorkerPoolId;
import dev.slipway.server.worker.WorkerPoolUsage;
import java.util.List;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import org.jdbi.v3.core.Handle;

/** What targets need of lower features, and which tenants they are for. */
public final class TargetReferences
        implements AccountUsage, ProxyUsage, MachinePolicyUsage, WorkerPoolUsage, EnvironmentUsage, LimitedResources {
    private final TargetStore store = new TargetStore();

    @Override
    public List<AccountUse> usesOf(Handle tx, AccountId account) {
        return store.with(tx, account).stream()
                .map(target -> new AccountUse("target " + target.name(), TargetService.limits(target)))
                .toList();
    }

    @Override
    public List<String> usesOf(Handle tx, ProxyId proxy) {
        return named(store.with(tx, proxy));
    }

    @Override
    public List<String> usesOf(Handle tx, WorkerPoolId pool) {
        return named(store.with(tx, pool));
    }

    @Override
    public void move(Handle tx, MachinePolicyId from, MachinePolicyId to) {
        store.with(tx, from).forEach(target -> store.update(tx, target.withMachinePolicyId(to.value())));
    }

    /** A target has to be in an environment (R2.4), so one that is in no other keeps it; the others leave it (R2.2). */
    @Override
    public List<String> usesOf(Handle tx, EnvironmentId environment) {
        return named(store.in(tx, environment).stream()
                .filter(target -> target.environmentIds().size() == 1)
                .toList());
    }

    @Override
    public void forget(Handle tx, EnvironmentId environment) {
        for (Machine target : store.in(tx, environment)) {
            List<String> left = target.environmentIds().stream()
                    .filter(id -> !id.equals(environment.value()))
                    .toList();
            store.update(tx, target.withEnvironmentIds(left));
        }
    }

    @Override
    public List<String> limitedSo(Handle tx, SpaceId space, Predicate<Limits> limits) {
        return named(store.all(tx, space).stream()
                .filter(target -> limits.test(TargetService.limits(target)))
                .toList());
    }

    @Override
    public void changeTenants(Handle tx, SpaceId space, UnaryOperator<Limits> change) {
        for (Machine target : store.all(tx, space)) {
            Limits before = TargetService.limits(target);
            Limits after = change.apply(before);
            if (!after.equals(before)) {
                store.update(tx, target.withTenantIds(after.tenantIds()).withTenantTags(after.tenantTags()));
            }
        }
    }

    private static List<String> named(List<Machine> targets) {
        return targets.stream().map(target -> "target " + target.name()).toList();
    }
}
