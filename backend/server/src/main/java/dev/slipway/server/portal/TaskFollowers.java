package dev.slipway.server.portal;

import dev.slipway.server.problem.NotFound;
import dev.slipway.server.task.TaskChanges;
import dev.slipway.server.task.TaskLogReader;
import dev.slipway.server.task.TaskService;
import io.javalin.http.Context;
import io.javalin.http.HandlerType;
import io.javalin.http.Header;
import jakarta.servlet.ServletOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tells browsers by server-sent events what becomes of a task. One thread serves all of them, so their number is limited
 * by connections, not by threads; what several of them lack is read and drawn once.
 */
public final class TaskFollowers implements AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger(TaskFollowers.class);

    /** A script writes many lines at once; they are sent together. */
    private static final Duration GATHER = Duration.ofMillis(50);

    /** Tasks may run in another process, of which this one hears nothing. */
    private static final Duration LOOK_AGAIN = Duration.ofSeconds(2);

    private static final Duration LONGEST = Duration.ofMinutes(10);
    private static final Duration LONGEST_END = Duration.ofSeconds(2);

    private record Followed(TaskNews news, List<Follower> followers, Runnable unsubscribe) {}

    private final TaskService tasks;
    private final TaskLogReader logs;
    private final TaskChanges changes;
    private final Templates templates;
    private final Clock clock;
    private final Set<String> due = ConcurrentHashMap.newKeySet();
    /** Touched by the pusher's thread only, and so is all below. */
    private final Map<String, Followed> followed = new HashMap<>();

    private final ScheduledThreadPoolExecutor pusher = new ScheduledThreadPoolExecutor(1, work -> {
        var thread = new Thread(work, "task-followers");
        thread.setDaemon(true);
        return thread;
    });

    TaskFollowers(TaskService tasks, TaskLogReader logs, TaskChanges changes, Templates templates, Clock clock) {
        this.tasks = tasks;
        this.logs = logs;
        this.changes = changes;
        this.templates = templates;
        this.clock = clock;
        pusher.setRejectedExecutionHandler(new ThreadPoolExecutor.DiscardPolicy());
        var unused = pusher.scheduleWithFixedDelay(
                this::lookAgain, LOOK_AGAIN.toMillis(), LOOK_AGAIN.toMillis(), TimeUnit.MILLISECONDS);
    }

    /**
     * Answers the request with events until the task has ended, or for ten minutes, after which a browser comes again.
     *
     * @param after the number of the last log line that the browser has
     */
    void follow(Context ctx, String taskId, int after) {
        ctx.contentType("text/event-stream; charset=utf-8")
                .header(Header.CACHE_CONTROL, "no-store")
                .header("X-Accel-Buffering", "no");
        if (ctx.method().equals(HandlerType.GET)) {
            ctx.future(() -> open(ctx, taskId, after));
        }
    }

    private CompletableFuture<Void> open(Context ctx, String taskId, int after) {
        try {
            ctx.req().getAsyncContext().setTimeout(0);
            ServletOutputStream out = ctx.res().getOutputStream();
            Instant now = clock.instant();
            var follower =
                    new Follower(out, new Follower.Position(after, 0), now, now.plus(LONGEST), () -> pushSoon(taskId));
            pusher.execute(() ->
                    followed.computeIfAbsent(taskId, this::watch).followers().add(follower));
            out.setWriteListener(follower);
            return follower.end();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Followed watch(String taskId) {
        return new Followed(
                new TaskNews(taskId, tasks, logs, templates),
                new ArrayList<>(),
                changes.subscribe(taskId, () -> pushSoon(taskId)));
    }

    private void pushSoon(String taskId) {
        if (due.add(taskId)) {
            var unused = pusher.schedule(
                    () -> {
                        due.remove(taskId);
                        push(taskId);
                    },
                    GATHER.toMillis(),
                    TimeUnit.MILLISECONDS);
        }
    }

    private void lookAgain() {
        List.copyOf(followed.keySet()).forEach(this::push);
    }

    private void push(String taskId) {
        Followed task = followed.get(taskId);
        if (task == null) {
            return;
        }
        try {
            push(taskId, task);
        } catch (NotFound e) {
            task.followers().forEach(follower -> follower.end().complete(null));
        } catch (RuntimeException e) {
            log.warn("{} cannot be read for those who follow it; trying again", taskId, e);
        }
        task.followers().removeIf(Follower::isGone);
        if (task.followers().isEmpty()) {
            followed.remove(taskId);
            task.unsubscribe().run();
        }
    }

    private void push(String taskId, Followed task) {
        Instant now = clock.instant();
        TaskNews news = task.news();
        news.look(now);
        var drawn = new HashMap<Follower.Position, TaskNews.Piece>();
        boolean isMore = false;
        for (Follower follower : task.followers()) {
            if (!follower.isReady()) {
                continue;
            }
            if (follower.isOverdue(now)) {
                follower.end().complete(null);
                continue;
            }
            TaskNews.Piece piece = drawn.computeIfAbsent(follower.position(), news::since);
            if (piece.events().size() > 0) {
                follower.send(piece.events(), piece.next(), piece.isLast(), now);
                isMore = true;
            } else if (follower.lastSent().plus(TaskNews.QUIET).isBefore(now)) {
                follower.send(TaskNews.HEARTBEAT, follower.position(), false, now);
            }
        }
        if (isMore) {
            pushSoon(taskId);
        }
    }

    /** Ends all connections; the browsers come again, to whichever process is there then. */
    @Override
    public void close() {
        pusher.execute(() -> followed.values().stream()
                .flatMap(task -> task.followers().stream())
                .forEach(follower -> follower.end().complete(null)));
        pusher.shutdown();
        try {
            if (!pusher.awaitTermination(LONGEST_END.toMillis(), TimeUnit.MILLISECONDS)) {
                log.warn("Those who follow tasks could not be told of the end");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
