package dev.slipway.server.engine;

import dev.slipway.server.task.TaskInterrupted;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executor;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/** Runs pieces of work side by side, at most so many at once, and waits for all that were started. */
public final class SideBySide {
    /** A piece of work; false is a failure, after which no further piece is started. */
    public interface Piece {
        boolean run() throws TaskInterrupted;
    }

    private final Executor threads;

    public SideBySide(Executor threads) {
        this.threads = threads;
    }

    /**
     * @return whether all were run and none failed
     * @throws TaskInterrupted when one was, after all that were started have ended
     */
    public boolean run(int atOnce, boolean stopsAfterFailure, List<? extends Piece> pieces) throws TaskInterrupted {
        var places = new Semaphore(Math.max(1, atOnce));
        var hasFailed = new AtomicBoolean();
        var interruption = new AtomicReference<@Nullable TaskInterrupted>();
        var started = new ArrayList<CompletableFuture<Void>>();
        for (Piece piece : pieces) {
            places.acquireUninterruptibly();
            if (interruption.get() != null || (stopsAfterFailure && hasFailed.get())) {
                break;
            }
            started.add(CompletableFuture.runAsync(
                    () -> {
                        try {
                            if (!piece.run()) {
                                hasFailed.set(true);
                            }
                        } catch (TaskInterrupted e) {
                            interruption.compareAndSet(null, e);
                        } finally {
                            places.release();
                        }
                    },
                    threads));
        }
        await(started);
        TaskInterrupted interrupted = interruption.get();
        if (interrupted != null) {
            throw interrupted;
        }
        return !hasFailed.get();
    }

    private static void await(List<CompletableFuture<Void>> started) {
        try {
            CompletableFuture.allOf(started.toArray(new CompletableFuture<?>[0]))
                    .join();
        } catch (CompletionException e) {
            if (e.getCause() instanceof RuntimeException cause) {
                throw cause;
            }
            throw e;
        }
    }
}
