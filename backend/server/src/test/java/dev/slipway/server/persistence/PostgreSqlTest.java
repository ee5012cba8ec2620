package dev.slipway.server.persistence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.slipway.server.TestDatabases;
import dev.slipway.server.problem.Invalid;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.JdbiException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class PostgreSqlTest {
    private static final String NAME = "SELECT current_database()";
    private static final String END_CONNECTIONS =
            "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = '%s'";

    @Test
    void aSecondServerIsRefused() {
        DatabaseAddress address = TestDatabases.postgreSql();
        try (Database first = Database.openAlone(address)) {
            assertThatThrownBy(() -> Database.openAlone(address))
                    .hasMessageStartingWith("Another Slipway server uses this database");
            assertThat(name(first)).startsWith("slipway_");
        }
        Database.openAlone(address).close();
    }

    @Test
    void workThatLosesItsConnectionRunsAgain() {
        try (Database db = Database.open(TestDatabases.postgreSql())) {
            String name = name(db);
            var runs = new AtomicInteger();

            db.change(tx -> {
                createUser(tx, "a");
                if (runs.incrementAndGet() == 1) {
                    TestDatabases.execute(END_CONNECTIONS.formatted(name));
                }
                createUser(tx, "b");
            });

            assertThat(runs).hasValue(2);
            assertThat(users(db)).containsExactly("a", "b");
        }
    }

    @Test
    void aServerThatLosesAllConnectionsHoldsTheDatabaseAgain() {
        DatabaseAddress address = TestDatabases.postgreSql();
        try (Database db = Database.openAlone(address)) {
            String name = name(db);
            long before = holder(db).orElseThrow();

            TestDatabases.execute(END_CONNECTIONS.formatted(name));
            while (holder(db).filter(pid -> pid != before).isEmpty()) {
                Thread.onSpinWait();
            }

            assertThatThrownBy(() -> Database.openAlone(address)).hasMessageStartingWith("Another Slipway server");
        }
    }

    @Test
    void aServerWhoseDatabaseAnotherHasTakenTouchesItNoMore() throws SQLException {
        DatabaseAddress address = TestDatabases.postgreSql();
        try (Database db = Database.openAlone(address);
                Connection other = PostgreSql.dataSource(address).getConnection();
                var sql = other.createStatement()) {
            long pid = holder(db).orElseThrow();

            sql.execute("SELECT pg_terminate_backend(" + pid + ")");
            sql.execute("SELECT pg_advisory_lock(1936484455, hashtext('public'))");

            assertThatThrownBy(() -> {
                        while (true) {
                            name(db);
                        }
                    })
                    .isInstanceOf(JdbiException.class);
        }
    }

    @Test
    void namesAreSortedByteByByteWhateverTheLanguageOfTheDatabase() {
        try (Database db = Database.open(TestDatabases.postgreSql())) {
            db.change(tx -> List.of("ä", "b", "a-c", "a_b", "ab", "Z").forEach(name -> createUser(tx, name)));

            assertThat(users(db)).containsExactly("Z", "a-c", "a_b", "ab", "b", "ä");
        }
    }

    @Test
    void aHashIsFoundInItsIndex() {
        try (Database db = Database.open(TestDatabases.postgreSql())) {
            String plan = db.read(tx -> {
                tx.execute("SET enable_seqscan = off");
                return String.join(
                        "\n",
                        tx.createQuery("EXPLAIN SELECT id FROM api_key WHERE hash = :hash")
                                .bind("hash", "0".repeat(64))
                                .mapTo(String.class)
                                .list());
            });

            assertThat(plan).contains("Index Cond: ((hash)::text = '0000");
        }
    }

    @Test
    void theCharacterThatNoTextCanHaveIsRefused() {
        try (Database db = Database.open(TestDatabases.postgreSql())) {
            assertThatThrownBy(() -> db.change(tx -> createUser(tx, "a\0b"))).isInstanceOf(Invalid.class);
        }
    }

    @Test
    void aDatabaseOfAnotherEncodingIsRefused() {
        TestDatabases.execute("CREATE DATABASE latin TEMPLATE template0 ENCODING 'LATIN1' LOCALE 'C'");
        String url = TestDatabases.postgreSqlUrl().replaceFirst("slipway_\\w+", "latin");
        DatabaseAddress address = DatabaseAddress.of(url).as(Optional.of("postgres"), Optional.of("postgres"));

        assertThatThrownBy(() -> Database.open(address)).hasMessageContaining("ENCODING 'UTF8'");
    }

    private static String name(Database db) {
        return db.read(tx -> tx.createQuery(NAME).mapTo(String.class).one());
    }

    private static Optional<Long> holder(Database db) {
        return db.read(tx -> tx.createQuery(
                        "SELECT pid FROM pg_locks WHERE locktype = 'advisory' AND classid = 1936484455 AND granted"
                                + " AND database = (SELECT oid FROM pg_database WHERE datname = current_database())")
                .mapTo(Long.class)
                .findOne());
    }

    private static void createUser(Handle tx, String name) {
        tx.createUpdate(
                        "INSERT INTO app_user (id, name, name_key, is_administrator, document) VALUES (:n, :n, :n, FALSE, '{}')")
                .bind("n", name)
                .execute();
    }

    private static List<String> users(Database db) {
        return db.read(tx -> tx.createQuery("SELECT name FROM app_user ORDER BY name_key")
                .mapTo(String.class)
                .list());
    }
}
