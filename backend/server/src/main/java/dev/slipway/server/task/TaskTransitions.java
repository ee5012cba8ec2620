package dev.slipway.server.task;

import dev.slipway.api.ActivityStatus;
import dev.slipway.api.ServerTask;
import dev.slipway.api.TaskState;
import dev.slipway.server.persistence.ConnectionLost;
import dev.slipway.server.persistence.Database;
import dev.slipway.server.task.TaskStore.Active;
import dev.slipway.server.task.TaskStore.Holder;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Function;
import org.jdbi.v3.core.Handle;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Moves tasks from state to state and from node to node, by changes of their locked rows, so that of two only one wins. */
final class TaskTransitions {
    private static final Logger log = LoggerFactory.getLogger(TaskTransitions.class);
    private static final int LONGEST_ERROR = 1000;

    private final Database db;
    private final Clock clock;
    private final Node node;
    private final TaskChanges changes;
    private final Map<String, TaskHandler> handlers;
    private final TaskStore tasks = new TaskStore();
    private final ActivityStore activities = new ActivityStore();

    TaskTransitions(Database db, Clock clock, Node node, TaskChanges changes, Map<String, TaskHandler> handlers) {
        this.db = db;
        this.clock = clock;
        this.node = node;
        this.changes = changes;
        this.handlers = handlers;
    }

    /**
     * A task that is this node's to carry out.
     *
     * @param heldBy the name of the node that had it; empty when it begins
     */
    record Taken(ServerTask task, Lease lease, String heldBy) {}

    List<Active> active() {
        return db.read(tasks::active);
    }

    /** Begins the queued task whose turn it is. */
    Optional<Taken> begin() {
        if (db.read(tx -> tasks.next(tx, clock.instant())).isEmpty()) {
            return Optional.empty();
        }
        long term = node.term();
        Optional<Taken> begun = db.write(tx -> {
            // One node at a time, or two could begin tasks with the same tag.
            tasks.lockTurn(tx);
            return tasks.next(tx, clock.instant())
                    .flatMap(id -> moved(tx, id, TaskState.QUEUED, TaskState.EXECUTING, ""))
                    .map(task -> taken(tx, task, term, ""));
        });
        begun.ifPresent(taken -> changes.changed(taken.task().id()));
        return begun;
    }

    private Taken taken(Handle tx, ServerTask task, long term, String heldBy) {
        long epoch = tasks.give(tx, task.id(), node.id());
        return new Taken(task, new Lease(db, node, term, task.id(), epoch), heldBy);
    }

    /** Whether this node should carry the task out, if it does not. */
    boolean isLeft(Active active) {
        return node.id().equals(active.nodeId()) || active.holder() != Holder.HERE;
    }

    /** Takes a task that {@link #isLeft}; none when it is not any more, or should wait for its node. */
    Optional<Taken> takeOver(String id) {
        long term = node.term();
        Optional<Taken> result = db.write(tx -> {
            // A node that was stopped may hold the row; then in a second.
            Optional<ServerTask> free = tasks.isLockedAtOnce(tx, id) ? tasks.find(tx, id) : Optional.empty();
            return free.filter(task -> mayTake(tx, task)).map(task -> {
                tasks.change(tx, id, before -> before.withServerNode(node.name()));
                return taken(tx, task, term, String.valueOf(task.serverNode()));
            });
        });
        if (result.isPresent()) {
            changes.changed(id);
        }
        return result;
    }

    private boolean mayTake(Handle tx, ServerTask task) {
        return tasks.active(tx, task.id())
                .filter(this::isLeft)
                .filter(active -> active.holder() != Holder.SILENT
                        || active.nodeId() == null
                        || active.nodeId().equals(node.id())
                        || !isBound(tx, task, active.nodeId()))
                .isPresent();
    }

    private boolean isBound(Handle tx, ServerTask task, String nodeId) {
        return handler(task)
                .filter(handler -> handler.isBoundTo(tx, task, nodeId))
                .isPresent();
    }

    private Optional<TaskHandler> handler(ServerTask task) {
        return Optional.ofNullable(handlers.get(task.name()));
    }

    /** Leaves a task in its state to whoever can go on with it. */
    void handOver(TaskRun run) {
        String id = run.task().id();
        db.change(tx -> {
            run.lease().lock(tx);
            if (!isBound(tx, run.task(), node.id())) {
                tasks.give(tx, id, null);
            }
        });
    }

    boolean isCancelling(String id) {
        return db.read(tx -> tasks.find(tx, id))
                .filter(task -> task.state() == TaskState.CANCELLING)
                .isPresent();
    }

    /** @throws LeaseLost when another run has the task */
    void end(TaskRun run, TaskState state, String message) {
        ServerTask task = run.task();
        ActivityLog activity = run.log();
        if (state == TaskState.FAILED) {
            activity.append(activity.root(), LogLine.fatal(message));
        }
        ActivityStatus status =
                switch (state) {
                    case SUCCESS -> run.hasWarnings() ? ActivityStatus.SUCCESS_WITH_WARNING : ActivityStatus.SUCCESS;
                    case CANCELED -> ActivityStatus.CANCELED;
                    default -> ActivityStatus.FAILED;
                };
        ending(task.id(), tx -> {
            run.lease().lock(tx);
            activities.end(tx, task.id(), activity.root(), status, clock.instant());
            activities.endAll(tx, task.id(), ActivityStatus.CANCELED, clock.instant());
            return tasks.change(
                    tx, task.id(), t -> at(t, state, activity.masker().mask(message))
                            .withHasWarningsOrErrors(run.hasWarnings() || state != TaskState.SUCCESS));
        });
        log.info("{} ended: {}", task.id(), state);
        changes.changed(task.id());
    }

    /**
     * Commits the end of a task together with what follows from it, or alone when that fails.
     *
     * @param end answers the task if it has ended by this
     */
    private void ending(String id, Function<Handle, Optional<ServerTask>> end) {
        try {
            db.change(tx -> end.apply(tx).ifPresent(ended -> handler(ended).ifPresent(h -> h.ended(tx, ended))));
        } catch (ConnectionLost | LeaseLost e) {
            throw e;
        } catch (RuntimeException e) {
            log.error("{} ends without what follows from it, which failed for a reason of the server's own", id, e);
            db.write(end::apply);
        }
    }

    /** Tasks that have not begun in time never do. */
    void expire() {
        for (String id : db.read(tx -> tasks.expired(tx, clock.instant()))) {
            move(id, TaskState.QUEUED, TaskState.TIMED_OUT, "The task did not start before it expired.");
        }
    }

    /** A queued task is canceled at once; a running one when its node has seen to it that nothing of it runs (R7.33). */
    ServerTask cancel(String id) {
        if (!move(id, TaskState.QUEUED, TaskState.CANCELED, "The task was canceled before it started.")) {
            move(id, TaskState.EXECUTING, TaskState.CANCELLING, "");
        }
        return db.read(tx -> tasks.find(tx, id)).orElseThrow();
    }

    private boolean move(String id, TaskState from, TaskState to, String message) {
        var isMoved = new AtomicBoolean();
        ending(id, tx -> {
            Optional<ServerTask> after = moved(tx, id, from, to, message);
            isMoved.set(after.isPresent());
            return after.filter(ServerTask::isCompleted);
        });
        if (isMoved.get()) {
            changes.changed(id);
        }
        return isMoved.get();
    }

    /** None when the task is in another state than it should come from. */
    private Optional<ServerTask> moved(Handle tx, String id, TaskState from, TaskState to, String message) {
        var isThere = new AtomicBoolean();
        Optional<ServerTask> after = tasks.change(tx, id, task -> {
            isThere.set(task.state() == from);
            return isThere.get() ? at(task, to, message) : task;
        });
        return after.filter(task -> isThere.get());
    }

    /** The task in a state, with the times and flags that go with it. */
    private ServerTask at(ServerTask task, TaskState state, String message) {
        Instant now = clock.instant();
        boolean isStarting = state == TaskState.EXECUTING;
        String error = message.length() > LONGEST_ERROR ? message.substring(0, LONGEST_ERROR) : message;
        return task.withState(state)
                .withStartTime(isStarting ? now : task.startTime())
                .withHasBeenPickedUpByProcessor(isStarting || task.hasBeenPickedUpByProcessor())
                .withServerNode(isStarting ? node.name() : task.serverNode())
                .withCompletedTime(state.isCompleted() ? now : null)
                .withLastUpdatedTime(now)
                .withIsCompleted(state.isCompleted())
                .withFinishedSuccessfully(state == TaskState.SUCCESS)
                .withErrorMessage(state == TaskState.SUCCESS ? "" : error);
    }
}
