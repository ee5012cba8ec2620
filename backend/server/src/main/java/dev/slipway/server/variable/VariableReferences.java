package dev.slipway.server.variable;

import dev.slipway.api.Variable;
import dev.slipway.api.VariableSet;
import dev.slipway.api.VariableType;
import dev.slipway.server.account.AccountId;
import dev.slipway.server.account.AccountUsage;
import dev.slipway.server.account.AccountUse;
import dev.slipway.server.channel.ChannelId;
import dev.slipway.server.channel.ChannelUsage;
import dev.slipway.server.environment.EnvironmentId;
import dev.slipway.server.environment.EnvironmentUsage;
import dev.slipway.server.limit.Limits;
import dev.slipway.server.persistence.SpaceId;
import dev.slipway.server.tenant.TagUsage;
import dev.slipway.server.worker.WorkerPoolId;
import dev.slipway.server.worker.WorkerPoolUsage;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.jdbi.v3.core.Handle;

/**
 * What values are limited to, and the accounts and worker pools that they name. A value must not lose a limit, for it would then hold
 * elsewhere (R2.2).
 */
public final class VariableReferences
        implements EnvironmentUsage, ChannelUsage, TagUsage, AccountUsage, WorkerPoolUsage {
    private final VariableSetStore store = new VariableSetStore();

    @Override
    public List<String> usesOf(Handle tx, EnvironmentId environment) {
        return scopedTo(tx, ScopeField.ENVIRONMENT, environment.value());
    }

    @Override
    public List<String> usesOf(Handle tx, ChannelId channel) {
        return scopedTo(tx, ScopeField.CHANNEL, channel.value());
    }

    private List<String> scopedTo(Handle tx, ScopeField field, String id) {
        return uses(store.mentioning(tx, id).stream(), variable -> scope(variable, field)
                .contains(id));
    }

    @Override
    public List<String> usesOf(Handle tx, SpaceId space, Predicate<String> isTag) {
        return uses(store.tagged(tx, space).stream(), variable -> scope(variable, ScopeField.TENANT_TAG).stream()
                .anyMatch(isTag));
    }

    private static List<String> scope(Variable variable, ScopeField field) {
        return variable.scope().getOrDefault(field.wireName(), List.of());
    }

    private static List<String> uses(Stream<VariableSet> sets, Predicate<Variable> uses) {
        return sets.flatMap(set -> set.variables().stream()
                        .filter(uses)
                        .map(variable -> "variable " + variable.name() + " of " + set.ownerId()))
                .distinct()
                .toList();
    }

    @Override
    public List<String> usesOf(Handle tx, WorkerPoolId pool) {
        return uses(
                store.mentioning(tx, pool.value()).stream(),
                variable -> variable.type() == VariableType.WORKER_POOL
                        && pool.value().equals(variable.value()));
    }

    /** An account may be limited more narrowly than the variable: that is judged when one deploys (R2.21). */
    @Override
    public List<AccountUse> usesOf(Handle tx, AccountId account) {
        return uses(
                        store.mentioning(tx, account.value()).stream(),
                        variable -> AccountProperties.isAccount(variable)
                                && account.value().equals(variable.value()))
                .stream()
                .map(use -> new AccountUse(use, Limits.NONE))
                .toList();
    }

    /** In snapshots too: a tag's name is how they point to it. */
    @Override
    public void rename(Handle tx, SpaceId space, UnaryOperator<String> newName) {
        store.changeTagged(
                tx,
                space,
                set -> set.withVariables(set.variables().stream()
                        .map(variable -> variable.withScope(renamed(variable.scope(), newName)))
                        .toList()));
    }

    private static Map<String, List<String>> renamed(Map<String, List<String>> scope, UnaryOperator<String> newName) {
        var renamed = new LinkedHashMap<>(scope);
        renamed.computeIfPresent(
                ScopeField.TENANT_TAG.wireName(),
                (field, tags) -> tags.stream().map(newName).toList());
        return Collections.unmodifiableMap(renamed);
    }
}
