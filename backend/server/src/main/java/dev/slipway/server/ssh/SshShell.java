package dev.slipway.server.ssh;

import dev.slipway.host.HostUnreachable;
import dev.slipway.host.Shell;
import dev.slipway.host.ShellProcess;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.apache.sshd.client.channel.ChannelExec;
import org.apache.sshd.client.session.ClientSession;
import org.apache.sshd.common.channel.exception.SshChannelOpenException;

/**
 * One connection to a machine, signed in, over which many commands run side by side. When it breaks it stays broken:
 * whoever needs the machine again connects again.
 */
public final class SshShell implements Shell {
    /** A machine frees the place of a command a little later than it reports its end. */
    private static final long ROOM_CHECK_NANOS = TimeUnit.MILLISECONDS.toNanos(200);

    /** For so many checks the machine may refuse a command although all others have ended. */
    private static final int CHECKS_WHILE_IDLE = 10;

    private final ClientSession session;
    private final SshEndpoint endpoint;
    private final Duration startLimit;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition oneEnded = lock.newCondition();
    private int started;
    private int ended;

    SshShell(ClientSession session, SshEndpoint endpoint, Duration startLimit) {
        this.session = session;
        this.endpoint = endpoint;
        this.startLimit = startLimit;
    }

    /** False once the connection has been closed or has broken, which heartbeats notice when nothing else does. */
    public boolean isOpen() {
        return session.isOpen();
    }

    /**
     * {@inheritDoc}
     *
     * <p>A machine limits the commands that run over one connection ({@code MaxSessions}, 10 by default in OpenSSH).
     * While that many run, this waits for one to end.
     */
    @Override
    public ShellProcess start(String commandLine) throws IOException {
        var deadline = System.nanoTime() + startLimit.toNanos();
        for (int refusals = 0; ; refusals++) {
            requireOpen();
            var channel = channel(commandLine);
            var process = new SshProcess(channel, endpoint.toString());
            var opened = channel.open();
            var remaining = Math.max(1, TimeUnit.NANOSECONDS.toMillis(deadline - System.nanoTime()));
            if (!opened.await(remaining)) {
                channel.close(true);
                throw new HostUnreachable(endpoint + " has not started a command in time");
            }
            if (opened.isOpened()) {
                countUntilEnd(channel);
                return process;
            }
            var refusal = opened.getException();
            if (!(refusal instanceof SshChannelOpenException)) {
                throw new HostUnreachable(
                        "The connection to " + endpoint + " ended before it started a command", refusal);
            } else if (!awaitRoom(deadline, refusals)) {
                throw new IOException(endpoint + " has not started a command: " + refusal.getMessage(), refusal);
            }
        }
    }

    @Override
    public void close() {
        session.close(false);
    }

    /** Runs the work once the connection has been closed or has broken. */
    void onClose(Runnable work) {
        session.addCloseFutureListener(closed -> work.run());
    }

    @Override
    public String toString() {
        return "ssh://" + endpoint;
    }

    private void requireOpen() throws IOException {
        if (!isOpen()) {
            throw new HostUnreachable("The connection to " + endpoint + " is closed");
        }
    }

    private ChannelExec channel(String commandLine) throws IOException {
        try {
            return session.createExecChannel(commandLine, StandardCharsets.UTF_8, null, Map.of());
        } catch (IllegalStateException e) {
            // The library's answer when it has begun to close the connection and still calls it open.
            throw new HostUnreachable("The connection to " + endpoint + " is closed", e);
        }
    }

    private void countUntilEnd(ChannelExec channel) {
        lock.lock();
        try {
            started++;
        } finally {
            lock.unlock();
        }
        channel.addCloseFutureListener(closed -> {
            lock.lock();
            try {
                ended++;
                oneEnded.signal();
            } finally {
                lock.unlock();
            }
        });
    }

    /** False when waiting is of no use: nothing of ours has run for a while, or the time is over. */
    private boolean awaitRoom(long deadline, int refusals) throws IOException {
        lock.lock();
        try {
            if ((started == ended && refusals >= CHECKS_WHILE_IDLE) || deadline - System.nanoTime() <= 0) {
                return false;
            }
            var endedBefore = ended;
            var remaining = ROOM_CHECK_NANOS;
            while (ended == endedBefore && remaining > 0) {
                remaining = oneEnded.awaitNanos(remaining);
            }
            return true;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException("Interrupted while waiting for other commands on " + endpoint);
        } finally {
            lock.unlock();
        }
    }
}
