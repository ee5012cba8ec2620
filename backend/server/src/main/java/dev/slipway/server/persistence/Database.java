package dev.slipway.server.persistence;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import org.flywaydb.core.Flyway;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.HandleCallback;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.JdbiException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One database, migrated when it is opened. What {@link #write} returns from is on disk. */
public final class Database implements AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger(Database.class);
    private static final String DUPLICATE_KEY = "23505";
    private static final String FOREIGN_KEY = "23503";
    private static final String SERIALIZATION = "40001";
    private static final String DEADLOCK = "40P01";
    private static final int TRIES = 5;

    private static final String EMBEDDED = "jdbc:h2:file:";

    private final HikariDataSource connections;
    private final Jdbi jdbi;
    private final boolean isEmbedded;

    private Database(HikariDataSource connections, boolean isEmbedded) {
        this.connections = connections;
        this.jdbi = Jdbi.create(connections);
        this.isEmbedded = isEmbedded;
    }

    /**
     * The embedded database in a directory; every commit is flushed, for a killed process must lose none. Space in its
     * file is used again only after a stop in order: H2, opened after a kill, otherwise overlooks the newest commits
     * when they were written into a gap ({@code CrashIT} shows it).
     */
    public static String embedded(Path directory) {
        return EMBEDDED + directory.toAbsolutePath().resolve("slipway") + ";" + EMBEDDED_SETTINGS
                + ";REUSE_SPACE=FALSE";
    }

    private static final String EMBEDDED_SETTINGS =
            "MODE=PostgreSQL;DATABASE_TO_LOWER=TRUE;DEFAULT_NULL_ORDERING=HIGH;WRITE_DELAY=0;LOCK_TIMEOUT=20000;"
                    + "DB_CLOSE_ON_EXIT=FALSE";

    /** A database in memory that is gone when it is closed, for tests. */
    public static String inMemory(String name) {
        return "jdbc:h2:mem:" + name + ";" + EMBEDDED_SETTINGS;
    }

    public static Database open(String jdbcUrl) {
        var config = new HikariConfig();
        config.setJdbcUrl(jdbcUrl);
        config.setPoolName("database");
        config.setMaximumPoolSize(20);
        config.setMinimumIdle(1);
        var connections = new HikariDataSource(config);
        try {
            Flyway.configure()
                    .dataSource(connections)
                    .locations("classpath:db/migration")
                    .load()
                    .migrate();
        } catch (RuntimeException e) {
            connections.close();
            throw e;
        }
        return new Database(connections, jdbcUrl.startsWith(EMBEDDED));
    }

    /** Reads; the statements see what was committed before each of them. */
    public <T extends @Nullable Object> T read(HandleCallback<T, RuntimeException> query) {
        return jdbi.withHandle(query);
    }

    /**
     * Runs in one transaction. It may run again when the database asks for that, so it touches nothing but the handle.
     *
     * @throws DuplicateKey when a unique index refuses
     * @throws StillInUse when a foreign key refuses
     */
    public <T extends @Nullable Object> T write(HandleCallback<T, RuntimeException> work) {
        for (int attempt = 1; ; attempt++) {
            try {
                T result = jdbi.inTransaction(work);
                flush();
                return result;
            } catch (JdbiException e) {
                String state = sqlState(e);
                if (state.equals(DUPLICATE_KEY)) {
                    throw new DuplicateKey(e);
                }
                if (state.equals(FOREIGN_KEY)) {
                    throw new StillInUse(e);
                }
                if (!(state.equals(SERIALIZATION) || state.equals(DEADLOCK)) || attempt == TRIES) {
                    throw e;
                }
            }
        }
    }

    /** H2 leaves a commit in memory while another thread is writing, even without a write delay; this waits for both. */
    private void flush() {
        if (isEmbedded) {
            jdbi.useHandle(handle -> handle.execute("CHECKPOINT SYNC"));
        }
    }

    /** Like {@link #write}, for work without a result. */
    public void change(java.util.function.Consumer<Handle> work) {
        write(tx -> {
            work.accept(tx);
            return Boolean.TRUE;
        });
    }

    private static String sqlState(Throwable error) {
        for (@Nullable Throwable e = error; e != null; e = e.getCause()) {
            if (e instanceof SQLException sql && sql.getSQLState() != null) {
                return sql.getSQLState();
            }
        }
        return "";
    }

    @Override
    public void close() {
        connections.close();
        if (isEmbedded) {
            compact();
        }
    }

    /** Gives back the space that was not used again while the database was open. */
    private void compact() {
        try (Connection last = DriverManager.getConnection(connections.getJdbcUrl());
                Statement shutdown = last.createStatement()) {
            shutdown.execute("SHUTDOWN COMPACT");
        } catch (SQLException e) {
            log.warn("The database file could not be made smaller", e);
        }
    }
}
