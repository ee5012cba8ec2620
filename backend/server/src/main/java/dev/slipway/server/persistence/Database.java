package dev.slipway.server.persistence;

import dev.slipway.server.problem.Invalid;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.util.Optional;
import javax.sql.DataSource;
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
    private static final String TEXT_WITH_NUL = "22021";
    private static final String IDLE_IN_TRANSACTION = "25P03";
    private static final int TRIES = 5;

    /** Lets H2 read the SQL that PostgreSQL reads. */
    static final String H2_DIALECT =
            "MODE=PostgreSQL;DATABASE_TO_LOWER=TRUE;DEFAULT_NULL_ORDERING=HIGH;LOCK_TIMEOUT=20000";

    private final Connections connections;
    private final Jdbi jdbi;
    private final Optional<Compaction> compaction;
    private final boolean isShared;

    private Database(Connections connections, Jdbi jdbi, Optional<Compaction> compaction, boolean isShared) {
        this.connections = connections;
        this.jdbi = jdbi;
        this.compaction = compaction;
        this.isShared = isShared;
    }

    /** The embedded database in a directory; every commit is flushed, for a killed process must lose none. */
    public static String embedded(Path directory) {
        return EmbeddedFile.url(directory);
    }

    /** A database in memory that is gone when it is closed, for tests. */
    public static DatabaseAddress inMemory(String name) {
        return DatabaseAddress.of("jdbc:h2:mem:" + name + ";" + H2_DIALECT);
    }

    /** @throws RuntimeException when it cannot be opened or migrated */
    public static Database open(DatabaseAddress address) {
        if (address.isPostgreSql()) {
            return openPostgreSql(address);
        }
        Database opened = open(address.url(), Compaction.Threshold.DEFAULT);
        opened.compaction.ifPresent(Compaction::start);
        return opened;
    }

    private static Database openPostgreSql(DatabaseAddress address) {
        var connections = new Connections(address);
        try {
            Jdbi jdbi = Jdbi.create(connections);
            jdbi.useHandle(PostgreSql::checkEncoding);
            // By connections without our settings: it holds a lock in a transaction that does nothing meanwhile.
            migrate(PostgreSql.dataSource(address));
            jdbi.useTransaction(PostgreSql::compareBytes);
            return new Database(connections, jdbi, Optional.empty(), true);
        } catch (RuntimeException e) {
            connections.close();
            throw e;
        }
    }

    private static void migrate(DataSource source) {
        Flyway.configure()
                .dataSource(source)
                .locations("classpath:db/migration")
                .load()
                .migrate();
    }

    /** One of H2, without a timer for {@link #compactIfDue}. */
    static Database open(String jdbcUrl, Compaction.Threshold threshold) {
        boolean isEmbedded = EmbeddedFile.isMeantBy(jdbcUrl);
        String url = isEmbedded ? EmbeddedFile.withSettings(jdbcUrl) : jdbcUrl;
        var connections = new Connections(DatabaseAddress.of(url));
        try {
            migrate(connections.dataSource());
            Jdbi jdbi = Jdbi.create(connections);
            if (!isEmbedded) {
                return new Database(connections, jdbi, Optional.empty(), false);
            }
            EmbeddedFile file = jdbi.withHandle(tx -> EmbeddedFile.of(tx, url));
            file.flushName();
            var compaction = new Compaction(connections, jdbi, file, threshold);
            return new Database(connections, jdbi, Optional.of(compaction), false);
        } catch (IOException e) {
            connections.close();
            throw new UncheckedIOException(e);
        } catch (RuntimeException e) {
            connections.close();
            throw e;
        }
    }

    /** Whether other servers may use it at the same time. */
    public boolean isShared() {
        return isShared;
    }

    /**
     * Reads; the statements see what was committed before each of them. It may run again when the connection is lost.
     *
     * @throws ConnectionLost when the database does not come back soon
     * @throws Invalid when a value has a character that no text of the database can have
     */
    public <T extends @Nullable Object> T read(HandleCallback<T, RuntimeException> query) {
        return repeated(false, query);
    }

    /**
     * Runs in one transaction. It may run again when the database asks for that, so it touches nothing but the handle.
     *
     * @throws DuplicateKey when a unique index refuses
     * @throws StillInUse when a foreign key refuses
     * @throws ConnectionLost when the database does not come back soon, or went away during the commit
     * @throws Invalid when a value has a character that no text of the database can have
     */
    public <T extends @Nullable Object> T write(HandleCallback<T, RuntimeException> work) {
        T result = repeated(true, work);
        flush();
        return result;
    }

    private <T extends @Nullable Object> T repeated(boolean isTransaction, HandleCallback<T, RuntimeException> work) {
        for (int attempt = 1; ; attempt++) {
            var run = new Run<>(work);
            try {
                return isTransaction ? jdbi.inTransaction(run) : jdbi.withHandle(run);
            } catch (JdbiException e) {
                String state = sqlState(e);
                switch (state) {
                    case DUPLICATE_KEY -> throw new DuplicateKey(e);
                    case FOREIGN_KEY -> throw new StillInUse(e);
                    case TEXT_WITH_NUL -> throw new Invalid("The character NUL is allowed in no text", e);
                    default -> {
                        boolean isLost = isConnectionLost(e, state);
                        boolean isRepeatable =
                                state.equals(SERIALIZATION) || state.equals(DEADLOCK) || (isLost && run.isHalfDone);
                        if (!isRepeatable || attempt == TRIES) {
                            throw isLost ? new ConnectionLost(e) : e;
                        }
                    }
                }
            }
        }
    }

    /** PostgreSQL says so when it is shut down (57P01 to 57P03), the driver when it finds the connection dead, or the pool. */
    private static boolean isConnectionLost(JdbiException e, String sqlState) {
        return sqlState.startsWith("08")
                || sqlState.equals(IDLE_IN_TRANSACTION)
                || sqlState.startsWith("57P0")
                || e.getCause() instanceof SQLTransientConnectionException;
    }

    /**
     * Work that knows whether it was cut off between its first statement and its last. If so, nothing of it is committed,
     * and it can run again when the connection was lost. Before, the pool has waited for a connection long enough; after,
     * nobody knows whether the commit came through.
     */
    private static final class Run<T extends @Nullable Object> implements HandleCallback<T, RuntimeException> {
        private final HandleCallback<T, RuntimeException> work;
        private boolean isHalfDone;

        Run(HandleCallback<T, RuntimeException> work) {
            this.work = work;
        }

        @Override
        public T withHandle(Handle tx) {
            isHalfDone = true;
            T result = work.withHandle(tx);
            isHalfDone = false;
            return result;
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
