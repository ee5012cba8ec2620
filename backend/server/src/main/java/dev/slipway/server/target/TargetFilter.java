package dev.slipway.server.target;

import dev.slipway.server.http.Requests;
import dev.slipway.server.machine.MachineFilter;
import io.javalin.http.Context;
import java.util.List;

/**
 * What the list of targets can be narrowed by; an empty list narrows nothing, else one of its elements is enough.
 *
 * @param roles target tags, in any case
 * @param tenantTags canonical names, in any case
 */
public record TargetFilter(
        MachineFilter machines,
        List<String> roles,
        List<String> environmentIds,
        List<String> tenantIds,
        List<String> tenantTags) {

    /** From the query of a request. */
    public static TargetFilter of(Context ctx) {
        return new TargetFilter(
                MachineFilter.of(ctx),
                Requests.list(ctx, "roles"),
                Requests.list(ctx, "environmentIds"),
                Requests.list(ctx, "tenantIds"),
                Requests.list(ctx, "tenantTags"));
    }

    /** The first targets of an environment. */
    public static TargetFilter firstIn(String environmentId, int most) {
        return new TargetFilter(MachineFilter.first(most), List.of(), List.of(environmentId), List.of(), List.of());
    }

    public TargetFilter inEnvironment(String environmentId) {
        return new TargetFilter(machines, roles, List.of(environmentId), tenantIds, tenantTags);
    }
}
