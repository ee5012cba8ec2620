package dev.slipway.server.portal;

import static dev.slipway.server.access.Permission.TASK_VIEW;

import dev.slipway.api.Environment;
import dev.slipway.api.ServerTask;
import dev.slipway.api.Tenant;
import dev.slipway.server.access.Actor;
import dev.slipway.server.access.Scope;
import dev.slipway.server.persistence.Filter;
import dev.slipway.server.persistence.SpaceId;
import dev.slipway.server.persistence.Stretch;
import dev.slipway.server.task.TaskQuery;
import dev.slipway.server.task.TaskService;
import java.util.List;

/** What ran somewhere lately, newest first; nothing for a user who may not see tasks. */
final class RecentTasks {
    private static final Filter NEWEST = new Filter(List.of(), "", "", new Stretch(0, 20));

    private final TaskService tasks;

    RecentTasks(TaskService tasks) {
        this.tasks = tasks;
    }

    List<ServerTask> in(Actor actor, Environment environment) {
        return list(actor, environment.spaceId(), new TaskQuery("", environment.id(), "", "", "", List.of()));
    }

    List<ServerTask> of(Actor actor, Tenant tenant) {
        return list(actor, tenant.spaceId(), new TaskQuery("", "", tenant.id(), "", "", List.of()));
    }

    /** The tasks with these ids; empty for none. */
    List<ServerTask> named(Actor actor, SpaceId space, List<String> ids) {
        return !ids.isEmpty() && actor.may(TASK_VIEW, Scope.of(space))
                ? tasks.list(actor, space, TaskQuery.ALL, new Filter(ids, "", "", Stretch.ALL))
                        .items()
                : List.of();
    }

    private List<ServerTask> list(Actor actor, String spaceId, TaskQuery query) {
        var space = new SpaceId(spaceId);
        return actor.may(TASK_VIEW, Scope.of(space))
                ? tasks.list(actor, space, query, NEWEST).items()
                : List.of();
    }
}
