package dev.slipway.server.task;

import dev.slipway.api.ActivityStatus;
import dev.slipway.api.ServerTask;
import dev.slipway.api.TaskState;
import dev.slipway.server.persistence.ConnectionLost;
import dev.slipway.server.persistence.Database;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Runs the queued tasks, a few at a time (R7.28), and goes on with those that the process before left in the middle.
 *
 * <p>A task moves from state to state by a change of its locked row, so that cancelling and ending cannot both win.
 */
public final class TaskQueue implements AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger(TaskQueue.class);
    private static final Duration LOOK_AGAIN = Duration.ofSeconds(1);
    private static final Duration HAND_OVER = Duration.ofSeconds(20);
    private static final int LONGEST_ERROR = 1000;

    private final Database db;
    private final TaskInbox inbox;
    private final Clock clock;
    private final String node;
    private final int cap;
    private final TaskChanges changes;
    private final Map<String, TaskHandler> handlers;
    private final TaskStore tasks = new TaskStore();
    private final ActivityStore activities = new ActivityStore();
    private final Map<String, TaskRun> running = new ConcurrentHashMap<>();
    private final ExecutorService workers;
    private final Thread dispatcher;
    private volatile boolean isClosing;

    /** Whether tasks may be Executing that nobody runs, because the database went away. */
    private volatile boolean isSomethingLeft;

    /** @param cap how many tasks run at once */
    public TaskQueue(
            Database db,
            TaskInbox inbox,
            Clock clock,
            String node,
            int cap,
            TaskChanges changes,
            Collection<TaskHandler> handlers) {
        this.db = db;
        this.inbox = inbox;
        this.clock = clock;
        this.node = node;
        this.cap = cap;
        this.changes = changes;
        this.handlers = handlers.stream().collect(Collectors.toMap(TaskHandler::taskName, Function.identity()));
        this.workers = Executors.newCachedThreadPool(TaskQueue::thread);
        this.dispatcher = new Thread(this::dispatch, "task-queue");
    }

    private static Thread thread(Runnable work) {
        var thread = new Thread(work, "task");
        thread.setDaemon(true);
        return thread;
    }

    /** Takes up what was left running, then whatever is due. */
    public void start() {
        takeUp("The server was restarted; the task goes on.");
        dispatcher.setDaemon(true);
        dispatcher.start();
    }

    private void takeUp(String reason) {
        for (String id : db.read(tx -> tasks.inStates(tx, TaskState.EXECUTING, TaskState.CANCELLING))) {
            if (!running.containsKey(id)) {
                log.info("{} is taken up: {}", id, reason);
                run(id, reason);
            }
        }
    }

    private void dispatch() {
        while (!isClosing) {
            try {
                if (isSomethingLeft) {
                    isSomethingLeft = false;
                    takeUp("The connection to the database was lost; the task goes on.");
                }
                expire();
                boolean isMore = true;
                while (isMore && running.size() < cap) {
                    isMore = claim();
                }
                inbox.awaitWake(LOOK_AGAIN);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return;
            } catch (RuntimeException e) {
                if (!isClosing) {
                    isSomethingLeft = true;
                    log.error("The task queue could not be read; trying again", e);
                    pause();
                }
            }
        }
    }

    private void pause() {
        try {
            Thread.sleep(LOOK_AGAIN.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void expire() {
        for (String id : db.read(tx -> tasks.expired(tx, clock.instant()))) {
            move(id, TaskState.QUEUED, TaskState.TIMED_OUT, "The task did not start before it expired.");
        }
    }

    private boolean claim() {
        Optional<String> next = db.read(tx -> tasks.next(tx, clock.instant()));
        next.filter(id -> move(id, TaskState.QUEUED, TaskState.EXECUTING, "")).ifPresent(id -> run(id, ""));
        return next.isPresent();
    }

    /** @param reason why a task goes on that was begun before; empty for one that begins */
    private void run(String id, String reason) {
        ServerTask task = db.read(tx -> tasks.find(tx, id)).orElse(null);
        if (task == null || task.isCompleted()) {
            return;
        }
        var run = new TaskRun(task, new ActivityLog(db, id, clock, changes));
        running.put(id, run);
        workers.execute(() -> {
            boolean isLeft = false;
            try {
                carryOut(run, reason);
            } catch (ConnectionLost e) {
                log.warn("{} goes on when the database is back", id, e);
                isLeft = true;
            } finally {
                running.remove(id);
                if (isLeft) {
                    isSomethingLeft = true;
                }
                inbox.wake();
            }
        });
    }

    private boolean isCancelling(String id) {
        return db.read(tx -> tasks.find(tx, id))
                .filter(task -> task.state() == TaskState.CANCELLING)
                .isPresent();
    }

    private void carryOut(TaskRun run, String reason) {
        ServerTask task = run.task();
        ActivityLog activity = run.log();
        try {
            log.info("{} runs: {}", task.id(), task.description());
            // Only now: who cancels from here on finds the run.
            if (isCancelling(task.id())) {
                run.interrupt(TaskInterrupted.Reason.CANCELLED);
            }
            activity.activity(activity.root(), null, task.description());
            activity.started(activity.root());
            if (!reason.isEmpty()) {
                activity.append(activity.root(), LogLine.verbose(reason));
            }
            TaskHandler handler = handlers.get(task.name());
            if (handler == null) {
                throw new TaskFailed("This server does not know tasks of the kind " + task.name());
            }
            handler.run(run);
            end(run, TaskState.SUCCESS, "");
        } catch (TaskFailed e) {
            end(run, TaskState.FAILED, String.valueOf(e.getMessage()));
        } catch (TaskInterrupted e) {
            if (e.reason() == TaskInterrupted.Reason.CANCELLED) {
                end(run, TaskState.CANCELED, "The task was canceled.");
            } else {
                log.info("{} is left for the next process", task.id());
            }
        } catch (ConnectionLost e) {
            throw e;
        } catch (RuntimeException e) {
            if (isGone(task.id())) {
                log.info("{} was deleted while it ran", task.id());
            } else if (isClosing) {
                log.warn("{} is left for the next process: {}", task.id(), e.toString());
            } else {
                log.error("{} failed for a reason of the server's own", task.id(), e);
                end(run, TaskState.FAILED, "The server failed to carry out the task: " + e);
            }
        }
    }

    private boolean isGone(String id) {
        try {
            return db.read(tx -> tasks.find(tx, id)).isEmpty();
        } catch (RuntimeException e) {
            log.warn("{} cannot be read", id, e);
            return false;
        }
    }

    private void end(TaskRun run, TaskState state, String message) {
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
            db.change(tx -> end.apply(tx).ifPresent(ended -> Optional.ofNullable(handlers.get(ended.name()))
                    .ifPresent(handler -> handler.ended(tx, ended))));
        } catch (ConnectionLost e) {
            throw e;
        } catch (RuntimeException e) {
            log.error("{} ends without what follows from it, which failed for a reason of the server's own", id, e);
            db.write(end::apply);
        }
    }

    /** The task in a state, with the times and flags that go with it. */
    private ServerTask at(ServerTask task, TaskState state, String message) {
        Instant now = clock.instant();
        boolean isStarting = state == TaskState.EXECUTING;
        String error = message.length() > LONGEST_ERROR ? message.substring(0, LONGEST_ERROR) : message;
        return task.withState(state)
                .withStartTime(isStarting ? now : task.startTime())
                .withHasBeenPickedUpByProcessor(isStarting || task.hasBeenPickedUpByProcessor())
                .withServerNode(isStarting ? node : task.serverNode())
                .withCompletedTime(state.isCompleted() ? now : null)
                .withLastUpdatedTime(now)
                .withIsCompleted(state.isCompleted())
                .withFinishedSuccessfully(state == TaskState.SUCCESS)
                .withErrorMessage(state == TaskState.SUCCESS ? "" : error);
    }

    private boolean move(String id, TaskState from, TaskState to, String message) {
        boolean[] isMoved = new boolean[1];
        ending(id, tx -> {
            Optional<ServerTask> after = tasks.change(tx, id, task -> {
                isMoved[0] = task.state() == from;
                return isMoved[0] ? at(task, to, message) : task;
            });
            return after.filter(task -> isMoved[0] && task.isCompleted());
        });
        if (isMoved[0]) {
            changes.changed(id);
        }
        return isMoved[0];
    }

    /** A queued task is canceled at once; a running one when nothing of it runs any more (R7.33). */
    ServerTask cancel(String id) {
        if (!move(id, TaskState.QUEUED, TaskState.CANCELED, "The task was canceled before it started.")
                && move(id, TaskState.EXECUTING, TaskState.CANCELLING, "")) {
            Optional.ofNullable(running.get(id)).ifPresent(run -> run.interrupt(TaskInterrupted.Reason.CANCELLED));
        }
        return db.read(tx -> tasks.find(tx, id)).orElseThrow();
    }

    /** Stops taking tasks and waits until those that run have come to a point where the next process can go on. */
    @Override
    public void close() {
        isClosing = true;
        dispatcher.interrupt();
        running.values().forEach(run -> run.interrupt(TaskInterrupted.Reason.HANDED_OVER));
        workers.shutdown();
        try {
            dispatcher.join(HAND_OVER.toMillis());
            if (!workers.awaitTermination(HAND_OVER.toMillis(), TimeUnit.MILLISECONDS)) {
                log.warn("Left in the middle of something: {}", running.keySet());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
