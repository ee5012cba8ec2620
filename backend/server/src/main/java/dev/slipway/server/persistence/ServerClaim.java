package dev.slipway.server.persistence;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Holds a PostgreSQL database for one server, by an advisory lock of a connection of its own. A connection that is lost,
 * because PostgreSQL was restarted for example, is made anew; when another server was faster, this one must stop.
 */
final class ServerClaim implements AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger(ServerClaim.class);

    /** Two servers may share a database in two schemas. The number is ours and means nothing. */
    private static final String LOCK = "SELECT pg_try_advisory_lock(1936484455, hashtext(current_schema()::text))";

    private static final String SELF =
            "SELECT pid, extract(epoch FROM backend_start)::text AS began FROM pg_stat_activity WHERE pid = pg_backend_pid()";

    private static final String END = "SELECT pg_terminate_backend(pid) FROM pg_stat_activity"
            + " WHERE pid = ? AND extract(epoch FROM backend_start)::text = ?";

    /** PostgreSQL needs a moment to notice that a server was killed. */
    private static final Duration PATIENCE = Duration.ofSeconds(2);

    private static final Duration LOOK_AGAIN = Duration.ofMillis(100);
    private static final Duration WATCH = Duration.ofSeconds(1);
    private static final int VALID_SECONDS = 5;

    /** A connection with the lock, and what it is called in {@code pg_stat_activity}. */
    private record Holder(Connection connection, long pid, String began) {}

    private final DataSource source;
    private final ScheduledExecutorService watch = Executors.newSingleThreadScheduledExecutor(task -> {
        var thread = new Thread(task, "database-claim");
        thread.setDaemon(true);
        return thread;
    });
    private volatile Holder holder;

    private ServerClaim(DataSource source, Holder holder) {
        this.source = source;
        this.holder = holder;
    }

    /** @throws IllegalStateException when another server has the database, or it cannot be reached */
    static ServerClaim take(DataSource source) {
        try {
            return new ServerClaim(
                    source,
                    holder(source, Optional.empty())
                            .orElseThrow(
                                    () -> new IllegalStateException(
                                            "Another Slipway server uses this database, and"
                                                    + " two must not share one. Stop it first, or give this one a database of its own")));
        } catch (SQLException e) {
            throw new IllegalStateException("The database cannot be used", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** @param before which had the lock last: when the network was cut, PostgreSQL may still wait for it */
    private static Optional<Holder> holder(DataSource source, Optional<Holder> before)
            throws SQLException, InterruptedException {
        Connection connection = source.getConnection();
        boolean isLocked = false;
        try (Statement sql = connection.createStatement()) {
            sql.execute(PostgreSql.SESSION);
            if (before.isPresent()) {
                end(connection, before.get());
            }
            long deadline = System.nanoTime() + PATIENCE.toNanos();
            isLocked = isLocked(sql);
            while (!isLocked && System.nanoTime() < deadline) {
                Thread.sleep(LOOK_AGAIN.toMillis());
                isLocked = isLocked(sql);
            }
            return isLocked ? Optional.of(described(connection, sql)) : Optional.empty();
        } finally {
            if (!isLocked) {
                connection.close();
            }
        }
    }

    private static void end(Connection connection, Holder before) throws SQLException {
        try (PreparedStatement end = connection.prepareStatement(END)) {
            end.setLong(1, before.pid());
            end.setString(2, before.began());
            end.executeQuery().close();
        }
    }

    private static boolean isLocked(Statement sql) throws SQLException {
        try (ResultSet row = sql.executeQuery(LOCK)) {
            return row.next() && row.getBoolean(1);
        }
    }

    private static Holder described(Connection connection, Statement sql) throws SQLException {
        try (ResultSet row = sql.executeQuery(SELF)) {
            row.next();
            return new Holder(connection, row.getLong("pid"), row.getString("began"));
        }
    }

    /** @param whenLost called when another server has taken the database */
    void watch(Runnable whenLost) {
        var unused = watch.scheduleWithFixedDelay(
                () -> renew(whenLost), WATCH.toMillis(), WATCH.toMillis(), TimeUnit.MILLISECONDS);
    }

    private void renew(Runnable whenLost) {
        try {
            if (holder.connection().isValid(VALID_SECONDS)) {
                return;
            }
            holder.connection().close();
            Optional<Holder> renewed = holder(source, Optional.of(holder));
            if (renewed.isPresent()) {
                holder = renewed.get();
                log.info("The database is back");
            } else {
                log.error("Another Slipway server has taken the database; this one does nothing any more. Stop it");
                watch.shutdown();
                whenLost.run();
            }
        } catch (SQLException e) {
            log.warn("The database does not answer: {}", e.getMessage());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() {
        watch.shutdownNow();
        try {
            if (watch.awaitTermination(VALID_SECONDS, TimeUnit.SECONDS)) {
                holder.connection().close();
            }
        } catch (SQLException e) {
            log.debug("The database had closed the connection", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
