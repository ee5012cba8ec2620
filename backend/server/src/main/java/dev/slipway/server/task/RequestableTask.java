package dev.slipway.server.task;

import dev.slipway.api.ServerTask;
import dev.slipway.server.access.Actor;
import dev.slipway.server.persistence.SpaceId;
import dev.slipway.server.problem.Invalid;
import java.util.Map;

/** A kind of task that users may queue themselves (R7.27). */
public interface RequestableTask extends TaskHandler {
    /**
     * Queues such a task for somebody who may create tasks in the space.
     *
     * @param description what a list of tasks calls it; blank for a description of the kind's own
     * @param arguments as a client sent them, unchecked
     * @throws Invalid when the arguments make no sense
     */
    ServerTask request(Actor actor, SpaceId space, String description, Map<String, Object> arguments);
}
