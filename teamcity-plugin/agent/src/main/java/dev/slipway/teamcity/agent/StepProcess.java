package dev.slipway.teamcity.agent;

import dev.slipway.client.transport.CancellationToken;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.atomic.AtomicBoolean;
import jetbrains.buildServer.agent.BuildFinishedStatus;
import jetbrains.buildServer.agent.BuildProcess;

/**
 * Work of a step in a thread of its own, so that the agent can go on and can interrupt it. To interrupt is allowed before the
 * start, meanwhile and afterwards, and as often as one likes.
 */
final class StepProcess implements BuildProcess {
    private final String name;
    private final Work work;
    private final CancellationToken cancellation = new CancellationToken();
    private final AtomicBoolean isStarted = new AtomicBoolean();
    private final CompletableFuture<BuildFinishedStatus> status = new CompletableFuture<>();

    /** What a step does. */
    @FunctionalInterface
    interface Work {
        /** Ends soon after the token is cancelled. Tells all failures to the build and throws none. */
        BuildFinishedStatus run(CancellationToken cancellation);
    }

    StepProcess(String name, Work work) {
        this.name = name;
        this.work = work;
    }

    @Override
    public void start() {
        if (!isStarted.compareAndSet(false, true)) {
            return;
        }
        if (cancellation.isCancelled()) {
            status.complete(BuildFinishedStatus.INTERRUPTED);
            return;
        }
        var thread = new Thread(this::run, "Slipway: " + name);
        thread.setDaemon(true);
        // Libraries look for services and resources in the context's class loader, which is the agent's and not the
        // plugin's.
        thread.setContextClassLoader(StepProcess.class.getClassLoader());
        thread.start();
    }

    private void run() {
        try {
            status.complete(work.run(cancellation));
        } catch (Throwable e) {
            status.completeExceptionally(e);
        }
    }

    @Override
    public void interrupt() {
        cancellation.cancel();
        if (isStarted.compareAndSet(false, true)) {
            status.complete(BuildFinishedStatus.INTERRUPTED);
        }
    }

    @Override
    public boolean isInterrupted() {
        return status.getNow(BuildFinishedStatus.FINISHED_SUCCESS) == BuildFinishedStatus.INTERRUPTED
                || (!status.isDone() && cancellation.isCancelled());
    }

    @Override
    public boolean isFinished() {
        return status.isDone();
    }

    /** Waits even if its own thread is interrupted, which cancels the work: what was started on the server is not left alone. */
    @Override
    public BuildFinishedStatus waitFor() {
        boolean wasInterrupted = false;
        try {
            while (true) {
                try {
                    return status.get();
                } catch (InterruptedException e) {
                    wasInterrupted = true;
                    interrupt();
                } catch (ExecutionException e) {
                    throw new IllegalStateException("A step ended unexpectedly: " + e.getCause(), e);
                }
            }
        } finally {
            if (wasInterrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }
}
