package dev.slipway.server.task;

import dev.slipway.api.ServerTask;
import dev.slipway.api.TaskState;
import dev.slipway.server.persistence.ConnectionLost;
import dev.slipway.server.persistence.Database;
import dev.slipway.server.task.TaskStore.Active;
import dev.slipway.server.task.TaskTransitions.Taken;
import java.time.Clock;
import java.time.Duration;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Runs tasks on this node, a few at a time (R7.28): those that it or another node left in the middle, then the queued ones
 * whose turn it is. At least once a second it looks at the database for what other nodes have done: queued or cancelled
 * tasks, died, or taken over what ran here.
 */
public final class TaskQueue implements AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger(TaskQueue.class);
    private static final Duration LOOK_AGAIN = Duration.ofSeconds(1);
    private static final Duration HAND_OVER = Duration.ofSeconds(20);

    private final Database db;
    private final TaskInbox inbox;
    private final Clock clock;
    private final Node node;
    private final int cap;
    private final TaskChanges changes;
    private final Map<String, TaskHandler> handlers;
    private final TaskTransitions transitions;
    private final TaskWaiting waiting;
    private final TaskStore tasks = new TaskStore();
    private final Map<String, TaskRun> running = new ConcurrentHashMap<>();
    private final ExecutorService workers;
    private final Thread dispatcher;
    private volatile boolean isClosing;

    /** @param cap how many tasks run at once on this node */
    public TaskQueue(
            Database db,
            TaskInbox inbox,
            Clock clock,
            Node node,
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
        this.transitions = new TaskTransitions(db, clock, node, changes, this.handlers);
        this.waiting = new TaskWaiting(db, clock);
        this.workers = Executors.newCachedThreadPool(TaskQueue::thread);
        this.dispatcher = new Thread(this::dispatch, "task-queue");
    }

    private static Thread thread(Runnable work) {
        var thread = new Thread(work, "task");
        thread.setDaemon(true);
        return thread;
    }

    /** Joins the nodes, takes up what this one left running, then whatever is due. */
    public void start() {
        node.join();
        look("The server was restarted; the task goes on.");
        dispatcher.setDaemon(true);
        dispatcher.start();
    }

    private void dispatch() {
        while (!isClosing) {
            try {
                look("The server was cut off from the database; the task goes on.");
                transitions.expire();
                while (hasRoom() && begin()) {
                    // There may be more.
                }
                waiting.tell();
                inbox.awaitWake(LOOK_AGAIN);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return;
            } catch (RuntimeException e) {
                if (!isClosing) {
                    log.error("The task queue could not be read; trying again", e);
                    pause();
                }
            }
        }
    }

    private static void pause() {
        try {
            Thread.sleep(LOOK_AGAIN.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private boolean hasRoom() {
        long busy = running.values().stream().filter(run -> !run.isWaiting()).count();
        return !isClosing && node.isThere() && busy < cap;
    }

    private boolean begin() {
        Optional<Taken> begun = transitions.begin();
        begun.ifPresent(taken -> run(taken, ""));
        return begun.isPresent();
    }

    /** @param ownReason why a task goes on that this node had itself */
    private void look(String ownReason) {
        // Before the tasks are read: one that ends meanwhile is not taken for one that nobody runs.
        Set<String> before = Set.copyOf(running.keySet());
        for (Active active : transitions.active()) {
            TaskRun run = running.get(active.id());
            if (run != null) {
                compare(run, active);
            } else if (!before.contains(active.id()) && transitions.isLeft(active) && hasRoom()) {
                transitions.takeOver(active.id()).ifPresent(taken -> {
                    boolean isOwn =
                            node.id().equals(active.nodeId()) || node.name().equals(taken.heldBy());
                    run(taken, isOwn ? ownReason : goesOn(taken));
                });
            }
        }
    }

    private String goesOn(Taken taken) {
        return "The node " + node.name() + " goes on with the task, which the node " + taken.heldBy() + " has left.";
    }

    /** What runs here, with what the database says of it. */
    private static void compare(TaskRun run, Active active) {
        if (!run.lease().isOf(active.epoch())) {
            run.loseLease();
        } else if (active.state() == TaskState.CANCELLING && !run.isCancelled()) {
            run.interrupt(TaskInterrupted.Reason.CANCELLED);
        }
    }

    /** @param reason why a task goes on that was begun before; empty for one that begins */
    private void run(Taken taken, String reason) {
        ServerTask task = taken.task();
        var run = new TaskRun(task, taken.lease(), new ActivityLog(taken.lease(), task.id(), clock, changes));
        running.put(task.id(), run);
        workers.execute(() -> {
            try {
                carryOut(run, reason);
            } catch (LeaseLost e) {
                log.warn("{} ends here: {}", task.id(), e.getMessage());
            } catch (ConnectionLost e) {
                log.warn("{} goes on when the database is back", task.id(), e);
            } catch (RuntimeException e) {
                if (isGone(task.id())) {
                    log.info("{} was deleted while it ran", task.id());
                } else {
                    log.error("{} goes on later, here or elsewhere", task.id(), e);
                }
            } finally {
                running.remove(task.id());
                inbox.wake();
            }
        });
    }

    private void carryOut(TaskRun run, String reason) {
        ServerTask task = run.task();
        ActivityLog activity = run.log();
        try {
            log.info("{} runs: {}", task.id(), task.description());
            // Only now: who cancels from here on finds the run.
            if (transitions.isCancelling(task.id())) {
                run.interrupt(TaskInterrupted.Reason.CANCELLED);
            }
            activity.activity(activity.root(), null, task.description());
            activity.started(activity.root());
            if (!reason.isEmpty()) {
                activity.append(activity.root(), LogLine.info(reason));
            }
            TaskHandler handler = handlers.get(task.name());
            if (handler == null) {
                throw new TaskFailed("This server does not know tasks of the kind " + task.name());
            }
            handler.run(run);
            transitions.end(run, TaskState.SUCCESS, "");
        } catch (TaskFailed e) {
            transitions.end(run, TaskState.FAILED, String.valueOf(e.getMessage()));
        } catch (TaskInterrupted e) {
            interrupted(run, e.reason());
        } catch (ConnectionLost | LeaseLost e) {
            throw e;
        } catch (RuntimeException e) {
            if (isClosing || isGone(task.id())) {
                throw e;
            }
            log.error("{} failed for a reason of the server's own", task.id(), e);
            transitions.end(run, TaskState.FAILED, "The server failed to carry out the task: " + e);
        }
    }

    private void interrupted(TaskRun run, TaskInterrupted.Reason reason) {
        switch (reason) {
            case CANCELLED -> transitions.end(run, TaskState.CANCELED, "The task was canceled.");
            case HANDED_OVER -> {
                transitions.handOver(run);
                log.info("{} is handed over", run.task().id());
            }
            case LEASE_LOST -> throw new LeaseLost(run.task().id());
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

    ServerTask cancel(String id) {
        ServerTask task = transitions.cancel(id);
        TaskRun run = running.get(id);
        if (task.state() == TaskState.CANCELLING && run != null) {
            run.interrupt(TaskInterrupted.Reason.CANCELLED);
        }
        return task;
    }

    /** Takes no more tasks, waits until those that run have come to a point where another node can go on, and leaves. */
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
        node.leave();
    }
}
