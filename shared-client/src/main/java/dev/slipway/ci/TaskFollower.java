package dev.slipway.ci;

import dev.slipway.api.ServerTask;
import dev.slipway.ci.CiFailure.Reason;
import dev.slipway.ci.Waiting.FailOn;
import dev.slipway.client.LogPosition;
import dev.slipway.client.SlipwayException;
import dev.slipway.client.TaskWatch;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Waits for tasks and shows their logs in the build's, look by look for those who cannot block a thread. Not for use by
 * several threads at a time.
 */
public final class TaskFollower {
    private final Session session;
    private final Started started;
    private final FollowedLog log;
    private final TaskWatch watch;

    TaskFollower(Session session, Started started, LogPosition from) {
        this.session = session;
        this.started = started;
        this.log = new FollowedLog(session.log(), started);
        List<String> ids =
                started.result().tasks().stream().map(TaskOutcome::taskId).toList();
        this.watch = session.space(started.space()).tasks().watch(ids, log.listener(), from);
    }

    /**
     * Looks until there is nothing left to wait for.
     *
     * @throws CiFailure as {@link #look()} does
     */
    public TaskResult run() {
        try {
            while (true) {
                Optional<TaskResult> result = look();
                if (result.isPresent()) {
                    return result.get();
                }
                if (session.build().cancellation().await(pause())) {
                    throw aborted();
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw aborted();
        }
    }

    /**
     * Looks once.
     *
     * @return the result when all tasks are completed and as many succeeded as should; empty while some are not
     * @throws CiFailure when too many tasks did not succeed, when the time is over, when the build was aborted, or when
     *     waiting longer will not help
     */
    public Optional<TaskResult> look() {
        if (session.build().cancellation().isCancelled()) {
            throw aborted();
        }
        try {
            watch.look();
        } catch (SlipwayException e) {
            if (e.kind() == SlipwayException.Kind.CANCELLED) {
                throw aborted();
            }
            throw CiFailure.of(e);
        }
        log.looked();
        if (watch.isFinished()) {
            log.end();
            return Optional.of(finished());
        }
        if (!session.clock().instant().isBefore(started.deadline())) {
            throw timedOut();
        }
        return Optional.empty();
    }

    /** The time to let pass before the next look. */
    public Duration pause() {
        Duration left = Duration.between(session.clock().instant(), started.deadline());
        return left.isNegative() || watch.pause().compareTo(left) < 0 ? watch.pause() : left;
    }

    /** How far the logs have been shown. */
    public LogPosition position() {
        return watch.position();
    }

    /** Cancels what is still running, if the request says so; for a build that was aborted between two looks. */
    public CiFailure aborted() {
        log.end();
        return stopped(
                Reason.ABORTED, "The build was aborted", started.waiting().cancelOnAbort());
    }

    private CiFailure timedOut() {
        log.end();
        return stopped(
                Reason.TIMED_OUT,
                "The time to wait, " + Durations.text(started.waiting().timeout()) + ", is over",
                started.waiting().cancelOnTimeout());
    }

    private CiFailure stopped(Reason reason, String why, boolean isToBeCancelled) {
        TaskResult seen = seen();
        List<TaskOutcome> unfinished = seen.tasks().stream()
                .filter(task -> !task.state().isCompleted())
                .toList();
        String names = unfinished.stream().map(TaskOutcome::nameAndId).collect(Collectors.joining(", "));
        if (unfinished.isEmpty()) {
            return CiFailure.of(reason, why, seen);
        }
        if (!isToBeCancelled) {
            return CiFailure.of(reason, why + "; on the server goes on: " + names, seen);
        }
        unfinished.forEach(this::cancel);
        return CiFailure.of(reason, why + "; cancelled on the server: " + names, seen);
    }

    private void cancel(TaskOutcome task) {
        try {
            session.steadySpace(started.space()).tasks().cancel(task.taskId());
            session.log().info("Slipway: asked the server to cancel " + task.taskId());
        } catch (SlipwayException e) {
            session.log().warning("Slipway: " + task.taskId() + " could not be cancelled: " + e.getMessage());
        }
    }

    /** What was started, as it stood at the last look. */
    public TaskResult seen() {
        Map<String, ServerTask> byId =
                watch.tasks().stream().collect(Collectors.toMap(ServerTask::id, Function.identity()));
        return started.result()
                .withTasks(started.result().tasks().stream()
                        .map(task -> {
                            ServerTask now = byId.get(task.taskId());
                            return now == null ? task : task.seen(now.state(), now.errorMessage());
                        })
                        .toList());
    }

    private TaskResult finished() {
        TaskResult result = seen();
        result.tasks().forEach(this::tell);
        List<TaskOutcome> failed =
                result.tasks().stream().filter(task -> !task.isSuccessful()).toList();
        FailOn failOn = started.waiting().failOn();
        boolean isFailure = failOn == FailOn.ANY
                ? !failed.isEmpty()
                : failOn == FailOn.ALL && failed.size() == result.tasks().size();
        if (!isFailure) {
            return result;
        }
        boolean isCanceled = result.state() == TaskResult.State.CANCELED;
        throw CiFailure.of(
                isCanceled ? Reason.CANCELED : Reason.TASK_FAILED,
                failed.stream().map(TaskFollower::ending).collect(Collectors.joining("; ")),
                result);
    }

    private void tell(TaskOutcome task) {
        if (task.isSuccessful()) {
            session.log().info("Slipway: " + ending(task));
        } else {
            session.log().error("Slipway: " + ending(task));
        }
    }

    private static String ending(TaskOutcome task) {
        String ending = task.nameAndId() + " ended " + TaskResult.text(task.state());
        return task.errorMessage().isEmpty() ? ending : ending + ": " + task.errorMessage();
    }
}
