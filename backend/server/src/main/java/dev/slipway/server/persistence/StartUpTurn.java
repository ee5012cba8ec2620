package dev.slipway.server.persistence;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Lets one server at a time start on a shared database, from the migrations to the first user: by an advisory lock of
 * PostgreSQL, which goes away with its connection. On an embedded database nobody else can start anyway.
 */
public final class StartUpTurn implements AutoCloseable {
    /** Two installations may share a database in two schemas. The number is ours and means nothing. */
    private static final String LOCK = "SELECT pg_advisory_lock(1936484455, hashtext(current_schema()::text))";

    /** Longer than a migration takes. */
    private static final String PATIENCE = "SET lock_timeout = '5min'";

    private final Optional<Connection> holder;

    private StartUpTurn(Optional<Connection> holder) {
        this.holder = holder;
    }

    /**
     * Waits until no other server starts on that database.
     *
     * @throws IllegalStateException when it cannot be reached, or another one has been starting for long
     */
    public static StartUpTurn on(DatabaseAddress address) {
        return new StartUpTurn(address.isPostgreSql() ? Optional.of(holder(address)) : Optional.empty());
    }

    private static Connection holder(DatabaseAddress address) {
        @Nullable Connection connection = null;
        try {
            connection = PostgreSql.dataSource(address).getConnection();
            try (Statement sql = connection.createStatement()) {
                sql.execute(PostgreSql.SESSION);
                sql.execute(PATIENCE);
                sql.execute(LOCK);
            }
            return connection;
        } catch (SQLException e) {
            var failure = new IllegalStateException("The database cannot be used", e);
            if (connection != null) {
                close(connection, failure);
            }
            throw failure;
        }
    }

    private static void close(Connection connection, RuntimeException failure) {
        try {
            connection.close();
        } catch (SQLException e) {
            failure.addSuppressed(e);
        }
    }

    @Override
    public void close() {
        if (holder.isPresent()) {
            try {
                holder.get().close();
            } catch (SQLException e) {
                throw new IllegalStateException("The database was lost while the server started", e);
            }
        }
    }
}
