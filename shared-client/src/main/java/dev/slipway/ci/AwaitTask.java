package dev.slipway.ci;

import dev.slipway.api.ServerTask;
import java.util.List;

/** Waits for tasks that somebody else started. */
final class AwaitTask {
    private final Session session;

    AwaitTask(Session session) {
        this.session = session;
    }

    /** Looks all tasks up, so that an id that is wrong is found before the wait. */
    Started start(AwaitRequest request) {
        String spaceId = session.spaceId(request.space());
        var pages = new Pages(session.connection(), spaceId);
        List<TaskOutcome> tasks = request.tasks().stream()
                .distinct()
                .map(id -> session.space(spaceId).tasks().get(id))
                .map(task -> outcome(task, pages))
                .toList();
        var result = new TaskResult(CiOperation.AWAIT, null, tasks);
        return new Started(
                result,
                spaceId,
                request.waiting(),
                session.clock().instant().plus(request.waiting().timeout()));
    }

    private static TaskOutcome outcome(ServerTask task, Pages pages) {
        return new TaskOutcome(task.id(), "", "", "", task.state(), task.errorMessage(), pages.task(task.id()));
    }
}
