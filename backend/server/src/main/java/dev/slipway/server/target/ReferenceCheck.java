package dev.slipway.server.target;

import dev.slipway.api.Machine;
import dev.slipway.server.limit.Limits;
import dev.slipway.server.limit.UnknownLimits;
import dev.slipway.server.machine.EndpointReferences;
import dev.slipway.server.machine.MachinePolicyService;
import dev.slipway.server.persistence.SpaceId;
import dev.slipway.server.problem.Checks;
import dev.slipway.server.problem.Invalid;
import dev.slipway.server.worker.WorkerPoolId;
import dev.slipway.server.worker.WorkerPoolService;
import java.util.List;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/** Whether everything that a target names is there in its space. */
public final class ReferenceCheck {
    private final List<UnknownLimits> directories;
    private final EndpointReferences endpoints;
    private final WorkerPoolService pools;
    private final MachinePolicyService policies;

    public ReferenceCheck(
            List<UnknownLimits> directories,
            EndpointReferences endpoints,
            WorkerPoolService pools,
            MachinePolicyService policies) {
        this.directories = List.copyOf(directories);
        this.endpoints = endpoints;
        this.pools = pools;
        this.policies = policies;
    }

    /**
     * The target, with the default machine policy when it names none.
     *
     * @throws Invalid naming everything that is not there, or does not fit
     */
    Machine resolved(Handle tx, SpaceId space, Machine target) {
        Limits limits = TargetService.limits(target);
        var checks = new Checks();
        directories.stream()
                .flatMap(directory -> directory.unknownIn(tx, space, limits).stream())
                .forEach(unknown -> checks.that(false, unknown.field(), unknown.sentence()));
        endpoints.check(tx, space, target.endpoint(), limits, checks);
        @Nullable String pool = target.endpoint().defaultWorkerPoolId();
        checks.that(
                pool == null
                        || pools.findById(tx, space, new WorkerPoolId(pool)).isPresent(),
                "DefaultWorkerPoolId",
                "DefaultWorkerPoolId '" + Checks.quote(String.valueOf(pool)) + "' names no worker pool of this space");
        checks.orThrow();
        return target.withMachinePolicyId(
                policies.chosen(tx, space, target.machinePolicyId()).id());
    }
}
