package dev.slipway.server.idempotency;

import dev.slipway.server.persistence.Database;
import dev.slipway.server.persistence.DuplicateKey;
import dev.slipway.server.problem.Conflict;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.HandleCallback;

/** Carries out once what a client sends again because an answer was lost. */
public final class Idempotency {
    static final Duration LIFETIME = Duration.ofHours(24);
    private static final Duration BETWEEN_SWEEPS = Duration.ofHours(1);

    /** What is kept of a result, and how it is found again. */
    public interface Outcome<T> {
        /** The ids of what was created. None when nothing was: then the request may as well be carried out again. */
        List<String> ids(T result);

        /** Empty when something of it is not there any more. */
        Optional<T> found(Handle tx, List<String> ids);

        /** Of resources that are found one by one. */
        static <T> Outcome<List<T>> list(Function<T, String> id, BiFunction<Handle, String, Optional<T>> find) {
            return new Outcome<>() {
                @Override
                public List<String> ids(List<T> result) {
                    return result.stream().map(id).toList();
                }

                @Override
                public Optional<List<T>> found(Handle tx, List<String> ids) {
                    List<T> found = ids.stream()
                            .flatMap(one -> find.apply(tx, one).stream())
                            .toList();
                    return found.size() == ids.size() ? Optional.of(found) : Optional.empty();
                }
            };
        }
    }

    private final Database db;
    private final Clock clock;
    private final RequestStore store = new RequestStore();
    private final AtomicReference<Instant> nextSweep = new AtomicReference<>(Instant.MIN);

    public Idempotency(Database db, Clock clock) {
        this.db = db;
        this.clock = clock;
    }

    /**
     * Runs work in one transaction together with the note that it was done, or finds what it created when it was. What
     * fails leaves no note.
     *
     * @param request none for one without a key, which is carried out whenever it comes
     * @throws Conflict when another request had the same key, or what was created has been deleted since
     */
    public <T> T once(Optional<RequestKey> request, Outcome<T> outcome, HandleCallback<T, RuntimeException> work) {
        if (request.isEmpty()) {
            return db.write(work);
        }
        RequestKey key = request.get();
        sweep();
        Optional<T> before = db.read(tx -> before(tx, key, outcome));
        if (before.isPresent()) {
            return before.get();
        }
        try {
            return db.write(tx -> carriedOut(tx, key, outcome, work));
        } catch (DuplicateKey e) {
            // The same request came twice at a time, and this one has waited for the other.
            return db.read(tx -> before(tx, key, outcome)).orElseThrow(() -> e);
        }
    }

    private <T> Optional<T> before(Handle tx, RequestKey key, Outcome<T> outcome) {
        return store.find(tx, key).map(noted -> {
            if (!noted.digest().equals(key.digest())) {
                throw new Conflict("Another request had the same Idempotency-Key; give each request a key of its own.");
            }
            return outcome.found(tx, noted.created())
                    .orElseThrow(() -> new Conflict("This request was carried out before, and what it created, "
                            + String.join(", ", noted.created()) + ", has been deleted since."));
        });
    }

    /** The note comes first: whoever has the same key waits for it rather than for whatever the work locks. */
    private <T> T carriedOut(Handle tx, RequestKey key, Outcome<T> outcome, HandleCallback<T, RuntimeException> work) {
        store.insert(tx, key, clock.instant());
        T result = work.withHandle(tx);
        List<String> ids = outcome.ids(result);
        if (ids.isEmpty()) {
            store.delete(tx, key);
        } else {
            store.created(tx, key, ids);
        }
        return result;
    }

    private void sweep() {
        Instant now = clock.instant();
        Instant due = nextSweep.get();
        if (!now.isBefore(due) && nextSweep.compareAndSet(due, now.plus(BETWEEN_SWEEPS))) {
            db.change(tx -> store.deleteUntil(tx, now.minus(LIFETIME)));
        }
    }
}
