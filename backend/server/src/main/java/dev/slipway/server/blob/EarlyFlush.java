package dev.slipway.server.blob;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import org.jspecify.annotations.Nullable;

/**
 * Has a file flushed while it is being written, so that the disk works meanwhile and little is left for the flush at the
 * end. A system tells a failed write to one flush only, so the failures of these count as much as those of the last.
 */
final class EarlyFlush {
    private static final long EVERY_BYTES = 32L * 1024 * 1024;

    private final FileChannel channel;
    private final ExecutorService flushers;
    private @Nullable Future<?> running;
    private long unflushed;

    EarlyFlush(FileChannel channel, ExecutorService flushers) {
        this.channel = channel;
        this.flushers = flushers;
    }

    /** To be told after each write. */
    void written(int bytes) throws IOException {
        unflushed += bytes;
        if (unflushed >= EVERY_BYTES && (running == null || running.isDone())) {
            await();
            running = flushers.submit(() -> {
                channel.force(false);
                return null;
            });
            unflushed = 0;
        }
    }

    /** Waits for the flush that runs, before the last one and before the channel is closed. */
    void await() throws IOException {
        if (running == null) {
            return;
        }
        try {
            running.get();
        } catch (InterruptedException e) {
            throw HashingCopy.interrupted(e);
        } catch (ExecutionException e) {
            throw e.getCause() instanceof IOException failure
                    ? failure
                    : new IOException("A flush failed", e.getCause());
        }
    }
}
