package dev.slipway.server.task;

import com.squareup.moshi.Types;
import dev.slipway.api.ActivityStatus;
import dev.slipway.api.LogElement;
import dev.slipway.json.WireJson;
import java.lang.reflect.Type;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/** The tree of a task's activities, and their log lines in chunks. */
final class ActivityStore {
    private static final Type ELEMENTS = Types.newParameterizedType(List.class, LogElement.class);
    private static final int LONGEST_NAME = 500;
    private static final int LONGEST_MESSAGE = 1000;

    record Row(
            String id,
            @Nullable String parentId,
            String name,
            ActivityStatus status,
            @Nullable Instant started,
            @Nullable Instant ended,
            int progress,
            String progressMessage) {}

    /** @param size how many characters the stored lines take */
    record Extent(int lastNumber, long size) {
        static final Extent NOTHING = new Extent(0, 0);
    }

    /** Lines of one activity that were stored together, in their order. */
    record Chunk(String activityId, List<LogElement> elements) {}

    /** Makes the activity unless it is there: a task that goes on after a restart names the same ones again. */
    void ensure(Handle tx, String taskId, Row row) {
        boolean isThere = tx.createQuery("SELECT 1 FROM task_activity WHERE task_id = :task AND id = :id")
                .bind("task", taskId)
                .bind("id", row.id())
                .mapTo(Integer.class)
                .findOne()
                .isPresent();
        if (isThere) {
            return;
        }
        int position = tx.createQuery("SELECT count(*) FROM task_activity WHERE task_id = :task")
                .bind("task", taskId)
                .mapTo(Integer.class)
                .one();
        tx.createUpdate(
                        """
                        INSERT INTO task_activity (task_id, id, parent_id, position, name, status, started, ended,
                            progress, progress_message)
                        VALUES (:task, :id, :parent, :position, :name, :status, :started, :ended, 0, '')""")
                .bind("task", taskId)
                .bind("id", row.id())
                .bind("parent", row.parentId())
                .bind("position", position)
                .bind("name", cut(row.name(), LONGEST_NAME))
                .bind("status", row.status().name())
                .bind("started", row.started())
                .bind("ended", row.ended())
                .execute();
    }

    boolean hasStarted(Handle tx, String taskId, String id) {
        return tx.createQuery("SELECT 1 FROM task_activity WHERE task_id = :task AND id = :id AND started IS NOT NULL")
                .bind("task", taskId)
                .bind("id", id)
                .mapTo(Integer.class)
                .findOne()
                .isPresent();
    }

    void start(Handle tx, String taskId, String id, Instant now) {
        tx.createUpdate(
                        """
                        UPDATE task_activity SET status = 'RUNNING', started = :now
                        WHERE task_id = :task AND id = :id AND status = 'PENDING'""")
                .bind("now", now)
                .bind("task", taskId)
                .bind("id", id)
                .execute();
    }

    void end(Handle tx, String taskId, String id, ActivityStatus status, Instant now) {
        tx.createUpdate(
                        """
                        UPDATE task_activity SET status = :status, ended = :now
                        WHERE task_id = :task AND id = :id AND status IN ('PENDING', 'RUNNING')""")
                .bind("status", status.name())
                .bind("now", now)
                .bind("task", taskId)
                .bind("id", id)
                .execute();
    }

    /** Ends whatever has not ended, when its task has. */
    void endAll(Handle tx, String taskId, ActivityStatus status, Instant now) {
        tx.createUpdate(
                        """
                        UPDATE task_activity SET status = :status, ended = :now
                        WHERE task_id = :task AND status IN ('PENDING', 'RUNNING')""")
                .bind("status", status.name())
                .bind("now", now)
                .bind("task", taskId)
                .execute();
    }

    void progress(Handle tx, String taskId, String id, int percentage, String message) {
        tx.createUpdate(
                        """
                        UPDATE task_activity SET progress = :percentage, progress_message = :message
                        WHERE task_id = :task AND id = :id""")
                .bind("percentage", percentage)
                .bind("message", cut(message, LONGEST_MESSAGE))
                .bind("task", taskId)
                .bind("id", id)
                .execute();
    }

    private static String cut(String text, int length) {
        return text.length() <= length ? text : text.substring(0, length);
    }

    List<Row> activities(Handle tx, String taskId) {
        return tx.createQuery("SELECT * FROM task_activity WHERE task_id = :task ORDER BY position, id")
                .bind("task", taskId)
                .map((row, context) -> new Row(
                        row.getString("id"),
                        row.getString("parent_id"),
                        row.getString("name"),
                        ActivityStatus.valueOf(row.getString("status")),
                        instant(row.getObject("started", OffsetDateTime.class)),
                        instant(row.getObject("ended", OffsetDateTime.class)),
                        row.getInt("progress"),
                        row.getString("progress_message")))
                .list();
    }

    private static @Nullable Instant instant(@Nullable OffsetDateTime time) {
        return time == null ? null : time.toInstant();
    }

    /** How far the log of a task goes. */
    Extent extent(Handle tx, String taskId) {
        return tx.createQuery(
                        """
                        SELECT last_number, size_so_far FROM task_log
                        WHERE task_id = :task ORDER BY task_id DESC, first_number DESC LIMIT 1""")
                .bind("task", taskId)
                .map((row, context) -> new Extent(row.getInt("last_number"), row.getLong("size_so_far")))
                .findOne()
                .orElse(Extent.NOTHING);
    }

    /**
     * @param before the extent of the log without these
     * @return the extent with them
     */
    Extent append(Handle tx, String taskId, String activityId, List<LogElement> elements, Extent before) {
        String text = WireJson.write(elements, ELEMENTS);
        var after = new Extent(elements.get(elements.size() - 1).number(), before.size() + text.length());
        tx.createUpdate(
                        """
                        INSERT INTO task_log (task_id, first_number, last_number, activity_id, elements, size_so_far)
                        VALUES (:task, :first, :last, :activity, :elements, :size)""")
                .bind("task", taskId)
                .bind("first", elements.get(0).number())
                .bind("last", after.lastNumber())
                .bind("activity", activityId)
                .bind("elements", text)
                .bind("size", after.size())
                .execute();
        return after;
    }

    /** The chunks with lines after a number, at most so many of them, in order. */
    List<Chunk> chunks(Handle tx, String taskId, int after, int most) {
        return tx.createQuery(
                        """
                        SELECT activity_id, elements FROM task_log
                        WHERE task_id = :task AND last_number > :after ORDER BY first_number LIMIT :most""")
                .bind("task", taskId)
                .bind("after", after)
                .bind("most", most)
                .map((row, context) -> chunk(row))
                .list();
    }

    /** The chunks of an activity with lines before a number, at most so many of them, newest first. */
    List<Chunk> newest(Handle tx, String taskId, String activityId, int before, int most) {
        return tx.createQuery(
                        """
                        SELECT activity_id, elements FROM task_log
                        WHERE task_id = :task AND activity_id = :activity AND first_number < :before
                        ORDER BY task_id DESC, activity_id DESC, first_number DESC LIMIT :most""")
                .bind("task", taskId)
                .bind("activity", activityId)
                .bind("before", before)
                .bind("most", most)
                .map((row, context) -> chunk(row))
                .list();
    }

    private static Chunk chunk(ResultSet row) throws SQLException {
        return new Chunk(
                row.getString("activity_id"), WireJson.<List<LogElement>>read(row.getString("elements"), ELEMENTS));
    }
}
