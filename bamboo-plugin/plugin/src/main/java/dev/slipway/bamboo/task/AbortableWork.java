package dev.slipway.bamboo.task;

import dev.slipway.ci.CiFailure;
import dev.slipway.ci.CiFailure.Reason;
import dev.slipway.client.transport.CancellationToken;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;

/**
 * Bamboo stops a build by interrupting the thread of its task. The work runs on another one, which therefore still has time to
 * cancel what it started on the server.
 */
final class AbortableWork {
    private static final Duration CLEANING_UP = Duration.ofMinutes(1);

    private final CancellationToken cancellation;

    AbortableWork(CancellationToken cancellation) {
        this.cancellation = cancellation;
    }

    /**
     * Waits for the work; when this thread is interrupted, cancels it and waits a little longer. The thread is left
     * interrupted then.
     *
     * @throws CiFailure of the work, or of the reason {@code ABORTED} when it did not end in time
     */
    <T> T run(Supplier<T> work) {
        var task = new FutureTask<T>(work::get);
        var thread = new Thread(task, "slipway-task");
        thread.setDaemon(true);
        thread.setContextClassLoader(AbortableWork.class.getClassLoader());
        thread.start();
        try {
            return task.get();
        } catch (InterruptedException e) {
            cancellation.cancel();
            return afterCancellation(task);
        } catch (ExecutionException e) {
            throw failure(e);
        }
    }

    private static <T> T afterCancellation(FutureTask<T> task) {
        long end = System.nanoTime() + CLEANING_UP.toNanos();
        try {
            while (true) {
                try {
                    return task.get(end - System.nanoTime(), TimeUnit.NANOSECONDS);
                } catch (InterruptedException e) {
                    // Impatience changes nothing: the server has to be told.
                }
            }
        } catch (ExecutionException e) {
            throw failure(e);
        } catch (TimeoutException e) {
            throw new CiFailure(
                    Reason.ABORTED, "The build was stopped, and the Slipway server did not answer in time", e);
        } finally {
            Thread.currentThread().interrupt();
        }
    }

    private static RuntimeException failure(ExecutionException e) {
        Throwable cause = e.getCause();
        if (cause instanceof CiFailure failure) {
            return failure;
        }
        return new CiFailure(Reason.FAULT, "Something went wrong that should not: " + cause, cause);
    }
}
