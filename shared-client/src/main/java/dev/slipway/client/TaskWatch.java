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
import org.jspecify.annotations.Nullable;

/** One wait for tasks: polls quickly while something happens, and ever more slowly while nothing does. */
final class TaskWatch {
    private static final Duration SHORTEST = Duration.ofSeconds(1);
    private static final Duration LONGEST = Duration.ofSeconds(10);
    private static final int IDS_IN_ONE_CALL = 100;

    private final Tasks tasks;
    private final Api api;
    private final List<String> ids;
    private final TaskListener listener;
    private final Map<String, ServerTask> seen = new HashMap<>();
    private final Map<String, TaskLog> logs = new HashMap<>();

    TaskWatch(Tasks tasks, Api api, Collection<String> ids, TaskListener listener) {
        this.tasks = tasks;
        this.api = api;
        this.ids = List.copyOf(new LinkedHashSet<>(ids));
        this.listener = listener;
    }

    TaskWait run(Duration timeout) {
        Instant deadline = api.pauses().now().plus(timeout);
        Duration pause = SHORTEST;
        while (true) {
            boolean isNews = poll();
            if (unfinished().isEmpty()) {
                return new TaskWait.Finished(known());
            }
            Duration left = Duration.between(api.pauses().now(), deadline);
            if (left.isNegative() || left.isZero()) {
                return new TaskWait.TimedOut(known());
            }
            pause = isNews ? SHORTEST : shorter(pause.multipliedBy(3).dividedBy(2), LONGEST);
            api.pause(shorter(pause, left));
        }
    }

    private static Duration shorter(Duration one, Duration other) {
        return one.compareTo(other) < 0 ? one : other;
    }

    private List<ServerTask> known() {
        return ids.stream().filter(seen::containsKey).map(seen::get).toList();
    }

    private List<String> unfinished() {
        return ids.stream()
                .filter(id -> {
                    @Nullable ServerTask task = seen.get(id);
                    return task == null || !task.isCompleted();
                })
                .toList();
    }

    private boolean poll() {
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
            listener.unreachable(e);
            return false;
        }
    }

    private List<ServerTask> fetch(List<String> wanted) {
        List<ServerTask> fetched = new ArrayList<>();
        for (int from = 0; from < wanted.size(); from += IDS_IN_ONE_CALL) {
            List<String> some = wanted.subList(from, Math.min(from + IDS_IN_ONE_CALL, wanted.size()));
            tasks.list(Query.all().with("ids", some).take(IDS_IN_ONE_CALL)).forEach(fetched::add);
        }
        List<String> missing = new ArrayList<>(wanted);
        fetched.forEach(task -> missing.remove(task.id()));
        if (!missing.isEmpty()) {
            throw new SlipwayException(
                    Kind.NOT_FOUND, 404, "There is no task " + String.join(", ", missing), List.of(), null);
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
        if (listener == TaskListener.NONE || task.state() == TaskState.QUEUED) {
            return false;
        }
        return logs.computeIfAbsent(task.id(), id -> new TaskLog(tasks, id)).read(listener);
    }
}
