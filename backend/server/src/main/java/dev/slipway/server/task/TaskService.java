package dev.slipway.server.task;

import static dev.slipway.server.access.Permission.TASK_CANCEL;
import static dev.slipway.server.access.Permission.TASK_CREATE;
import static dev.slipway.server.access.Permission.TASK_PRIORITIZE;
import static dev.slipway.server.access.Permission.TASK_VIEW;

import dev.slipway.api.ServerTask;
import dev.slipway.api.TaskState;
import dev.slipway.server.access.Actor;
import dev.slipway.server.access.Scope;
import dev.slipway.server.audit.AuditLog;
import dev.slipway.server.audit.EventCategory;
import dev.slipway.server.persistence.Database;
import dev.slipway.server.persistence.Filter;
import dev.slipway.server.persistence.Listing;
import dev.slipway.server.persistence.SpaceId;
import dev.slipway.server.problem.Checks;
import dev.slipway.server.problem.Invalid;
import dev.slipway.server.problem.NotFound;
import java.time.Clock;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/** Server tasks as resources. */
public final class TaskService {
    private final Database db;
    private final Clock clock;
    private final AuditLog audit;
    private final TaskQueue queue;
    private final Map<String, TaskHandler> handlers;
    private final TaskWaiting waiting;
    private final TaskStore store = new TaskStore();

    public TaskService(Database db, Clock clock, AuditLog audit, TaskQueue queue, Collection<TaskHandler> handlers) {
        this.db = db;
        this.clock = clock;
        this.audit = audit;
        this.queue = queue;
        this.waiting = new TaskWaiting(db, clock);
        this.handlers = handlers.stream().collect(Collectors.toMap(TaskHandler::taskName, Function.identity()));
    }

    public ServerTask get(Actor actor, String id) {
        ServerTask task = db.read(tx -> store.find(tx, id)).orElseThrow(() -> NotFound.of("task", id));
        actor.require(TASK_VIEW, scope(task));
        return shown(task);
    }

    /** @throws NotFound also when the task is of another space */
    public ServerTask get(Actor actor, @Nullable SpaceId space, String id) {
        ServerTask task = get(actor, id);
        if (space != null && !space.value().equals(task.spaceId())) {
            throw NotFound.of("task", id);
        }
        return task;
    }

    private static Scope scope(ServerTask task) {
        Scope space = task.spaceId() == null ? Scope.SERVER : Scope.of(new SpaceId(task.spaceId()));
        return task.projectId() == null ? space : space.project(task.projectId());
    }

    /** Newest first. */
    public Listing<ServerTask> list(Actor actor, @Nullable SpaceId space, TaskQuery query, Filter filter) {
        actor.require(TASK_VIEW, space == null ? Scope.SERVER : Scope.of(space));
        return db.read(tx -> store.select(space, query).list(tx, filter)).map(this::shown);
    }

    /** The tasks that have to end before this queued one can start (R7.30). */
    public List<ServerTask> queuedBehind(Actor actor, String id) {
        ServerTask task = get(actor, id);
        List<String> ahead = db.read(tx -> store.ahead(tx, task.id()));
        return ahead.stream().map(other -> get(actor, other)).toList();
    }

    /** Why a queued task has not begun, in a sentence for people; empty for any other task. */
    public String reasonToWait(ServerTask task) {
        return waiting.reason(task);
    }

    public ServerTask cancel(Actor actor, @Nullable SpaceId space, String id) {
        ServerTask task = get(actor, space, id);
        actor.require(TASK_CANCEL, scope(task));
        if (task.isCompleted()) {
            return task;
        }
        db.change(tx -> record(tx, actor, task, EventCategory.TASK_CANCELED));
        return shown(queue.cancel(id));
    }

    /** Moves a queued task in front of all others (R7.29); one that is not queued any more stays as it is. */
    public ServerTask prioritize(Actor actor, @Nullable SpaceId space, String id) {
        ServerTask task = get(actor, space, id);
        actor.require(TASK_PRIORITIZE, scope(task));
        if (task.state() == TaskState.QUEUED) {
            db.change(tx -> {
                store.moveToTop(tx, id);
                record(tx, actor, task, EventCategory.MODIFIED);
            });
        }
        return task;
    }

    private void record(Handle tx, Actor actor, ServerTask task, EventCategory category) {
        audit.record(
                tx,
                actor,
                task.spaceId() == null ? null : new SpaceId(task.spaceId()),
                category,
                task.id(),
                "task " + task.description());
    }

    /**
     * Queues a task of one of the kinds that users may queue themselves (R7.27).
     *
     * @param draft of which the name, the description and the arguments count
     */
    public ServerTask create(Actor actor, SpaceId space, ServerTask draft) {
        actor.require(TASK_CREATE, Scope.of(space));
        RequestableTask kind = requestable()
                .filter(handler -> handler.taskName().equalsIgnoreCase(draft.name()))
                .findFirst()
                .orElseThrow(() -> new Invalid(
                        "Name",
                        "Name '" + Checks.quote(draft.name()) + "' is no kind of task that can be queued here;"
                                + " allowed: "
                                + requestable()
                                        .map(TaskHandler::taskName)
                                        .sorted()
                                        .collect(Collectors.joining(", "))));
        return shown(kind.request(actor, space, draft.description(), draft.arguments()));
    }

    private Stream<RequestableTask> requestable() {
        return handlers.values().stream()
                .filter(RequestableTask.class::isInstance)
                .map(RequestableTask.class::cast);
    }

    /** Does the same again, as a new task. */
    public ServerTask rerun(Actor actor, @Nullable SpaceId space, String id) {
        ServerTask task = get(actor, space, id);
        actor.require(TASK_CREATE, scope(task));
        if (!task.isCompleted()) {
            throw new Invalid("The task " + id + " has not ended yet; only a task that has can be run again.");
        }
        @Nullable TaskHandler handler = handlers.get(task.name());
        if (handler == null) {
            throw new Invalid("A task of the kind " + task.name() + " cannot be run again.");
        }
        return shown(handler.rerun(actor, task));
    }

    /** With the texts for people, which depend on when one looks. */
    private ServerTask shown(ServerTask task) {
        boolean canRerun = task.isCompleted() && !task.finishedSuccessfully() && handlers.containsKey(task.name());
        return task.withCompleted(TaskTimes.completed(task))
                .withDuration(TaskTimes.duration(task, clock.instant()))
                .withCanRerun(canRerun)
                .withLinks(TaskLinks.of(task));
    }
}
