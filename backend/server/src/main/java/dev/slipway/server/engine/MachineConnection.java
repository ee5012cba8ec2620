package dev.slipway.server.engine;

import dev.slipway.host.HostUnreachable;
import dev.slipway.host.ScriptHost;
import dev.slipway.server.task.LogLine;
import dev.slipway.server.task.TaskInterrupted;
import dev.slipway.server.task.TaskRun;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The connection of a task to one machine: made when it is first needed, and anew when it is lost. An outage is one line in
 * the log, however long it lasts and however many threads notice. Safe for use by the threads of the task.
 */
final class MachineConnection implements AutoCloseable {
    private static final long LONGEST_PAUSE_MILLIS = 5_000;
    private static final long FIRST_PAUSE_MILLIS = 125;

    /** How often a new task knocks at a machine that may be busy, and refuse a connection for that. */
    private static final int FIRST_CONTACT_ATTEMPTS = 3;

    /** Makes a connection. */
    interface Connector {
        ScriptHost connect() throws IOException;
    }

    /** Something that may be done again when the connection broke before it was known to be done. */
    interface Operation {
        @Nullable Object on(ScriptHost host) throws IOException;
    }

    private final String name;
    private final Connector connector;
    private final TaskRun run;
    private final Duration patience;
    private Optional<ScriptHost> host = Optional.empty();
    private boolean isKnown;

    /** When the machine was found to be out of reach; 0 while it is not. */
    private long outOfReachSince;

    /**
     * @param isKnown whether the machine has been reached before, by another process
     * @param patience how long a machine that has been reached before may be out of reach
     */
    MachineConnection(String name, Connector connector, TaskRun run, boolean isKnown, Duration patience) {
        this.name = name;
        this.connector = connector;
        this.run = run;
        this.isKnown = isKnown;
        this.patience = patience;
    }

    /**
     * @param activityId what logs an interruption
     * @throws HostUnreachable when the machine stays out of reach
     * @throws InterruptedIOException when the task is handed over while the machine is out of reach
     * @throws dev.slipway.server.task.LeaseLost when another run has the task, and so the machine
     */
    @Nullable Object with(String activityId, Operation operation) throws IOException {
        for (int attempt = 1; ; attempt++) {
            Optional<ScriptHost> used = Optional.empty();
            try {
                used = Optional.of(connected());
                @Nullable Object result = operation.on(used.get());
                reached();
                return result;
            } catch (HostUnreachable e) {
                lost(used, e, activityId, attempt);
                pause(attempt);
            }
        }
    }

    private synchronized ScriptHost connected() throws IOException {
        run.lease().require();
        if (host.isEmpty()) {
            host = Optional.of(connector.connect());
        }
        return host.get();
    }

    private synchronized void reached() {
        isKnown = true;
        outOfReachSince = 0;
    }

    /** @param used the connection that failed; none when there was none to be had */
    private synchronized void lost(Optional<ScriptHost> used, HostUnreachable reason, String activityId, int attempt)
            throws HostUnreachable {
        if (used.isPresent() && host.filter(current -> current == used.get()).isPresent()) {
            host = Optional.empty();
            used.get().close();
        }
        if (!isKnown) {
            if (attempt == FIRST_CONTACT_ATTEMPTS) {
                throw reason;
            }
            return;
        }
        long now = System.nanoTime();
        if (outOfReachSince == 0) {
            outOfReachSince = now;
            run.log()
                    .append(
                            activityId,
                            LogLine.info("The connection to " + name + " was interrupted: " + reason.getMessage()
                                    + ". What runs there goes on, and the task with it once " + name
                                    + " can be reached again."));
        } else if (now - outOfReachSince > patience.toNanos()) {
            throw new HostUnreachable(
                    name + " has been out of reach for " + patience.toMinutes()
                            + " minutes, and what runs there may go on: " + reason.getMessage(),
                    reason);
        }
    }

    /** A cancelled task goes on trying, for it has something to end. */
    private void pause(int attempt) throws InterruptedIOException {
        try {
            Thread.sleep(Math.min(LONGEST_PAUSE_MILLIS, FIRST_PAUSE_MILLIS << Math.min(attempt, 10)));
            if (!run.isCancelled()) {
                run.checkpoint();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw interrupted(e);
        } catch (TaskInterrupted e) {
            throw interrupted(e);
        }
    }

    private InterruptedIOException interrupted(Exception cause) {
        var interrupted = new InterruptedIOException("Left while " + name + " was out of reach");
        interrupted.initCause(cause);
        return interrupted;
    }

    @Override
    public synchronized void close() {
        host.ifPresent(ScriptHost::close);
        host = Optional.empty();
    }
}
