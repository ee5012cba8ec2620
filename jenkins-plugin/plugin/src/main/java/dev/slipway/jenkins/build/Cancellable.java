package dev.slipway.jenkins.build;

import dev.slipway.client.transport.CancellationToken;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;

/**
 * Work that an interrupt of the waiting thread, which is how Jenkins aborts, ends in order: the work is told, cleans up on the
 * server, and only then the wait is over.
 */
final class Cancellable {
    private static final long SECONDS_TO_CLEAN_UP = 60;

    private Cancellable() {}

    static <T> T run(Function<CancellationToken, T> work) throws InterruptedException {
        var token = new CancellationToken();
        CompletableFuture<T> running = CompletableFuture.supplyAsync(
                () -> work.apply(token), task -> daemon(task).start());
        try {
            return running.get();
        } catch (ExecutionException e) {
            throw unwrapped(e);
        } catch (InterruptedException e) {
            token.cancel();
            awaitEnd(running);
            throw e;
        }
    }

    private static Thread daemon(Runnable task) {
        var thread = new Thread(
                task, "Slipway operation for " + Thread.currentThread().getName());
        thread.setContextClassLoader(Cancellable.class.getClassLoader());
        thread.setDaemon(true);
        return thread;
    }

    private static void awaitEnd(CompletableFuture<?> running) throws InterruptedException {
        try {
            running.get(SECONDS_TO_CLEAN_UP, TimeUnit.SECONDS);
        } catch (ExecutionException | TimeoutException e) {
            // The abort is what the build ends with; how the work ended is in its log.
        }
    }

    private static RuntimeException unwrapped(ExecutionException e) {
        if (e.getCause() instanceof Error error) {
            throw error;
        }
        return e.getCause() instanceof RuntimeException failure ? failure : new CompletionException(e);
    }
}
