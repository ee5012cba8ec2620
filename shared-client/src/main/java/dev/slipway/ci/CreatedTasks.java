package dev.slipway.ci;

import static java.util.stream.Collectors.toMap;

import dev.slipway.api.Environment;
import dev.slipway.api.ExecutionResource;
import dev.slipway.api.TaskState;
import dev.slipway.api.Tenant;
import dev.slipway.client.ReadableResources;
import dev.slipway.client.SlipwayClient;
import dev.slipway.client.SlipwayException;
import dev.slipway.client.SpaceClient;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;

/**
 * The tasks of deployments and runs that were just created, with the names of their places. The names are for people: a
 * server that does not tell them soon keeps nobody from waiting for the tasks, which are called by their ids then.
 */
final class CreatedTasks {
    private final Session session;
    private final String spaceId;
    private final Map<String, String> environments;

    /** @param environments those for which something was created */
    CreatedTasks(Session session, String spaceId, List<Environment> environments) {
        this.session = session;
        this.spaceId = spaceId;
        this.environments =
                environments.stream().collect(toMap(Environment::id, Environment::name, (one, same) -> one));
    }

    record Created(String executionId, String taskId) {}

    private record Place(String environment, String tenant) {
        static final Place UNKNOWN = new Place("", "");
    }

    /** @param executions where what was created can be looked up */
    List<TaskOutcome> outcomes(
            List<Created> created, Function<SpaceClient, ReadableResources<? extends ExecutionResource>> executions) {
        Map<String, Place> places = places(created, executions);
        var pages = new Pages(session.connection(), spaceId);
        return created.stream()
                .map(one -> {
                    Place place = places.getOrDefault(one.executionId(), Place.UNKNOWN);
                    return new TaskOutcome(
                            one.taskId(),
                            one.executionId(),
                            place.environment(),
                            place.tenant(),
                            TaskState.QUEUED,
                            "",
                            pages.task(one.taskId()));
                })
                .toList();
    }

    private Map<String, Place> places(
            List<Created> created, Function<SpaceClient, ReadableResources<? extends ExecutionResource>> executions) {
        try (SlipwayClient client = session.connection().connectBriefly()) {
            SpaceClient space =
                    client.withCancellation(session.build().cancellation()).space(spaceId);
            List<? extends ExecutionResource> found = executions
                    .apply(space)
                    .withIds(created.stream().map(Created::executionId).toList());
            Map<String, String> tenants = tenants(space, found);
            return found.stream()
                    .collect(toMap(
                            ExecutionResource::id,
                            one -> new Place(
                                    environments.getOrDefault(one.environmentId(), one.environmentId()),
                                    one.tenantId() == null
                                            ? ""
                                            : tenants.getOrDefault(one.tenantId(), one.tenantId()))));
        } catch (SlipwayException e) {
            session.log()
                    .warning(
                            "Slipway: the names of environments and tenants are not known, tasks are called by their ids: "
                                    + e.getMessage());
            return Map.of();
        }
    }

    private static Map<String, String> tenants(SpaceClient space, List<? extends ExecutionResource> found) {
        List<String> ids = found.stream()
                .map(ExecutionResource::tenantId)
                .filter(Objects::nonNull)
                .distinct()
                .toList();
        return space.tenants().withIds(ids).stream().collect(toMap(Tenant::id, Tenant::name));
    }
}
