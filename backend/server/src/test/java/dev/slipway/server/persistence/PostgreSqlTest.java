package dev.slipway.server.persistence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.slipway.server.TestDatabases;
import dev.slipway.server.problem.Invalid;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import org.jdbi.v3.core.Handle;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class PostgreSqlTest {
    private static final String NAME = "SELECT current_database()";
    private static final String END_CONNECTIONS =
            "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = '%s'";

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
    void oneServerAtATimeStarts() throws Exception {
        DatabaseAddress address = TestDatabases.postgreSql();
        StartUpTurn first = StartUpTurn.on(address);
        CompletableFuture<StartUpTurn> second = CompletableFuture.supplyAsync(() -> StartUpTurn.on(address));
        try (Database db = Database.open(address)) {
            while (waiting(db) == 0) {
                Thread.onSpinWait();
            }
        }
        assertThat(second).isNotDone();

        first.close();

        second.get().close();
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

    private static int waiting(Database db) {
        return db.read(tx -> tx.createQuery(
                        "SELECT count(*) FROM pg_locks WHERE locktype = 'advisory' AND classid = 1936484455 AND NOT granted"
                                + " AND database = (SELECT oid FROM pg_database WHERE datname = current_database())")
                .mapTo(Integer.class)
                .one());
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
