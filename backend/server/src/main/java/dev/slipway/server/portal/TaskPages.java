package dev.slipway.server.portal;

import static dev.slipway.server.access.Permission.INTERRUPTION_SUBMIT;
import static dev.slipway.server.access.Permission.INTERRUPTION_VIEW;
import static dev.slipway.server.access.Permission.TASK_CANCEL;
import static dev.slipway.server.access.Permission.TASK_CREATE;
import static dev.slipway.server.access.Permission.TASK_VIEW;

import dev.slipway.api.ActivityElement;
import dev.slipway.api.Interruption;
import dev.slipway.api.LogElement;
import dev.slipway.api.ServerTask;
import dev.slipway.api.TaskDetails;
import dev.slipway.api.TaskState;
import dev.slipway.server.access.Actor;
import dev.slipway.server.access.Scope;
import dev.slipway.server.http.Api;
import dev.slipway.server.http.Requests;
import dev.slipway.server.interruption.InterruptionService;
import dev.slipway.server.persistence.Filter;
import dev.slipway.server.persistence.Listing;
import dev.slipway.server.persistence.SpaceId;
import dev.slipway.server.persistence.Stretch;
import dev.slipway.server.problem.NotFound;
import dev.slipway.server.task.TaskLogReader;
import dev.slipway.server.task.TaskQuery;
import dev.slipway.server.task.TaskService;
import io.javalin.http.Context;
import io.javalin.http.Header;
import io.javalin.http.HttpStatus;
import java.time.Clock;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Tasks: the list, and each with its live log. */
final class TaskPages {
    private static final int PER_PAGE = 50;

    private static final Map<String, List<TaskState>> SHOWN = Map.of(
            "all", List.of(),
            "active", List.of(TaskState.QUEUED, TaskState.EXECUTING, TaskState.CANCELLING),
            "failed", List.of(TaskState.FAILED, TaskState.TIMED_OUT));

    private final TaskService tasks;
    private final TaskLogReader logs;
    private final InterruptionService interruptions;
    private final TaskFollowers followers;
    private final Frames frames;
    private final Templates templates;
    private final Clock clock;

    TaskPages(
            TaskService tasks,
            TaskLogReader logs,
            InterruptionService interruptions,
            TaskFollowers followers,
            Frames frames,
            Templates templates,
            Clock clock) {
        this.tasks = tasks;
        this.logs = logs;
        this.interruptions = interruptions;
        this.followers = followers;
        this.frames = frames;
        this.templates = templates;
        this.clock = clock;
    }

    void register(Api api) {
        api.get("/app/tasks/{id}", TASK_VIEW, this::leadToSpace)
                .get("/app/{space}/tasks", TASK_VIEW, this::list)
                .get("/app/{space}/tasks/{id}", TASK_VIEW, this::task)
                .get("/app/{space}/tasks/{id}/log", TASK_VIEW, this::follow)
                .get("/app/{space}/tasks/{id}/questions", INTERRUPTION_VIEW, this::questions)
                .post("/app/{space}/interruptions/{id}", INTERRUPTION_SUBMIT, this::answer)
                .post("/app/{space}/tasks/{id}/cancel", TASK_CANCEL, this::cancel)
                .post("/app/{space}/tasks/{id}/rerun", TASK_CREATE, this::rerun);
    }

    private void list(Context ctx) {
        String show = SHOWN.containsKey(Requests.text(ctx, "show")) ? Requests.text(ctx, "show") : "all";
        var query = new TaskQuery("", "", "", "", "", SHOWN.getOrDefault(show, List.of()));
        var stretch = new Stretch(Requests.number(ctx, "skip", 0), PER_PAGE);
        Listing<ServerTask> found =
                tasks.list(Api.actor(ctx), Api.space(ctx), query, new Filter(List.of(), "", "", stretch));
        Frame frame = frames.of(ctx, "Tasks", Section.TASKS);
        var paging = new Paging(frame.url("tasks") + "?show=" + show, stretch.skip(), PER_PAGE, found.total());
        templates.page(
                ctx,
                "tasks.jte",
                Map.of("frame", frame, "page", new TaskListPage(found, show, paging, clock.instant())));
    }

    private void task(Context ctx) {
        ServerTask task = tasks.get(Api.actor(ctx), Api.space(ctx), ctx.pathParam("id"));
        templates.page(
                ctx,
                "task.jte",
                Map.of(
                        "frame",
                        frames.of(ctx, task.description(), Section.TASKS),
                        "page",
                        page(Api.actor(ctx), Api.space(ctx), task)));
    }

    /** The part of a page that shows a task. */
    TaskPage page(Actor actor, SpaceId space, ServerTask task) {
        TaskDetails details = logs.details(task, TaskPage.LINES_SHOWN);
        Scope scope =
                task.projectId() == null ? Scope.of(space) : Scope.of(space).project(task.projectId());
        Instant now = clock.instant();
        return new TaskPage(
                details,
                tasks.reasonToWait(task),
                lastLine(details.activityLogs()),
                interruptions.pending(actor, task.id()),
                !task.isCompleted() && actor.may(TASK_CANCEL, scope),
                task.canRerun() && actor.may(TASK_CREATE, scope),
                now);
    }

    private static int lastLine(List<ActivityElement> activities) {
        return activities.stream()
                .mapToInt(activity -> Math.max(
                        activity.logElements().stream()
                                .mapToInt(LogElement::number)
                                .max()
                                .orElse(0),
                        lastLine(activity.children())))
                .max()
                .orElse(0);
    }

    private void follow(Context ctx) {
        ServerTask task = tasks.get(Api.actor(ctx), Api.space(ctx), ctx.pathParam("id"));
        followers.follow(ctx, task.id(), lastSeen(ctx));
    }

    /** A browser that lost the connection says which event it had last; before that the page says what it shows. */
    private static int lastSeen(Context ctx) {
        @Nullable String last = ctx.header("Last-Event-ID");
        return last != null && last.matches("\\d{1,9}") ? Integer.parseInt(last) : Requests.number(ctx, "after", 0);
    }

    /** The part of a task's page with what it asks. */
    private void questions(Context ctx) {
        ServerTask task = tasks.get(Api.actor(ctx), Api.space(ctx), ctx.pathParam("id"));
        String html = templates.html(
                "task/questions.jte",
                Map.of(
                        "frame",
                        frames.of(ctx, task.description(), Section.TASKS),
                        "questions",
                        interruptions.pending(Api.actor(ctx), task.id())));
        ctx.html(html).header(Header.CACHE_CONTROL, "no-store");
    }

    private void answer(Context ctx) {
        var values = new LinkedHashMap<String, String>();
        ctx.formParamMap().forEach((name, given) -> values.put(name, given.get(0)));
        Interruption answered =
                interruptions.takeAndSubmit(Api.actor(ctx), Api.space(ctx), ctx.pathParam("id"), values);
        ctx.redirect(Addresses.in(Api.space(ctx).value(), "tasks", answered.taskId()), HttpStatus.SEE_OTHER);
    }

    private void cancel(Context ctx) {
        ServerTask task = tasks.cancel(Api.actor(ctx), Api.space(ctx), ctx.pathParam("id"));
        ctx.redirect(Addresses.in(Api.space(ctx).value(), "tasks", task.id()), HttpStatus.SEE_OTHER);
    }

    private void rerun(Context ctx) {
        ServerTask task = tasks.rerun(Api.actor(ctx), Api.space(ctx), ctx.pathParam("id"));
        ctx.redirect(Addresses.in(Api.space(ctx).value(), "tasks", task.id()), HttpStatus.SEE_OTHER);
    }

    private void leadToSpace(Context ctx) {
        ServerTask task = tasks.get(Api.actor(ctx), ctx.pathParam("id"));
        if (task.spaceId() == null) {
            throw NotFound.of("page for the task", task.id());
        }
        ctx.redirect(Addresses.in(task.spaceId(), "tasks", task.id()), HttpStatus.SEE_OTHER);
    }
}
