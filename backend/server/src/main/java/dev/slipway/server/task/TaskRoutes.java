package dev.slipway.server.task;

import static dev.slipway.server.access.Permission.TASK_CANCEL;
import static dev.slipway.server.access.Permission.TASK_CREATE;
import static dev.slipway.server.access.Permission.TASK_PRIORITIZE;
import static dev.slipway.server.access.Permission.TASK_VIEW;
import static dev.slipway.server.http.Api.actor;
import static dev.slipway.server.http.Requests.text;

import dev.slipway.api.ServerTask;
import dev.slipway.api.TaskState;
import dev.slipway.server.http.Answers;
import dev.slipway.server.http.Api;
import dev.slipway.server.http.Requests;
import dev.slipway.server.persistence.Filter;
import dev.slipway.server.persistence.Listing;
import dev.slipway.server.persistence.SpaceId;
import dev.slipway.server.persistence.Stretch;
import dev.slipway.server.problem.Invalid;
import io.javalin.http.Context;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** {@code /api/tasks}, which means the whole server, and {@code /api/{space}/tasks}. */
public final class TaskRoutes {
    private static final Set<TaskState> ACTIVE =
            EnumSet.of(TaskState.QUEUED, TaskState.EXECUTING, TaskState.CANCELLING);
    private static final Set<TaskState> RUNNING = EnumSet.of(TaskState.EXECUTING, TaskState.CANCELLING);

    private final TaskService tasks;
    private final TaskLogReader logs;

    public TaskRoutes(TaskService tasks, TaskLogReader logs) {
        this.tasks = tasks;
        this.logs = logs;
    }

    public void register(Api api) {
        for (String base : List.of("/api/tasks", "/api/{space}/tasks")) {
            api.get(base, TASK_VIEW, this::list)
                    .get(base + "/{id}", TASK_VIEW, ctx -> Answers.answer(ctx, task(ctx)))
                    .get(base + "/{id}/details", TASK_VIEW, this::details)
                    .get(base + "/{id}/raw", TASK_VIEW, this::raw)
                    .get(base + "/{id}/queued-behind", TASK_VIEW, this::queuedBehind)
                    .post(base + "/{id}/cancel", TASK_CANCEL, this::cancel)
                    .post(base + "/{id}/prioritize", TASK_PRIORITIZE, this::prioritize)
                    .post(base + "/rerun/{id}", TASK_CREATE, this::rerun);
        }
        api.post("/api/{space}/tasks", TASK_CREATE, this::create);
    }

    private static @Nullable SpaceId space(Context ctx) {
        return ctx.pathParamMap().containsKey("space") ? Api.space(ctx) : null;
    }

    private ServerTask task(Context ctx) {
        return tasks.get(actor(ctx), space(ctx), ctx.pathParam("id"));
    }

    private void list(Context ctx) {
        var query = new TaskQuery(
                text(ctx, "project"),
                text(ctx, "environment"),
                text(ctx, "tenant"),
                text(ctx, "name"),
                text(ctx, "partialName"),
                states(ctx));
        var filter = new Filter(Requests.list(ctx, "ids"), "", "", Requests.stretch(ctx));
        Answers.page(ctx, tasks.list(actor(ctx), space(ctx), query, filter), ServerTask.class, "Task");
    }

    private static List<TaskState> states(Context ctx) {
        Set<TaskState> wanted =
                Requests.list(ctx, "states").stream().map(TaskRoutes::state).collect(Collectors.toSet());
        if (Requests.flag(ctx, "active")) {
            wanted.addAll(ACTIVE);
        }
        if (Requests.flag(ctx, "running")) {
            wanted.addAll(RUNNING);
        }
        return List.copyOf(wanted);
    }

    private static TaskState state(String text) {
        return Arrays.stream(TaskState.values())
                .filter(state -> state.name().replace("_", "").equalsIgnoreCase(text))
                .findFirst()
                .orElseThrow(() -> new Invalid(
                        "states",
                        "'" + text + "' is no state of a task; there are Queued,"
                                + " Executing, Success, Failed, Canceled, TimedOut, Cancelling"));
    }

    private void details(Context ctx) {
        Answers.answer(ctx, logs.details(task(ctx), Requests.number(ctx, "tail", 0)));
    }

    private void raw(Context ctx) throws IOException {
        ServerTask task = task(ctx);
        ctx.contentType("text/plain; charset=utf-8");
        Writer out = new OutputStreamWriter(ctx.outputStream(), StandardCharsets.UTF_8);
        logs.writeRaw(task, out);
        out.flush();
    }

    private void queuedBehind(Context ctx) {
        List<ServerTask> ahead = tasks.queuedBehind(actor(ctx), task(ctx).id());
        Stretch stretch = Requests.stretch(ctx);
        List<ServerTask> items =
                ahead.stream().skip(stretch.skip()).limit(stretch.take()).toList();
        Answers.page(ctx, new Listing<>(items, ahead.size()), ServerTask.class, "Task");
    }

    private void create(Context ctx) {
        Answers.created(ctx, tasks.create(actor(ctx), Api.space(ctx), Requests.body(ctx, ServerTask.class)));
    }

    private void cancel(Context ctx) {
        Answers.answer(ctx, tasks.cancel(actor(ctx), space(ctx), ctx.pathParam("id")));
    }

    private void prioritize(Context ctx) {
        Answers.answer(ctx, tasks.prioritize(actor(ctx), space(ctx), ctx.pathParam("id")));
    }

    private void rerun(Context ctx) {
        Answers.created(ctx, tasks.rerun(actor(ctx), space(ctx), ctx.pathParam("id")));
    }
}
