package dev.slipway.server.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.slipway.server.TestDatabases;
import dev.slipway.server.persistence.Database;
import dev.slipway.server.security.Encryption;
import dev.slipway.server.security.MasterKey;
import dev.slipway.server.task.LeaseLost;
import dev.slipway.server.task.TaskInterrupted;
import dev.slipway.server.task.TaskRun;
import dev.slipway.server.task.TestRuns;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** R7.31, with nodes that share nothing but the database. */
@Tag(TestDatabases.POSTGRESQL)
@Timeout(60)
class TargetLocksTest {
    private static final String WEB = "Machines-1";

    private final Database db = Database.open(TestDatabases.fresh());
    private final ExecutionStore store = new ExecutionStore(new Encryption(MasterKey.random()));
    private final List<String> order = Collections.synchronizedList(new ArrayList<>());

    @AfterEach
    void close() {
        db.close();
    }

    /** An action of a task of its own, on a node of its own. */
    private final class Action {
        private final TaskRun run;
        private final TargetLocks.Claim claim;
        private final CountDownLatch waits = new CountDownLatch(1);

        Action(String name, boolean isShared) {
            run = TestRuns.begin(db, name);
            claim = new TargetLocks.Claim(WEB, "action " + name, isShared);
        }

        String task() {
            return run.task().id();
        }

        CompletableFuture<Void> begin() {
            return CompletableFuture.runAsync(() -> {
                try {
                    new TargetLocks().hold(claim, run, waits::countDown);
                    order.add(task());
                } catch (TaskInterrupted e) {
                    order.add(task() + " gave up");
                }
            });
        }

        CompletableFuture<Void> beginAndWait() throws InterruptedException {
            CompletableFuture<Void> begun = begin();
            waits.await();
            return begun;
        }

        void finish() {
            run.lease().change(tx -> store.finish(tx, task(), claim.work(), ""));
        }
    }

    private Action action(String name) {
        return new Action(name, false);
    }

    private Action sharing(String name) {
        return new Action(name, true);
    }

    @Test
    void whoComesFirstIsServedFirst() throws InterruptedException {
        Action first = action("first");
        Action second = action("second");
        Action third = action("third");
        first.begin().join();
        CompletableFuture<Void> secondBegun = second.beginAndWait();
        CompletableFuture<Void> thirdBegun = third.beginAndWait();

        first.finish();
        secondBegun.join();
        assertThat(order).containsExactly("first", "second");

        second.finish();
        thirdBegun.join();
        assertThat(order).containsExactly("first", "second", "third");
    }

    /** Five projects, of which all but the middle one share the target. */
    @Test
    void thoseThatShareOverlapAndWaitForOneThatDoesNot() throws InterruptedException {
        Action one = sharing("one");
        Action two = sharing("two");
        Action alone = action("alone");
        Action four = sharing("four");
        one.begin().join();
        two.begin().join();
        CompletableFuture<Void> aloneBegun = alone.beginAndWait();
        CompletableFuture<Void> fourBegun = four.beginAndWait();

        one.finish();
        two.finish();
        aloneBegun.join();
        assertThat(order).containsExactly("one", "two", "alone");

        alone.finish();
        fourBegun.join();
    }

    @Test
    void aTaskThatGoesOnElsewhereKeepsItsTarget() throws InterruptedException {
        Action first = action("first");
        first.begin().join();
        Action second = action("second");
        CompletableFuture<Void> secondBegun = second.beginAndWait();

        first.begin().join();
        assertThat(order).containsExactly("first", "first");

        first.finish();
        secondBegun.join();
    }

    @Test
    void aTaskThatEndedHoldsNothing() throws InterruptedException {
        Action first = action("first");
        first.begin().join();
        CompletableFuture<Void> secondBegun = action("second").beginAndWait();

        TestRuns.end(db, "first");

        secondBegun.join();
    }

    @Test
    void whoWaitsCanBeCancelled() throws InterruptedException {
        action("first").begin().join();
        Action second = action("second");
        CompletableFuture<Void> secondBegun = second.beginAndWait();

        TestRuns.cancel(second.run);

        secondBegun.join();
        assertThat(order).containsExactly("first", "second gave up");
    }

    @Test
    void aRunThatLostItsTaskClaimsNothing() {
        Action stale = action("stale");
        TestRuns.takeAway(db, "stale");

        assertThatThrownBy(() -> stale.begin().join()).hasCauseInstanceOf(LeaseLost.class);

        action("next").begin().join();
        assertThat(order).containsExactly("next");
    }
}
