package dev.slipway.server.task;

import dev.slipway.server.persistence.Database;
import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * This process among those that share the database. It renews a row there; when it has not done so for a while, the others
 * take over what it ran, and by its own clock it knows that in time to leave its hands off. Alone on an embedded database
 * it renews nothing: whoever opens that next is its successor.
 */
public final class Node {
    private static final Logger log = LoggerFactory.getLogger(Node.class);
    private static final Duration LEASE = Duration.ofSeconds(10);
    private static final int BEATS_PER_LEASE = 5;

    private final Database db;
    private final String id;
    private final String name;
    private final boolean isShared;
    private final Duration lease;
    private final NodeStore store = new NodeStore();
    private final ScheduledExecutorService beats = Executors.newSingleThreadScheduledExecutor(task -> {
        var thread = new Thread(task, "node");
        thread.setDaemon(true);
        return thread;
    });
    private volatile long run;
    private volatile boolean isMember;

    /** In the nanoseconds of the machine's own clock, which goes on while the process is stopped. */
    private volatile long deadline;

    /** Grows with every gap in which others may have taken tasks. */
    private final AtomicLong term = new AtomicLong();

    /**
     * @param id the same after a restart, and no other process has it
     * @param name for people
     */
    public Node(Database db, String id, String name) {
        this(db, id, name, db.isShared(), LEASE);
    }

    /** @param lease for how long after it was last heard of the node keeps its tasks */
    Node(Database db, String id, String name, boolean isShared, Duration lease) {
        this.db = db;
        this.id = id;
        this.name = name;
        this.isShared = isShared;
        this.lease = lease;
    }

    public String id() {
        return id;
    }

    public String name() {
        return name;
    }

    /** Whether it may take tasks. */
    boolean isThere() {
        return isIn(term.get());
    }

    /** The number of the present stretch of time in which nobody else takes this node's tasks. */
    long term() {
        return term.get();
    }

    /** Whether that stretch goes on. */
    boolean isIn(long since) {
        return isMember && since == term.get() && (!isShared || System.nanoTime() - deadline < 0);
    }

    /** From now on the tasks are this node's that a process before it ran under its id, or alone. */
    void join() {
        long before = System.nanoTime();
        run = db.write(tx -> isShared ? store.join(tx, id, name, lease) : store.joinAlone(tx, id, name));
        renewedAt(before);
        isMember = true;
        if (isShared) {
            long pause = lease.dividedBy(BEATS_PER_LEASE).toMillis();
            var unused = beats.scheduleWithFixedDelay(this::beat, pause, pause, TimeUnit.MILLISECONDS);
        }
    }

    /** The database counts from its own now, which is later. */
    private void renewedAt(long nanos) {
        deadline = nanos + lease.toNanos();
    }

    private void beat() {
        long before = System.nanoTime();
        try {
            if (db.write(tx -> store.renew(tx, id, run, lease))) {
                if (System.nanoTime() - deadline >= 0) {
                    log.warn(
                            "The node {} was not heard of for longer than {} s; others may have its tasks",
                            name,
                            lease.toSeconds());
                    term.incrementAndGet();
                }
                renewedAt(before);
            } else {
                isMember = false;
                beats.shutdown();
                log.error(
                        "Another process runs as the node {} ({}); this one runs no task any more. Stop it", name, id);
            }
        } catch (RuntimeException e) {
            log.warn("The node {} could not be renewed; trying again: {}", name, e.toString());
        }
    }

    /** Lets the others take over at once what is left. */
    void leave() {
        isMember = false;
        beats.shutdownNow();
        if (isShared) {
            try {
                db.change(tx -> store.leave(tx, id, run));
            } catch (RuntimeException e) {
                log.warn("The node {} is silent from now on, without having said so", name, e);
            }
        }
    }
}
