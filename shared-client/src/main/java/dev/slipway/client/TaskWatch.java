package dev.slipway.client;

import dev.slipway.api.ServerTask;
import dev.slipway.api.TaskState;
import dev.slipway.client.SlipwayException.Kind;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * One wait for tasks, look by look: often while something happens, and ever more slowly while nothing does. For those who
 * cannot block a thread, or go on waiting where another process stopped; all others call {@link Tasks#await}. Not for use by
 * several threads at a time.
 */
public final class TaskWatch {
    private static final Duration SHORTEST = Duration.ofSeconds(1);
    private static final Duration LONGEST = Duration.ofSeconds(10);

    private final Tasks tasks;
    private final Api api;
    private final List<String> ids;
    private final TaskListener listener;
    private final Map<String, ServerTask> seen = new HashMap<>();
    private final Map<String, TaskLog> logs = new HashMap<>();
    private final Map<String, Integer> lastNumbers;
    private Duration pause = SHORTEST;
    private Duration askedPause = Duration.ZERO;

    TaskWatch(Tasks tasks, Api api, Collection<String> ids, TaskListener listener, LogPosition from) {
        this.tasks = tasks;
        this.api = api;
        this.ids = List.copyOf(new LinkedHashSet<>(ids));
        this.listener = listener;
        this.lastNumbers = new HashMap<>(from.lastNumbers());
    }

    TaskWait run(Duration timeout) {
        Instant deadline = api.pauses().now().plus(timeout);
        while (true) {
            look();
            if (isFinished()) {
                return new TaskWait.Finished(tasks());
            }
            Duration left = Duration.between(api.pauses().now(), deadline);
            if (left.isNegative() || left.isZero()) {
                return new TaskWait.TimedOut(tasks());
            }
            api.pause(shorter(pause(), left));
        }
    }

    /**
     * Asks once, and tells the listener what is new. A server that does not answer is told to the listener, too; it is
     * the next look that asks it again.
     *
     * @throws SlipwayException when a task does not exist, or waiting longer will not help
     */
    public void look() {
        askedPause = Duration.ZERO;
        pause = hasNews() ? SHORTEST : shorter(pause.multipliedBy(3).dividedBy(2), LONGEST);
    }

    /** The time to let pass before the next look; longer when the server asked for that. */
    public Duration pause() {
        return pause.compareTo(askedPause) < 0 ? askedPause : pause;
    }

    public boolean isFinished() {
        return unfinished().isEmpty();
    }

    /** As last seen, in the order of their ids; none before the first look. */
    public List<ServerTask> tasks() {
        return ids.stream().filter(seen::containsKey).map(seen::get).toList();
    }

    /** Behind the last line that the listener has heard. */
    public LogPosition position() {
        return new LogPosition(lastNumbers);
    }

    private static Duration shorter(Duration one, Duration other) {
        return one.compareTo(other) < 0 ? one : other;
    }

    private List<String> unfinished() {
        return ids.stream()
                .filter(id -> {
                    @Nullable ServerTask task = seen.get(id);
                    return task == null || !task.isCompleted();
                })
                .toList();
    }

    private boolean hasNews() {
        try {
            boolean isNews = false;
            for (ServerTask task : fetch(unfinished())) {
                // First the log, so that a completed task is taken note of only when all of its log has been read.
                isNews |= readLog(task);
                isNews |= note(task);
            }
            return isNews;
        } catch (SlipwayException e) {
            if (!e.isTransient()) {
                throw e;
            }
            askedPause = Objects.requireNonNullElse(e.retryAfter(), Duration.ZERO);
            listener.unreachable(e);
            return false;
        }
    }

    private List<ServerTask> fetch(List<String> wanted) {
        List<ServerTask> fetched = tasks.withIds(wanted);
        List<String> missing = new ArrayList<>(wanted);
        fetched.forEach(task -> missing.remove(task.id()));
        if (!missing.isEmpty()) {
            throw new SlipwayException(
                    Kind.NOT_FOUND, 404, "There is no task " + String.join(", ", missing), List.of(), null, null);
        }
        return fetched;
    }

    private boolean note(ServerTask task) {
        @Nullable ServerTask before = seen.put(task.id(), task);
        boolean isChanged = before == null
                || before.state() != task.state()
                || before.hasPendingInterruptions() != task.hasPendingInterruptions();
        if (isChanged) {
            listener.changed(task);
        }
        return isChanged;
    }

    private boolean readLog(ServerTask task) {
        if (!listener.isLogWanted() || task.state() == TaskState.QUEUED) {
            return false;
        }
        return logs.computeIfAbsent(task.id(), id -> new TaskLog(tasks, id, lastNumbers))
                .read(listener);
    }
}
