package dev.slipway.server.deployment;

import dev.slipway.api.Environment;
import dev.slipway.api.ExecutionResource;
import dev.slipway.api.Project;
import dev.slipway.api.Tenant;
import dev.slipway.api.TenantedDeploymentMode;
import dev.slipway.server.environment.EnvironmentService;
import dev.slipway.server.limit.TagFilter;
import dev.slipway.server.persistence.SpaceId;
import dev.slipway.server.problem.Checks;
import dev.slipway.server.problem.Invalid;
import dev.slipway.server.tenant.TenantService;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/** Finds the environments and tenants that a command names. */
public final class Destinations {
    private static final String ALL = "*";
    private static final int MOST_AT_ONCE = 1_000;

    private final EnvironmentService environments;
    private final TenantService tenants;

    public Destinations(EnvironmentService environments, TenantService tenants) {
        this.environments = environments;
        this.tenants = tenants;
    }

    /** @throws Invalid when a command names nothing of a kind, or too much of it */
    public static void checkCount(String field, String kind, int count) {
        new Checks()
                .that(count > 0, field, field + " is empty; name at least one " + kind)
                .that(
                        count <= MOST_AT_ONCE,
                        field,
                        field + " has " + count + " elements; at most " + MOST_AT_ONCE + " fit")
                .orThrow();
    }

    /**
     * @param name id, slug or name
     * @throws Invalid naming the field when there is none
     */
    public Environment environment(Handle tx, SpaceId space, String field, String name) {
        return environments
                .find(tx, space, name)
                .orElseThrow(
                        () -> new Invalid(field, "There is no environment '" + Checks.quote(name) + "' in the space"));
    }

    private Tenant tenant(Handle tx, SpaceId space, String field, String name) {
        return tenants.find(tx, space, name)
                .orElseThrow(() -> new Invalid(field, "There is no tenant '" + Checks.quote(name) + "' in the space"));
    }

    /** @throws Invalid when there is no such environment */
    public Environment environment(Handle tx, SpaceId space, ExecutionResource draft) {
        return environment(tx, space, "EnvironmentId", draft.environmentId());
    }

    /** @throws Invalid when a tenant is named that is not there */
    public Optional<Tenant> tenant(Handle tx, SpaceId space, ExecutionResource draft) {
        return Optional.ofNullable(draft.tenantId())
                .filter(named -> !named.isBlank())
                .map(named -> tenant(tx, space, "TenantId", named));
    }

    /**
     * The tenants that are named, and those with the tags that are linked to the project in the environment (R9.12).
     *
     * @param names ids, slugs or names; {@code *} for all that are linked
     * @throws Invalid when these are none, or naming tags that there are not
     */
    public List<Tenant> tenants(
            Handle tx,
            SpaceId space,
            String projectId,
            Environment environment,
            List<String> names,
            List<String> tags) {
        var wanted = new LinkedHashMap<String, Tenant>();
        boolean isForAll = names.contains(ALL);
        names.stream()
                .filter(name -> !name.equals(ALL))
                .map(name -> tenant(tx, space, "Tenants", name))
                .forEach(tenant -> wanted.put(tenant.id(), tenant));
        List<String> known = tenants.tags(tx, space, "TenantTags", tags);
        if (isForAll || !known.isEmpty()) {
            tenants.linkedTo(tx, space, projectId).stream()
                    .filter(tenant -> !tenant.isDisabled())
                    .filter(tenant -> isLinked(tenant, projectId, environment))
                    .filter(tenant -> isForAll || TagFilter.isMet(known, tenant.tenantTags()))
                    .forEach(tenant -> wanted.put(tenant.id(), tenant));
        }
        if (wanted.isEmpty()) {
            String none = "no tenant that is linked to the project in " + environment.name();
            throw isForAll
                    ? new Invalid("Tenants", "there is " + none)
                    : new Invalid("TenantTags", none + " has the tags " + String.join(", ", known));
        }
        return List.copyOf(wanted.values());
    }

    private static boolean isLinked(Tenant tenant, String projectId, Environment environment) {
        return tenant.projectEnvironments().getOrDefault(projectId, List.of()).contains(environment.id());
    }

    /**
     * Whether something of the project may be done there for the tenant, or without one (R9.8, R9.9).
     *
     * @param what such as {@code the project Shop}
     * @param done with it, such as {@code deployed}
     * @throws Invalid when it may not
     */
    public static void checkTenant(
            TenantedDeploymentMode mode,
            String what,
            String done,
            Project project,
            Environment environment,
            Optional<Tenant> tenant) {
        String field = "TenantId";
        if (tenant.isEmpty()) {
            if (mode == TenantedDeploymentMode.TENANTED) {
                throw new Invalid(field, what + " is " + done + " for tenants only; name a tenant");
            }
            return;
        }
        String name = tenant.get().name();
        if (mode == TenantedDeploymentMode.UNTENANTED) {
            throw new Invalid(field, what + " is not " + done + " for tenants");
        }
        if (tenant.get().isDisabled()) {
            throw new Invalid(field, "the tenant " + name + " is disabled");
        }
        if (!isLinked(tenant.get(), project.id(), environment)) {
            throw new Invalid(
                    field, "the tenant " + name + " is not linked to " + project.name() + " in " + environment.name());
        }
    }
}
