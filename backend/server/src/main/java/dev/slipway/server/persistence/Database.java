package dev.slipway.server.persistence;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Optional;
import org.flywaydb.core.Flyway;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.HandleCallback;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.JdbiException;
import org.jspecify.annotations.Nullable;

/** One database, migrated when it is opened. What {@link #write} returns from is on disk. */
public final class Database implements AutoCloseable {
    private static final String DUPLICATE_KEY = "23505";
    private static final String FOREIGN_KEY = "23503";
    private static final String SERIALIZATION = "40001";
    private static final String DEADLOCK = "40P01";
    private static final int TRIES = 5;

    /** Lets H2 read the SQL that PostgreSQL reads. */
    static final String H2_DIALECT =
            "MODE=PostgreSQL;DATABASE_TO_LOWER=TRUE;DEFAULT_NULL_ORDERING=HIGH;LOCK_TIMEOUT=20000";

    private final Connections connections;
    private final Jdbi jdbi;
    private final Optional<Compaction> compaction;

    private Database(Connections connections, Jdbi jdbi, Optional<Compaction> compaction) {
        this.connections = connections;
        this.jdbi = jdbi;
        this.compaction = compaction;
    }

    /** The embedded database in a directory; every commit is flushed, for a killed process must lose none. */
    public static String embedded(Path directory) {
        return EmbeddedFile.url(directory);
    }

    /** A database in memory that is gone when it is closed, for tests. */
    public static String inMemory(String name) {
        return "jdbc:h2:mem:" + name + ";" + H2_DIALECT;
    }

    /** @throws RuntimeException when it cannot be opened or migrated */
    public static Database open(String jdbcUrl) {
        Database opened = open(jdbcUrl, Compaction.Threshold.DEFAULT);
        opened.compaction.ifPresent(Compaction::start);
        return opened;
    }

    /** Without a timer for {@link #compactIfDue}. */
    static Database open(String jdbcUrl, Compaction.Threshold threshold) {
        boolean isEmbedded = EmbeddedFile.isMeantBy(jdbcUrl);
        String url = isEmbedded ? EmbeddedFile.withSettings(jdbcUrl) : jdbcUrl;
        var connections = new Connections(url);
        try {
            Flyway.configure()
                    .dataSource(connections.dataSource())
                    .locations("classpath:db/migration")
                    .load()
                    .migrate();
            Jdbi jdbi = Jdbi.create(connections);
            if (!isEmbedded) {
                return new Database(connections, jdbi, Optional.empty());
            }
            EmbeddedFile file = jdbi.withHandle(tx -> EmbeddedFile.of(tx, url));
            file.flushName();
            return new Database(connections, jdbi, Optional.of(new Compaction(connections, jdbi, file, threshold)));
        } catch (IOException e) {
            connections.close();
            throw new UncheckedIOException(e);
        } catch (RuntimeException e) {
            connections.close();
            throw e;
        }
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
        if (compaction.isPresent()) {
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

    /** Whether the file of an embedded database was due to be compacted, and is small now. */
    boolean compactIfDue() throws IOException, InterruptedException {
        return compaction.isPresent() && compaction.get().compactIfDue();
    }

    @Override
    public void close() {
        compaction.ifPresent(Compaction::close);
        connections.close();
        compaction.ifPresent(Compaction::compact);
    }
}
