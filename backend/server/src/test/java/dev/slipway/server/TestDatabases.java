package dev.slipway.server;

import dev.slipway.server.persistence.Database;
import dev.slipway.server.persistence.DatabaseAddress;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Handle;

/** Databases for tests: of H2 in memory, or of a PostgreSQL that is started for the run. */
public final class TestDatabases {
    /** The system property that says so; {@code postgresql} for PostgreSQL. */
    public static final String PROPERTY = "slipway.test.db";

    public static final String POSTGRESQL = "postgresql";

    private TestDatabases() {}

    private static final class Embedded {
        static final EmbeddedPostgres INSTANCE = start();

        /** Nothing has to survive the machine; and each test server has connections of its own. */
        private static EmbeddedPostgres start() {
            try {
                return EmbeddedPostgres.builder()
                        .setServerConfig("max_connections", "500")
                        .setServerConfig("fsync", "off")
                        .start();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    /** A new database of the kind that the run is for. */
    public static DatabaseAddress fresh() {
        return isPostgreSql()
                ? postgreSql()
                : Database.inMemory(UUID.randomUUID().toString());
    }

    private static boolean isPostgreSql() {
        return POSTGRESQL.equals(System.getProperty(PROPERTY));
    }

    /** Lets the rows of a {@link #fresh} database point to what is not there. */
    public static void dropForeignKeys(Database db) {
        if (isPostgreSql()) {
            db.change(tx -> tx.createQuery(
                            "SELECT format('ALTER TABLE %s DROP CONSTRAINT %I', conrelid::regclass, conname)"
                                    + " FROM pg_constraint WHERE contype = 'f'")
                    .mapTo(String.class)
                    .list()
                    .forEach(tx::execute));
        } else {
            db.change(tx -> tx.execute("SET REFERENTIAL_INTEGRITY FALSE"));
        }
    }

    /** Every row of a {@link #fresh} database, as a text that begins with its table; but for those that the time changes. */
    public static List<String> rows(Database db) {
        return isPostgreSql() ? db.read(TestDatabases::rowsOfPostgreSql) : db.read(TestDatabases::rowsOfH2);
    }

    private static List<String> rowsOfPostgreSql(Handle tx) {
        return tx
                .createQuery("SELECT tablename FROM pg_tables WHERE schemaname = current_schema()"
                        + " AND tablename <> 'node'")
                .mapTo(String.class)
                .list()
                .stream()
                .flatMap(table ->
                        tx
                                .createQuery("SELECT CAST(t AS TEXT) FROM " + table + " t")
                                .mapTo(String.class)
                                .list()
                                .stream()
                                .map(row -> table + " " + row))
                .toList();
    }

    private static List<String> rowsOfH2(Handle tx) {
        return tx.createQuery("SCRIPT SIMPLE NOSETTINGS").mapTo(String.class).list().stream()
                .filter(line -> line.startsWith("INSERT INTO "))
                .map(line -> line.substring("INSERT INTO ".length()))
                .toList();
    }

    /** A new database of PostgreSQL, whose language does not sort like H2. */
    public static DatabaseAddress postgreSql() {
        return DatabaseAddress.of(postgreSqlUrl()).as(Optional.of("postgres"), Optional.of("postgres"));
    }

    /** The same without a user. */
    public static String postgreSqlUrl() {
        String name = "slipway_" + UUID.randomUUID().toString().replace("-", "");
        execute("CREATE DATABASE " + name
                + " TEMPLATE template0 ENCODING 'UTF8' LOCALE_PROVIDER icu ICU_LOCALE 'de' LOCALE 'C'");
        return "jdbc:postgresql://127.0.0.1:" + Embedded.INSTANCE.getPort() + "/" + name;
    }

    /** Runs a statement as the superuser. */
    public static void execute(String statement) {
        try (Connection connection = Embedded.INSTANCE.getPostgresDatabase().getConnection();
                Statement sql = connection.createStatement()) {
            sql.execute(statement);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
