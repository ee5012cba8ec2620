package dev.slipway.server.portal;

import dev.slipway.api.ActivityElement;
import dev.slipway.api.ServerTask;
import dev.slipway.server.access.Actor;
import dev.slipway.server.task.TaskLogReader;
import dev.slipway.server.task.TaskLogReader.Line;
import dev.slipway.server.task.TaskService;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import okio.ByteString;
import org.jspecify.annotations.Nullable;

/**
 * What there is to tell of one task, as server-sent events: {@code task} and {@code activity} with a state that has
 * changed, {@code lines} with the next log lines, and {@code end}. Each event carries HTML that a page puts in its place.
 * An event's id is the number of the last line, so a browser that lost its connection goes on after that.
 */
final class TaskNews {
    /** After so long without news a comment is sent, for proxies close quiet connections. */
    static final Duration QUIET = Duration.ofSeconds(15);

    static final ByteString HEARTBEAT = ByteString.encodeUtf8(": still here\n\n");

    /**
     * What someone at a position lacks.
     *
     * @param events empty when there is nothing new
     * @param isLast nothing will come after this
     */
    record Piece(ByteString events, Follower.Position next, boolean isLast) {}

    private record State(String event, String html, long version) {}

    private final String taskId;
    private final TaskService tasks;
    private final TaskLogReader logs;
    private final Templates templates;
    private final Map<String, State> states = new LinkedHashMap<>();
    private final Map<String, Object> drawnFrom = new LinkedHashMap<>();
    private long version;
    private boolean isChanged;
    private boolean isOver;
    /** The activities of all lines up to this are among the states; a page would have no place for one of another. */
    private int newestWithState;

    TaskNews(String taskId, TaskService tasks, TaskLogReader logs, Templates templates) {
        this.taskId = taskId;
        this.tasks = tasks;
        this.logs = logs;
        this.templates = templates;
    }

    /** Reads the states anew, after which {@link #since} tells of them. */
    void look(Instant now) {
        newestWithState = logs.newestLine(taskId);
        ServerTask task = tasks.get(Actor.SYSTEM, taskId);
        isOver = task.isCompleted();
        String waiting = tasks.reasonToWait(task);
        // The duration in words depends on when one looks; it is no news.
        if (isNew("task", List.of(task.withDuration(""), waiting))) {
            put("task", "task", "task/state.jte", Map.of("task", task, "waiting", waiting, "now", now));
        }
        logs.activities(taskId).forEach(activity -> look("", activity, now));
        if (isChanged) {
            version++;
            isChanged = false;
        }
    }

    private void look(String parentId, ActivityElement activity, Instant now) {
        ActivityElement alone = activity.withChildren(List.of());
        String key = "activity " + activity.id();
        if (isNew(key, alone)) {
            put(key, "activity", "task/activity.jte", Map.of("activity", alone, "parent", parentId, "now", now));
        }
        activity.children().forEach(child -> look(activity.id(), child, now));
    }

    private boolean isNew(String key, Object seen) {
        return !seen.equals(drawnFrom.put(key, seen));
    }

    private void put(String key, String event, String template, Map<String, Object> parameters) {
        states.put(key, new State(event, templates.html(template, parameters), version + 1));
        isChanged = true;
    }

    Piece since(Follower.Position position) {
        var events = new StringBuilder();
        states.values().stream()
                .filter(state -> state.version() > position.version())
                .forEach(state -> event(events, state.event(), null, state.html()));
        List<Line> all = logs.lines(taskId, position.line());
        List<Line> lines = all.stream()
                .filter(line -> line.element().number() <= newestWithState)
                .toList();
        int last = position.line();
        if (!lines.isEmpty()) {
            last = lines.get(lines.size() - 1).element().number();
            event(events, "lines", last, templates.html("task/lines.jte", Map.of("lines", lines)));
        }
        // The lines were read after the end, so none can come that was missed.
        boolean isLast = isOver && all.isEmpty();
        if (isLast) {
            event(events, "end", null, "");
        }
        return new Piece(ByteString.encodeUtf8(events.toString()), new Follower.Position(last, version), isLast);
    }

    /** A line break of any kind ends a field, so a text with breaks becomes several fields. */
    private static void event(StringBuilder events, String name, @Nullable Integer id, String data) {
        if (id != null) {
            events.append("id: ").append(id).append('\n');
        }
        events.append("event: ").append(name).append('\n');
        data.lines().forEach(line -> events.append("data: ").append(line).append('\n'));
        events.append(data.isEmpty() ? "data:\n\n" : "\n");
    }
}
