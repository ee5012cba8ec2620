package dev.slipway.server.portal;

import jakarta.servlet.ServletOutputStream;
import jakarta.servlet.WriteListener;
import java.io.IOException;
import java.time.Instant;
import java.util.concurrent.CompletableFuture;
import okio.ByteString;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A browser that follows a task, over a connection that is written to without waiting: a slow reader gets its next piece
 * when the one before is gone, and costs nobody else anything. Used by one thread, but for the callbacks.
 */
final class Follower implements WriteListener {
    private static final Logger log = LoggerFactory.getLogger(Follower.class);

    /**
     * How far it has got.
     *
     * @param line the number of the last log line
     * @param version of the states that it has been told
     */
    record Position(int line, long version) {}

    private final ServletOutputStream out;
    private final Instant until;
    private final Runnable wake;
    private final CompletableFuture<Void> end = new CompletableFuture<>();
    private volatile boolean isWritable;
    private boolean isUnflushed;
    private boolean isLast;
    private Position position;
    private Instant lastSent;

    /**
     * @param until when it must come again, for its permission to be checked again
     * @param wake called when the connection takes more
     */
    Follower(ServletOutputStream out, Position position, Instant now, Instant until, Runnable wake) {
        this.out = out;
        this.position = position;
        this.lastSent = now;
        this.until = until;
        this.wake = wake;
    }

    /** Completes when the connection is to be ended, or has been by the other side. */
    CompletableFuture<Void> end() {
        return end;
    }

    boolean isGone() {
        return end.isDone();
    }

    Position position() {
        return position;
    }

    Instant lastSent() {
        return lastSent;
    }

    boolean isOverdue(Instant now) {
        return now.isAfter(until);
    }

    /** Whether it can be sent something now; ends it instead once the last piece is gone. */
    boolean isReady() {
        if (isGone() || !isWritable || (isUnflushed && !flush())) {
            return false;
        }
        if (isLast) {
            end.complete(null);
        }
        return !isLast;
    }

    /** @param isLast nothing comes after this */
    void send(ByteString events, Position after, boolean isLast, Instant now) {
        try {
            isWritable = false;
            events.write(out);
            isUnflushed = true;
            position = after;
            lastSent = now;
            this.isLast = isLast;
            if (out.isReady()) {
                isWritable = true;
                flush();
            }
        } catch (IOException e) {
            onError(e);
        }
    }

    private boolean flush() {
        try {
            isUnflushed = false;
            isWritable = false;
            out.flush();
            if (out.isReady()) {
                isWritable = true;
            }
            return isWritable;
        } catch (IOException e) {
            onError(e);
            return false;
        }
    }

    @Override
    public void onWritePossible() {
        isWritable = true;
        wake.run();
    }

    @Override
    public void onError(Throwable problem) {
        log.debug("A follower went away: {}", problem.toString());
        end.complete(null);
        wake.run();
    }
}
