package dev.slipway.server.persistence;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import javax.sql.DataSource;
import org.jdbi.v3.core.ConnectionFactory;

/**
 * The connections to one database. All of them can be taken away for a while, for work that needs the database alone;
 * who wants one in the meantime waits. A connection is given back by the thread that got it.
 */
final class Connections implements ConnectionFactory, AutoCloseable {
    private final DatabaseAddress address;
    private final ReentrantReadWriteLock use = new ReentrantReadWriteLock();

    /** Replaced only while nobody uses it. */
    private volatile HikariDataSource pool;

    /** @throws RuntimeException when the database cannot be opened */
    Connections(DatabaseAddress address) {
        this.address = address;
        this.pool = new HikariDataSource(config(address));
    }

    private static HikariConfig config(DatabaseAddress address) {
        var config = new HikariConfig();
        if (address.isPostgreSql()) {
            config.setDataSource(PostgreSql.dataSource(address));
            config.setConnectionInitSql(PostgreSql.SESSION);
        } else {
            config.setJdbcUrl(address.url());
        }
        config.setPoolName("database");
        config.setMaximumPoolSize(20);
        config.setMinimumIdle(1);
        return config;
    }

    /** For what wants a data source, as long as nothing else uses the database. */
    DataSource dataSource() {
        return pool;
    }

    @Override
    public Connection openConnection() throws SQLException {
        use.readLock().lock();
        boolean isOpen = false;
        try {
            Connection connection = pool.getConnection();
            isOpen = true;
            return connection;
        } finally {
            if (!isOpen) {
                use.readLock().unlock();
            }
        }
    }

    @Override
    public void closeConnection(Connection connection) throws SQLException {
        try {
            connection.close();
        } finally {
            use.readLock().unlock();
        }
    }

    /**
     * Runs something while no connection is open.
     *
     * @param patience how long those that are in use have to come back, and the longest that others wait in vain
     * @return whether it ran
     */
    boolean alone(Duration patience, Runnable work) throws InterruptedException {
        if (!use.writeLock().tryLock(patience.toMillis(), TimeUnit.MILLISECONDS)) {
            return false;
        }
        try {
            pool.close();
            work.run();
            return true;
        } finally {
            reopen();
            use.writeLock().unlock();
        }
    }

    /** The new pool goes on trying when the database cannot be opened at once, on a full disk for example. */
    private void reopen() {
        HikariConfig patient = config(address);
        patient.setInitializationFailTimeout(-1);
        pool = new HikariDataSource(patient);
    }

    @Override
    public void close() {
        pool.close();
    }
}
