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
    /** A piece of work; false is a failure. */
    public interface Piece {
        boolean run() throws TaskInterrupted;
    }

    private final Executor threads;
    private final Semaphore allPlaces;

    /** @param most at most so many pieces run at once, of all that are run by this */
    public SideBySide(Executor threads, int most) {
        this.threads = threads;
        this.allPlaces = new Semaphore(most);
    }

    /** With no limit to all pieces together. */
    public SideBySide(Executor threads) {
        this(threads, Integer.MAX_VALUE);
    }

    /**
     * @param atOnce at most so many of these pieces
     * @param pieces are all run, whatever becomes of the others
     * @param whileAllIsWell come after those, and none is started after a failure of any
     * @return whether all were run and none failed
     * @throws TaskInterrupted when one was, after all that were started have ended
     */
    public boolean run(int atOnce, List<? extends Piece> pieces, List<? extends Piece> whileAllIsWell)
            throws TaskInterrupted {
        var batch = new Batch(new Semaphore(Math.max(1, atOnce)));
        pieces.forEach(piece -> batch.start(piece, false));
        whileAllIsWell.forEach(piece -> batch.start(piece, true));
        return batch.await();
    }

    /** The pieces of one call. Starting and waiting are for the thread that makes the call. */
    private final class Batch {
        private final Semaphore places;
        private final AtomicBoolean hasFailed = new AtomicBoolean();
        private final AtomicReference<@Nullable TaskInterrupted> interruption = new AtomicReference<>();
        private final List<CompletableFuture<Void>> started = new ArrayList<>();

        Batch(Semaphore places) {
            this.places = places;
        }

        /** Waits for a place, and only then looks whether the piece is still to be run. */
        void start(Piece piece, boolean onlyWhileAllIsWell) {
            places.acquireUninterruptibly();
            allPlaces.acquireUninterruptibly();
            if (interruption.get() != null || (onlyWhileAllIsWell && hasFailed.get())) {
                leave();
                return;
            }
            started.add(CompletableFuture.runAsync(() -> run(piece), threads));
        }

        private void run(Piece piece) {
            try {
                if (!piece.run()) {
                    hasFailed.set(true);
                }
            } catch (TaskInterrupted e) {
                interruption.compareAndSet(null, e);
            } finally {
                leave();
            }
        }

        private void leave() {
            allPlaces.release();
            places.release();
        }

        boolean await() throws TaskInterrupted {
            try {
                CompletableFuture.allOf(started.toArray(new CompletableFuture<?>[0]))
                        .join();
            } catch (CompletionException e) {
                if (e.getCause() instanceof RuntimeException cause) {
                    throw cause;
                }
                throw e;
            }
            TaskInterrupted interrupted = interruption.get();
            if (interrupted != null) {
                throw interrupted;
            }
            return !hasFailed.get();
        }
    }
}
