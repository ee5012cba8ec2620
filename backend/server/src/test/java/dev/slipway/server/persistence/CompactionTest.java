package dev.slipway.server.persistence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import dev.slipway.server.persistence.Compaction.Threshold;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CompactionTest {
    private static final Threshold ANY_GARBAGE = new Threshold(0, 100);

    @TempDir
    Path directory;

    @Test
    void whatIsStaleIsGivenBackAndEverythingElseIsThere() throws Exception {
        try (Database db = open(ANY_GARBAGE)) {
            for (int i = 1; i <= 200; i++) {
                count(db);
            }
            long before = bytes();

            assertThat(db.compactIfDue()).isTrue();

            assertThat(bytes()).isLessThan(before / 2);
            assertThat(counted(db)).isEqualTo(200);
            count(db);
            assertThat(counted(db)).isEqualTo(201);
        }
    }

    @Test
    void thoseWhoUseTheDatabaseMeanwhileWaitAndDoNotFail() throws Exception {
        try (Database db = open(ANY_GARBAGE)) {
            var isOver = new AtomicBoolean();
            var done = new AtomicInteger();
            CompletableFuture<?>[] users = new CompletableFuture<?>[4];
            for (int i = 0; i < users.length; i++) {
                users[i] = CompletableFuture.runAsync(() -> {
                    while (!isOver.get()) {
                        count(db);
                        done.incrementAndGet();
                    }
                });
            }
            for (int round = 1; round <= 5; round++) {
                int before = done.get();
                while (done.get() == before && !CompletableFuture.allOf(users).isDone()) {
                    Thread.onSpinWait();
                }
                db.compactIfDue();
            }
            isOver.set(true);

            assertThatCode(() -> CompletableFuture.allOf(users).join()).doesNotThrowAnyException();
            assertThat(counted(db)).isEqualTo(done.get());
        }
    }

    @Test
    void aTransactionMayReadWhileOthersWaitForItsEnd() throws Exception {
        try (Database db = open(ANY_GARBAGE)) {
            var isInside = new CountDownLatch(1);
            var mayEnd = new CountDownLatch(1);
            CompletableFuture<Integer> transaction = CompletableFuture.supplyAsync(() -> db.write(tx -> {
                isInside.countDown();
                await(mayEnd);
                return counted(db);
            }));
            isInside.await();
            CompletableFuture<Boolean> compaction = CompletableFuture.supplyAsync(() -> {
                try {
                    return db.compactIfDue();
                } catch (IOException | InterruptedException e) {
                    throw new IllegalStateException(e);
                }
            });
            mayEnd.countDown();

            assertThat(transaction.join()).isZero();
            assertThat(compaction.join()).isTrue();
        }
    }

    @ParameterizedTest
    @CsvSource({
        "1000, 24, true",
        "1000, 25, false",
        " 999, 24, false",
    })
    void compactedIsALargeFileThatIsMostlyStale(long bytes, int livePercent, boolean isDue) {
        assertThat(new Threshold(1000, 25).isPassedBy(new EmbeddedFile.Usage(bytes, livePercent)))
                .isEqualTo(isDue);
    }

    @Test
    void aFileThatIsNotDueIsLeftAlone() throws Exception {
        try (Database db = open(new Threshold(Long.MAX_VALUE, 100))) {
            count(db);
            long before = bytes();

            assertThat(db.compactIfDue()).isFalse();

            assertThat(bytes()).isEqualTo(before);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "jdbc:h2:file:/srv/slipway,          true",
        "jdbc:h2:/srv/slipway,               true",
        "jdbc:h2:mem:slipway,                false",
        "jdbc:postgresql://localhost/slipway, false",
    })
    void onlyAnEmbeddedFileIsCompacted(String jdbcUrl, boolean isEmbedded) {
        assertThat(EmbeddedFile.isMeantBy(jdbcUrl)).isEqualTo(isEmbedded);
    }

    @Test
    void aUrlOfOnesOwnGetsWhatKeepsCommitsSafe() {
        assertThat(EmbeddedFile.withSettings("jdbc:h2:file:/srv/slipway;lock_timeout=5"))
                .startsWith("jdbc:h2:file:/srv/slipway;lock_timeout=5;")
                .contains(";WRITE_DELAY=0", ";REUSE_SPACE=FALSE", ";MODE=PostgreSQL")
                .doesNotContain(";LOCK_TIMEOUT=");
    }

    private Database open(Threshold threshold) {
        Database db = Database.open(Database.embedded(directory), threshold);
        db.change(tx -> tx.execute("CREATE TABLE counter (id INT PRIMARY KEY, number INT NOT NULL)"));
        db.change(tx -> tx.execute("INSERT INTO counter (id, number) VALUES (1, 0)"));
        return db;
    }

    private static void count(Database db) {
        db.change(tx -> tx.execute("UPDATE counter SET number = number + 1"));
    }

    private static int counted(Database db) {
        return db.read(tx -> tx.createQuery("SELECT number FROM counter")
                .mapTo(Integer.class)
                .one());
    }

    private long bytes() throws IOException {
        return Files.size(directory.resolve("slipway.mv.db"));
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
