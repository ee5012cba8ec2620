package dev.slipway.client;

import dev.slipway.api.ServerTask;
import dev.slipway.api.TaskDetails;
import dev.slipway.client.transport.RequestBody;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.Collection;
import java.util.Map;
import okio.ByteString;

/** The tasks of a space, or of the whole server. */
public final class Tasks extends ReadableResources<ServerTask> {
    Tasks(Api api, ApiPath parent) {
        super(api, parent.slash("tasks"), ServerTask.class, ServerTask::description);
    }

    private Tasks(Api api, Tasks same) {
        super(api, same.path(), ServerTask.class, ServerTask::description);
    }

    /** With the whole log. */
    public TaskDetails details(String taskId) {
        return details(taskId, Query.all());
    }

    /** With {@code tail}, at most so many of the newest lines of each part of the task. */
    TaskDetails details(String taskId, Query query) {
        return api().get(path(taskId, "details").with(query), TaskDetails.class);
    }

    /**
     * Copies the log as text, which may be long.
     *
     * @throws UncheckedIOException when it cannot be written
     */
    public void copyLog(String taskId, OutputStream to) {
        var request = api().request("GET", path(taskId, "raw"), Map.of("Accept", "text/plain"), null);
        // Not repeatable: what has been written cannot be taken back.
        api().exchange(() -> request, false, answer -> {
            byte[] buffer = new byte[64 * 1024];
            for (int read = answer.body().read(buffer);
                    read >= 0;
                    read = answer.body().read(buffer)) {
                write(to, buffer, read);
            }
            return to;
        });
    }

    private static void write(OutputStream to, byte[] buffer, int length) {
        try {
            to.write(buffer, 0, length);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Queues a task by its name and arguments, such as a health check. */
    public ServerTask create(ServerTask draft) {
        return api().post(path(), Api.json(draft), ServerTask.class);
    }

    /** Asks for the end of a task; an executing one goes on for a moment. To ask twice is no harm. */
    public ServerTask cancel(String taskId) {
        RequestBody empty = RequestBody.of("application/json", ByteString.encodeUtf8("{}"));
        var request = api().request("POST", ApiPath.api().slash("tasks", taskId, "cancel"), Map.of(), empty);
        return api().exchange(() -> request, true, answer -> Api.json(answer, ServerTask.class));
    }

    /** Waits as {@link #await(Collection, Duration, TaskListener)} does, hearing nothing meanwhile. */
    public TaskWait await(Collection<String> taskIds, Duration timeout) {
        return await(taskIds, timeout, TaskListener.NONE);
    }

    /**
     * Waits until all tasks are completed, however they ended, or the time is over. A server that is away for a while,
     * restarting perhaps, is waited for as well.
     *
     * @throws SlipwayException when a task does not exist, or the client's cancellation token is cancelled, which leaves
     *     the tasks as they are
     */
    public TaskWait await(Collection<String> taskIds, Duration timeout, TaskListener listener) {
        return watch(taskIds, listener, LogPosition.START).run(timeout);
    }

    /** Waits as {@link #await(Collection, Duration, TaskListener)} does, in the caller's own time. */
    public TaskWatch watch(Collection<String> taskIds, TaskListener listener, LogPosition from) {
        var asking = new Tasks(api().withoutRetries(), this);
        return new TaskWatch(asking, api(), taskIds, listener, from);
    }
}
