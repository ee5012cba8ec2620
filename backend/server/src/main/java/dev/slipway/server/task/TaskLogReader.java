package dev.slipway.server.task;

import dev.slipway.api.ActivityElement;
import dev.slipway.api.ActivityElementBuilder;
import dev.slipway.api.ActivityStatus;
import dev.slipway.api.LogElement;
import dev.slipway.api.ServerTask;
import dev.slipway.api.TaskDetails;
import dev.slipway.api.TaskDetailsBuilder;
import dev.slipway.api.TaskProgress;
import dev.slipway.server.persistence.Database;
import java.io.IOException;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayDeque;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/** Reads what {@link ActivityLog} wrote. */
public final class TaskLogReader {
    private static final int CHUNKS_AT_ONCE = 200;
    private static final int CHUNKS_AT_ONCE_BACK = 20;
    private static final int MOST_LINES = 50_000;
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("HH:mm:ss").withZone(ZoneOffset.UTC);

    /** A log line and the activity it belongs to. */
    public record Line(String activityId, LogElement element) {}

    private final Database db;
    private final ActivityStore store = new ActivityStore();

    public TaskLogReader(Database db) {
        this.db = db;
    }

    /**
     * The activities with their newest lines, however long the log is: at most {@value #MOST_LINES}, those of the newest
     * activities before others.
     *
     * @param tail at most so many lines of each activity; 0 for no such limit
     */
    public TaskDetails details(ServerTask task, int tail) {
        return db.read(tx -> details(tx, task, tail));
    }

    private TaskDetails details(Handle tx, ServerTask task, int tail) {
        // Read first, and no line after it: or a later line of one activity would be there and an earlier one of
        // another not.
        ActivityStore.Extent extent = store.extent(tx, task.id());
        List<ActivityStore.Row> activities = store.activities(tx, task.id());
        var lines = new HashMap<String, List<LogElement>>();
        int left = MOST_LINES;
        for (int i = activities.size() - 1; i >= 0 && left > 0; i--) {
            String activity = activities.get(i).id();
            List<LogElement> newest =
                    newest(tx, task.id(), activity, extent.lastNumber() + 1, tail > 0 ? Math.min(tail, left) : left);
            lines.put(activity, newest);
            left -= newest.size();
        }
        return TaskDetailsBuilder.builder()
                .task(task)
                .activityLogs(tree(null, activities, lines))
                .progress(progress(task, activities))
                .physicalLogSize(extent.size())
                .links(task.links())
                .build();
    }

    /** Read from the end, no further than need be. */
    private List<LogElement> newest(Handle tx, String taskId, String activity, int end, int most) {
        var lines = new ArrayDeque<LogElement>();
        int before = end;
        List<ActivityStore.Chunk> chunks;
        do {
            chunks = store.newest(tx, taskId, activity, before, CHUNKS_AT_ONCE_BACK);
            for (ActivityStore.Chunk chunk : chunks) {
                List<LogElement> elements = chunk.elements();
                for (int i = elements.size() - 1; i >= 0 && lines.size() < most; i--) {
                    lines.addFirst(elements.get(i));
                }
                before = elements.get(0).number();
            }
        } while (lines.size() < most && chunks.size() == CHUNKS_AT_ONCE_BACK);
        return List.copyOf(lines);
    }

    /** The activities without their lines. */
    public List<ActivityElement> activities(String taskId) {
        return tree(null, db.read(tx -> store.activities(tx, taskId)), Map.of());
    }

    private static List<ActivityElement> tree(
            @Nullable String parent, List<ActivityStore.Row> rows, Map<String, List<LogElement>> lines) {
        return rows.stream()
                .filter(row -> Objects.equals(row.parentId(), parent))
                .map(row -> ActivityElementBuilder.builder()
                        .id(row.id())
                        .name(row.name())
                        .status(row.status())
                        .started(row.started())
                        .ended(row.ended())
                        .showAtSummaryLevel(parent == null)
                        .progressPercentage(row.ended() != null ? 100 : row.progress())
                        .progressMessage(row.progressMessage())
                        .children(tree(row.id(), rows, lines))
                        .logElements(lines.getOrDefault(row.id(), List.of()))
                        .build())
                .toList();
    }

    /** How many of the activities below the root have ended. */
    private static TaskProgress progress(ServerTask task, List<ActivityStore.Row> activities) {
        if (task.isCompleted()) {
            return new TaskProgress(100, "");
        }
        List<ActivityStore.Row> parts = activities.stream()
                .filter(row -> task.id().equals(row.parentId()))
                .toList();
        long ended = parts.stream()
                .filter(row -> row.status() != ActivityStatus.PENDING && row.status() != ActivityStatus.RUNNING)
                .count();
        return new TaskProgress(parts.isEmpty() ? 0 : (int) (ended * 100 / parts.size()), "");
    }

    /** The number of the newest line; 0 when there is none. */
    public int newestLine(String taskId) {
        return db.read(tx -> store.extent(tx, taskId)).lastNumber();
    }

    /** The next lines after a number, in order; empty when there are none yet. */
    public List<Line> lines(String taskId, int after) {
        return db.read(tx -> store.chunks(tx, taskId, after, CHUNKS_AT_ONCE)).stream()
                .flatMap(chunk -> chunk.elements().stream()
                        .filter(element -> element.number() > after)
                        .map(element -> new Line(chunk.activityId(), element)))
                .toList();
    }

    /** Writes the whole log as text, piece by piece (R7.35). */
    public void writeRaw(ServerTask task, Appendable to) throws IOException {
        Map<String, String> names = db.read(tx -> store.activities(tx, task.id())).stream()
                .collect(Collectors.toMap(ActivityStore.Row::id, ActivityStore.Row::name));
        to.append("Task ID:        ").append(task.id()).append('\n');
        to.append("Task status:    ").append(words(task.state())).append('\n');
        to.append("Description:    ").append(task.description()).append("\n\n");
        int last = 0;
        String activity = "";
        for (List<Line> batch = lines(task.id(), last); !batch.isEmpty(); batch = lines(task.id(), last)) {
            for (Line line : batch) {
                if (!line.activityId().equals(activity)) {
                    activity = line.activityId();
                    to.append("                     | == ")
                            .append(names.getOrDefault(activity, activity))
                            .append(" ==\n");
                }
                to.append(raw(line.element())).append('\n');
            }
            last = batch.get(batch.size() - 1).element().number();
        }
    }

    /** Such as {@code 09:00:25   Info     |   message}. */
    private static String raw(LogElement element) {
        String time = element.occurredAt() == null ? "" : TIME.format(element.occurredAt());
        return String.format("%-8s   %-8s |   %s", time, words(element.category()), element.messageText());
    }

    /** Such as {@code Timed out} for {@code TIMED_OUT}. */
    private static String words(Enum<?> constant) {
        String name = constant.name().replace('_', ' ');
        return name.charAt(0) + name.substring(1).toLowerCase(Locale.ROOT);
    }
}
