package dev.slipway.server.limit;

import dev.slipway.api.TenantedDeploymentMode;
import dev.slipway.server.access.Actor;
import dev.slipway.server.access.Permission;
import dev.slipway.server.access.Scope;
import dev.slipway.server.persistence.SpaceId;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/**
 * The deployments that a resource is for.
 *
 * @param environmentIds empty for all environments
 * @param tenantTags canonical names such as {@code Ring/Alpha}
 */
public record Limits(
        List<String> environmentIds,
        TenantedDeploymentMode participation,
        List<String> tenantIds,
        List<String> tenantTags) {
    /** Of what serves every deployment. */
    public static final Limits NONE =
            new Limits(List.of(), TenantedDeploymentMode.TENANTED_OR_UNTENANTED, List.of(), List.of());

    /** To some environments, and to no tenants in particular. */
    public static Limits toEnvironments(List<String> environmentIds) {
        return new Limits(environmentIds, TenantedDeploymentMode.TENANTED_OR_UNTENANTED, List.of(), List.of());
    }

    /** Whether the resource may be used in a deployment to that environment (R2.21). */
    public boolean allowEnvironment(String environmentId) {
        return environmentIds.isEmpty() || environmentIds.contains(environmentId);
    }

    /**
     * Whether the resource may be used for that tenant, or for a deployment without one (R9.15). A tenant has to be
     * named, or to have the tags; without names and tags no tenant matches.
     */
    public boolean allowTenant(Optional<TenantFacts> tenant) {
        if (tenant.isEmpty()) {
            return participation != TenantedDeploymentMode.TENANTED;
        }
        boolean isNamed = tenantIds.contains(tenant.get().id());
        boolean hasTheTags = !tenantTags.isEmpty()
                && TagFilter.isMet(tenantTags, tenant.get().tags());
        return participation != TenantedDeploymentMode.UNTENANTED && (isNamed || hasTheTags);
    }

    /**
     * Whether a user with these limits stays inside the resource's (R2.21), as far as that is certain now: which tenants
     * have a tag is known only when one deploys.
     */
    public boolean cover(Limits user) {
        boolean environments =
                environmentIds.isEmpty() || new HashSet<>(environmentIds).containsAll(user.environmentIds);
        boolean tenants =
                tenantIds.isEmpty() || !tenantTags.isEmpty() || new HashSet<>(tenantIds).containsAll(user.tenantIds);
        return environments && tenants;
    }

    /** These limits without a tenant that is no more. Where it was the only one, no tenant is served. */
    public Limits withoutTenant(String tenantId) {
        List<String> left =
                tenantIds.stream().filter(id -> !id.equals(tenantId)).toList();
        return new Limits(environmentIds, participation, left, tenantTags);
    }

    /** These limits with other canonical names for tags. */
    public Limits withTags(UnaryOperator<String> newName) {
        return new Limits(
                environmentIds,
                participation,
                tenantIds,
                tenantTags.stream().map(newName).toList());
    }

    /** Changing a resource takes the permission in each environment that it is for (R1.11). */
    public void requireEverywhere(Actor actor, Permission permission, SpaceId space) {
        scopes(space).forEach(scope -> actor.require(permission, scope));
    }

    /** Seeing a resource takes the permission in one of the environments that it is for (R1.11). */
    public void requireSomewhere(Actor actor, Permission permission, SpaceId space) {
        if (scopes(space).noneMatch(scope -> actor.may(permission, scope))) {
            actor.require(permission, Scope.of(space));
        }
    }

    private Stream<Scope> scopes(SpaceId space) {
        return environmentIds.isEmpty()
                ? Stream.of(Scope.of(space))
                : environmentIds.stream().map(id -> Scope.of(space).environment(id));
    }
}
