package dev.slipway.server.app;

import dev.slipway.server.account.AccountRoutes;
import dev.slipway.server.account.AccountSecrets;
import dev.slipway.server.account.AccountService;
import dev.slipway.server.deployment.DeploymentReferences;
import dev.slipway.server.environment.EnvironmentRoutes;
import dev.slipway.server.environment.EnvironmentService;
import dev.slipway.server.environment.KnownEnvironments;
import dev.slipway.server.environment.LimitedAccounts;
import dev.slipway.server.health.InitialHealthCheck;
import dev.slipway.server.http.Api;
import dev.slipway.server.lifecycle.LifecycleReferences;
import dev.slipway.server.limit.UnknownLimits;
import dev.slipway.server.machine.EndpointReferences;
import dev.slipway.server.machine.MachinePolicyRoutes;
import dev.slipway.server.machine.MachinePolicyService;
import dev.slipway.server.machine.PolicyAccounts;
import dev.slipway.server.machine.ProxyRoutes;
import dev.slipway.server.machine.ProxyService;
import dev.slipway.server.machine.SshHops;
import dev.slipway.server.process.ProcessReferences;
import dev.slipway.server.runbook.RunbookReferences;
import dev.slipway.server.runbook.RunbookRuns;
import dev.slipway.server.space.SpaceClearing;
import dev.slipway.server.space.SpaceFurnishing;
import dev.slipway.server.target.DiscoverMachine;
import dev.slipway.server.target.ReferenceCheck;
import dev.slipway.server.target.TargetReferences;
import dev.slipway.server.target.TargetRoutes;
import dev.slipway.server.target.TargetService;
import dev.slipway.server.tenant.KnownTenants;
import dev.slipway.server.tenant.TenantReferences;
import dev.slipway.server.variable.VariableReferences;
import dev.slipway.server.worker.WorkerPoolRoutes;
import dev.slipway.server.worker.WorkerPoolService;
import dev.slipway.server.worker.WorkerReferences;
import dev.slipway.server.worker.WorkerRoutes;
import dev.slipway.server.worker.WorkerService;
import java.util.List;

/** Where one deploys to: accounts, environments, workers and targets. */
final class Infrastructure implements Tier {
    final AccountService accounts;
    final EnvironmentService environments;
    final MachinePolicyService policies;
    final WorkerPoolService pools;
    final TargetService targets;
    final SshHops hops;
    private final ProxyService proxies;
    private final WorkerService workers;
    private final DiscoverMachine discovery;

    Infrastructure(Foundations base, Library library) {
        List<UnknownLimits> limits = List.of(new KnownEnvironments(), new KnownTenants());
        accounts = new AccountService(
                base.db,
                base.audit,
                base.encryption,
                limits,
                List.of(
                        new PolicyAccounts(),
                        new WorkerReferences(),
                        new TargetReferences(),
                        new VariableReferences()));
        environments = new EnvironmentService(
                base.db,
                base.audit,
                List.of(
                        new LimitedAccounts(),
                        new LifecycleReferences(),
                        new TargetReferences(),
                        new TenantReferences(),
                        new ProcessReferences(),
                        new VariableReferences(),
                        new DeploymentReferences(base.taskInbox),
                        new RunbookReferences(),
                        new RunbookRuns(base.taskInbox)));

        proxies = new ProxyService(
                base.db, base.audit, base.encryption, List.of(new WorkerReferences(), new TargetReferences()));
        policies = new MachinePolicyService(
                base.db, base.audit, accounts, List.of(new WorkerReferences(), new TargetReferences()));
        var endpoints = new EndpointReferences(accounts, proxies, library.feeds);

        pools = new WorkerPoolService(
                base.db,
                base.audit,
                List.of(new TargetReferences(), new ProcessReferences(), new VariableReferences()));
        workers = new WorkerService(base.db, base.audit, pools, policies, endpoints);

        targets = new TargetService(
                base.db,
                base.audit,
                base.encryption,
                new ReferenceCheck(limits, endpoints, pools, policies),
                List.of(new InitialHealthCheck(base.taskInbox)));
        hops = new SshHops(base.db, accounts, new AccountSecrets(base.encryption));
        discovery = new DiscoverMachine(hops, base.ssh);
    }

    @Override
    public void register(Api api) {
        new AccountRoutes(accounts).register(api);
        new EnvironmentRoutes(environments).register(api);
        new ProxyRoutes(proxies).register(api);
        new MachinePolicyRoutes(policies).register(api);
        new WorkerPoolRoutes(pools).register(api);
        new WorkerRoutes(workers, pools).register(api);
        new TargetRoutes(targets, environments, discovery).register(api);
    }

    @Override
    public List<SpaceFurnishing> furnishings() {
        return List.of(policies::furnish, pools::furnish);
    }

    @Override
    public List<SpaceClearing> clearings() {
        return List.of(targets::clear, pools::clear, policies::clear, proxies::clear);
    }
}
