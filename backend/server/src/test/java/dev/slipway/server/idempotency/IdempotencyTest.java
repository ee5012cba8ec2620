package dev.slipway.server.idempotency;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.slipway.server.TestDatabases;
import dev.slipway.server.idempotency.Idempotency.Outcome;
import dev.slipway.server.persistence.Database;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag(TestDatabases.POSTGRESQL)
class IdempotencyTest {
    private final Database db = Database.open(TestDatabases.fresh());
    private final MovableClock clock = new MovableClock();
    private final Idempotency idempotency = new Idempotency(db, clock);
    private final AtomicInteger made = new AtomicInteger();

    private static final class MovableClock extends Clock {
        private Instant now = Instant.parse("2026-04-01T09:00:00Z");

        void pass(Duration time) {
            now = now.plus(time);
        }

        @Override
        public Instant instant() {
            return now;
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            throw new UnsupportedOperationException();
        }
    }

    @AfterEach
    void close() {
        db.close();
    }

    private static Optional<RequestKey> key(int number) {
        return Optional.of(new RequestKey("hash " + number, "digest " + number));
    }

    private String make(Optional<RequestKey> key) {
        return idempotency
                .once(
                        key,
                        Outcome.list(id -> id, (tx, id) -> Optional.of(id)),
                        tx -> List.of("Things-" + made.incrementAndGet()))
                .get(0);
    }

    private int rows() {
        return db.read(tx -> tx.createQuery("SELECT COUNT(*) FROM idempotent_request")
                .mapTo(Integer.class)
                .one());
    }

    @Test
    void aRequestIsKnownForADay() {
        assertThat(make(key(1))).isEqualTo("Things-1");
        clock.pass(Duration.ofHours(24).minusSeconds(1));
        assertThat(make(key(1))).isEqualTo("Things-1");
        clock.pass(Duration.ofHours(2));
        assertThat(make(key(1))).isEqualTo("Things-2");
    }

    @Test
    void theTableDoesNotGrowWithHistory() {
        for (int i = 0; i < 50; i++) {
            make(key(i));
            clock.pass(Duration.ofHours(1));
        }

        assertThat(rows()).isBetween(24, 26);
    }

    @Test
    void whatFailsLeavesNothing() {
        assertThatThrownBy(() ->
                        idempotency.once(key(1), Outcome.list((String id) -> id, (tx, id) -> Optional.of(id)), tx -> {
                            throw new IllegalStateException("as when the server is killed before the commit");
                        }))
                .isInstanceOf(IllegalStateException.class);
        assertThat(rows()).isZero();

        assertThat(make(key(1))).isEqualTo("Things-1");
    }

    @Test
    void aRequestWithoutAKeyIsNotNoted() {
        make(Optional.empty());

        assertThat(make(Optional.empty())).isEqualTo("Things-2");
        assertThat(rows()).isZero();
    }
}
