package dev.slipway.server.target;

import dev.slipway.api.Machine;
import dev.slipway.server.account.AccountId;
import dev.slipway.server.environment.EnvironmentId;
import dev.slipway.server.machine.EndpointReferences;
import dev.slipway.server.machine.MachineFilter;
import dev.slipway.server.machine.MachinePolicyId;
import dev.slipway.server.machine.ProxyId;
import dev.slipway.server.persistence.DocumentTable;
import dev.slipway.server.persistence.LinkTable;
import dev.slipway.server.persistence.Listing;
import dev.slipway.server.persistence.Names;
import dev.slipway.server.persistence.Selection;
import dev.slipway.server.persistence.SpaceId;
import dev.slipway.server.security.SecretColumn;
import dev.slipway.server.security.SecretFields;
import dev.slipway.server.worker.WorkerPoolId;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jdbi.v3.core.Handle;

final class TargetStore {
    private static final DocumentTable<Machine> TARGETS = DocumentTable.of("target", Machine.class, Machine::id)
            .inSpace(Machine::spaceId)
            .named(Machine::name)
            .slugged(Machine::slug)
            .with("is_disabled", Machine::isDisabled)
            .with("health_status", target -> MachineFilter.key(target.healthStatus()))
            .with("communication_style", target -> Names.key(target.endpoint().communicationStyle()))
            .with("thumbprint", target -> target.thumbprint() == null ? null : Names.key(target.thumbprint()))
            .with("shell_name", target -> Names.key(target.shellName()))
            .with("machine_policy_id", Machine::machinePolicyId)
            .with("account_id", target -> EndpointReferences.accountId(target.endpoint()))
            .with("jump_account_id", target -> EndpointReferences.jumpAccountId(target.endpoint()))
            .with("proxy_id", target -> target.endpoint().proxyId())
            .with("worker_pool_id", target -> target.endpoint().defaultWorkerPoolId());
    private static final SecretColumn SECRETS = new SecretColumn("target");
    private static final LinkTable ENVIRONMENTS = new LinkTable("target_environment", "target_id", "environment_id");
    private static final LinkTable ROLES = new LinkTable("target_role", "target_id", "role_key");
    private static final LinkTable TENANTS = new LinkTable("target_tenant", "target_id", "tenant_id");
    private static final LinkTable TENANT_TAGS = new LinkTable("target_tenant_tag", "target_id", "tag_key");

    Machine insert(Handle tx, Machine target, SecretFields secrets) {
        TARGETS.insert(tx, target);
        saveLinks(tx, target);
        SECRETS.write(tx, target.id(), secrets);
        return target;
    }

    void update(Handle tx, Machine target, SecretFields secrets) {
        update(tx, target);
        SECRETS.write(tx, target.id(), secrets);
    }

    /** The secrets stay as they are. */
    void update(Handle tx, Machine target) {
        TARGETS.update(tx, target);
        saveLinks(tx, target);
    }

    /** A health check changes nothing else, and there are many. */
    void updateHealth(Handle tx, Machine target) {
        TARGETS.update(tx, target);
    }

    private static void saveLinks(Handle tx, Machine target) {
        ENVIRONMENTS.replace(tx, target.id(), target.environmentIds());
        ROLES.replace(tx, target.id(), keys(target.roles()));
        TENANTS.replace(tx, target.id(), target.tenantIds());
        TENANT_TAGS.replace(tx, target.id(), keys(target.tenantTags()));
    }

    private static List<String> keys(List<String> names) {
        return names.stream().map(Names::key).toList();
    }

    void delete(Handle tx, TargetId id) {
        TARGETS.delete(tx, id.value());
    }

    void deleteAll(Handle tx, SpaceId space) {
        TARGETS.deleteAll(tx, space);
    }

    SecretFields secrets(Handle tx, TargetId id) {
        return SECRETS.read(tx, id.value());
    }

    Optional<Machine> find(Handle tx, SpaceId space, String idOrSlugOrName) {
        return TARGETS.find(tx, in(space), idOrSlugOrName);
    }

    /** Locked until the transaction ends, so that its health and what a person edits do not overwrite each other. */
    Optional<Machine> findToChange(Handle tx, TargetId id) {
        return TARGETS.lock(tx, id.value());
    }

    Listing<Machine> list(Handle tx, SpaceId space, TargetFilter filter) {
        Selection<Machine> targets = filter.machines().narrow(in(space));
        targets = ENVIRONMENTS.narrow(targets, filter.environmentIds());
        targets = ROLES.narrow(targets, keys(filter.roles()));
        targets = TENANTS.narrow(targets, filter.tenantIds());
        targets = TENANT_TAGS.narrow(targets, keys(filter.tenantTags()));
        return targets.list(tx, filter.machines().common());
    }

    List<Machine> all(Handle tx, SpaceId space) {
        return in(space).all(tx);
    }

    List<Machine> in(Handle tx, EnvironmentId environment) {
        return ENVIRONMENTS
                .narrow(TARGETS.select().orderBy("name_key, id"), List.of(environment.value()))
                .all(tx);
    }

    List<Machine> with(Handle tx, AccountId account) {
        return Stream.of("account_id", "jump_account_id")
                .flatMap(column -> TARGETS.select().where(column, account.value()).all(tx).stream())
                .distinct()
                .toList();
    }

    List<Machine> with(Handle tx, ProxyId proxy) {
        return TARGETS.select().where("proxy_id", proxy.value()).all(tx);
    }

    List<Machine> with(Handle tx, MachinePolicyId policy) {
        return TARGETS.select().where("machine_policy_id", policy.value()).all(tx);
    }

    List<Machine> with(Handle tx, WorkerPoolId pool) {
        return TARGETS.select().where("worker_pool_id", pool.value()).all(tx);
    }

    String freeSlug(Handle tx, SpaceId space, String name) {
        return TARGETS.freeSlug(tx, in(space), name);
    }

    private static Selection<Machine> in(SpaceId space) {
        return TARGETS.select(space).orderBy("name_key, id");
    }
}
