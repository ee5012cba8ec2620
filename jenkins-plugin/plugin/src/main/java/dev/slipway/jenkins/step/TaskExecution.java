package dev.slipway.jenkins.step;

import dev.slipway.ci.CiFailure;
import dev.slipway.ci.Operations;
import dev.slipway.ci.ServerConnection;
import dev.slipway.ci.Started;
import dev.slipway.ci.TaskFollower;
import dev.slipway.ci.TaskOutcome;
import dev.slipway.ci.TaskRequest;
import dev.slipway.ci.TaskResult;
import dev.slipway.client.LogPosition;
import dev.slipway.client.transport.CancellationToken;
import dev.slipway.jenkins.build.BuildScope;
import dev.slipway.jenkins.build.Failures;
import dev.slipway.jenkins.build.OperationCall;
import dev.slipway.jenkins.page.SlipwayAction;
import hudson.AbortException;
import hudson.model.Computer;
import hudson.model.Run;
import java.io.IOException;
import java.io.ObjectInputStream;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import jenkins.util.Timer;
import org.jenkinsci.plugins.workflow.steps.StepContext;
import org.jenkinsci.plugins.workflow.steps.StepExecution;
import org.jspecify.annotations.Nullable;

/**
 * A step that starts tasks on the server and waits for them, look by look, without a thread of its own. Which tasks, until
 * when, and how far their logs have been shown is stored with the pipeline, so that after a restart of Jenkins it goes on.
 * API keys are not stored but looked up anew.
 */
final class TaskExecution extends StepExecution {
    private static final long serialVersionUID = 1L;

    private OperationCall call;
    private @Nullable Stored started;
    private @Nullable Stored position;

    private transient CancellationToken cancellation = new CancellationToken();
    private transient @Nullable Operations operations;
    private transient @Nullable TaskFollower follower;
    private transient volatile @Nullable Throwable stopCause;
    private transient volatile String status = "starting";
    private transient boolean isOver;

    /** Work of a step, which may fail as it likes. */
    @FunctionalInterface
    private interface Work {
        void run() throws IOException, InterruptedException;
    }

    TaskExecution(OperationCall call, StepContext context) {
        super(context);
        this.call = call;
    }

    private void readObject(ObjectInputStream in) throws IOException, ClassNotFoundException {
        in.defaultReadObject();
        cancellation = new CancellationToken();
        status = "resuming";
    }

    /** Finds what is wrong with the parameters here and now, and does the rest elsewhere: this thread must not block. */
    @Override
    public boolean start() throws Exception {
        try {
            call.request();
        } catch (CiFailure e) {
            throw Failures.of(e);
        }
        perform(this::begin);
        return false;
    }

    @Override
    public void onResume() {
        if (started == null) {
            perform(() -> {
                throw new AbortException("Slipway: Jenkins was restarted while it asked the server to "
                        + call.operation().title().toLowerCase(Locale.ROOT)
                        + "; look there whether it came to that before you repeat it");
            });
        } else {
            perform(this::look);
        }
    }

    /** The work that is under way notices it; where none is, one more look does. */
    @Override
    public void stop(Throwable cause) {
        stopCause = cause;
        cancellation.cancel();
        perform(() -> {
            if (started == null) {
                fail(cause);
            } else {
                look();
            }
        });
    }

    @Override
    public String getStatus() {
        return status;
    }

    private void perform(Work work) {
        Computer.threadPoolForRemoting.execute(() -> oneAtATime(work));
    }

    private synchronized void oneAtATime(Work work) {
        if (isOver) {
            return;
        }
        try {
            work.run();
        } catch (CiFailure e) {
            e.result().ifPresent(this::show);
            fail(Failures.of(e));
        } catch (IOException | RuntimeException e) {
            fail(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            fail(e);
        }
    }

    private void begin() throws IOException, InterruptedException {
        Throwable stopped = stopCause;
        if (stopped != null) {
            fail(stopped);
            return;
        }
        BuildScope scope = StepScope.of(getContext());
        call = call.settled(scope.environment());
        Operations opened = open(scope);
        Started begun = opened.start((TaskRequest) call.request());
        show(begun.result());
        if (!begun.isToBeFollowed()) {
            succeed(begun.result());
            return;
        }
        started = new Stored(begun);
        var unused = getContext().saveState(); // When it cannot be saved, Jenkins says so itself.
        look();
    }

    private void look() throws IOException, InterruptedException {
        TaskFollower following = follower();
        Optional<TaskResult> result = following.look();
        position = new Stored(following.position());
        show(following.seen());
        if (result.isPresent()) {
            succeed(result.get());
            return;
        }
        Duration pause = following.pause();
        status = "waiting for "
                + following.seen().tasks().stream()
                        .filter(task -> !task.state().isCompleted())
                        .map(TaskOutcome::taskId)
                        .collect(Collectors.joining(", "));
        var unused = Timer.get().schedule(() -> perform(this::look), pause.toMillis(), TimeUnit.MILLISECONDS);
    }

    private Operations open(BuildScope scope) {
        ServerConnection connection = scope.connection(call);
        Operations opened = Operations.on(connection, scope.context(connection, cancellation));
        operations = opened;
        return opened;
    }

    private TaskFollower follower() throws IOException, InterruptedException {
        TaskFollower open = follower;
        if (open == null) {
            Stored begun = started;
            if (begun == null) {
                throw new IllegalStateException("Nothing was started");
            }
            LogPosition from = position == null ? LogPosition.START : position.as(LogPosition.class);
            Operations opened = operations == null ? open(StepScope.afterRestart(getContext())) : operations;
            open = opened.follow(begun.as(Started.class), from);
            follower = open;
        }
        return open;
    }

    private void show(TaskResult result) {
        try {
            SlipwayAction.show(StepScope.required(getContext(), Run.class), result);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void succeed(TaskResult result) {
        close();
        getContext().onSuccess(new LinkedHashMap<>(result.values()));
    }

    /** A pipeline that was stopped is told why it was, not that its work did not end well. */
    private void fail(Throwable failure) {
        close();
        Throwable stopped = stopCause;
        if (stopped != null && stopped != failure) {
            stopped.addSuppressed(failure);
        }
        getContext().onFailure(stopped == null ? failure : stopped);
    }

    private void close() {
        isOver = true;
        status = "over";
        if (operations != null) {
            operations.close();
        }
    }
}
