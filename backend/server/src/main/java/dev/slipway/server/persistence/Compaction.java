package dev.slipway.server.persistence;

import dev.slipway.server.persistence.EmbeddedFile.Usage;
import java.io.IOException;
import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jdbi.v3.core.Jdbi;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps the file of an embedded database from growing for as long as the server runs. Compacting it takes all connections
 * away for a moment, so it happens only when most of a large file is stale; then requests wait, and none fails.
 */
final class Compaction implements AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger(Compaction.class);
    private static final Duration EVERY = Duration.ofMinutes(1);

    /** How long running transactions may take before a compaction is put off. Others wait that long for nothing. */
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    /** @param livePercent compacted is a file of which less than that is live */
    record Threshold(long bytes, int livePercent) {
        static final Threshold DEFAULT = new Threshold(256L * 1024 * 1024, 25);

        boolean isPassedBy(Usage usage) {
            return usage.bytes() >= bytes && usage.livePercent() < livePercent;
        }
    }

    private final Connections connections;
    private final Jdbi jdbi;
    private final EmbeddedFile file;
    private final Threshold threshold;
    private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor(task -> {
        var thread = new Thread(task, "database-compaction");
        thread.setDaemon(true);
        return thread;
    });

    Compaction(Connections connections, Jdbi jdbi, EmbeddedFile file, Threshold threshold) {
        this.connections = connections;
        this.jdbi = jdbi;
        this.file = file;
        this.threshold = threshold;
    }

    void start() {
        var unused = timer.scheduleWithFixedDelay(
                this::compactWhenDue, EVERY.toSeconds(), EVERY.toSeconds(), TimeUnit.SECONDS);
    }

    /** An exception would end the schedule; the next round may fare better. */
    private void compactWhenDue() {
        try {
            compactIfDue();
        } catch (IOException | RuntimeException e) {
            log.warn("Whether the database file should be compacted could not be found out", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** @return whether the file was due, and is small now */
    boolean compactIfDue() throws IOException, InterruptedException {
        Usage before = jdbi.withHandle(file::usage);
        if (!threshold.isPassedBy(before)) {
            return false;
        }
        if (!file.hasRoomFor(before.bytes() * before.livePercent() / 100)) {
            log.warn("The database file ({} MB) is not compacted: the disk has no room", megabytes(before));
            return false;
        }
        var outcome = new boolean[1];
        long begin = System.nanoTime();
        if (!connections.alone(PATIENCE, () -> outcome[0] = compact())) {
            log.info("The database file is compacted later: some transaction runs for long");
        }
        if (outcome[0]) {
            log.info(
                    "The database file had {} MB and has {} MB now; requests waited for {} ms",
                    megabytes(before),
                    megabytes(jdbi.withHandle(file::usage)),
                    Duration.ofNanos(System.nanoTime() - begin).toMillis());
        }
        return outcome[0];
    }

    private static long megabytes(Usage usage) {
        return usage.bytes() / (1024 * 1024);
    }

    /** The same at the end, when the connections are closed for good. */
    boolean compact() {
        try {
            file.compact();
            file.flushName();
            return true;
        } catch (SQLException | IOException e) {
            log.warn("The database file could not be made smaller", e);
            return false;
        }
    }

    /** Waits for a compaction that runs; it is not interrupted, for that would close the file under the database. */
    @Override
    public void close() {
        timer.shutdown();
        boolean wasInterrupted = false;
        while (!timer.isTerminated()) {
            try {
                var unused = timer.awaitTermination(1, TimeUnit.MINUTES);
            } catch (InterruptedException e) {
                wasInterrupted = true;
            }
        }
        if (wasInterrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
