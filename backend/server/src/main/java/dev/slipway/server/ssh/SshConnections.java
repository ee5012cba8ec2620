package dev.slipway.server.ssh;

import dev.slipway.host.Shell;
import dev.slipway.host.ShellProcess;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;

/**
 * Connections that stay open for a while after their last use, for whoever comes back soon: signing in costs both machines more than a
 * dozen commands. One is used again only for the same machine, user, host key and credential, by the same way, after no command has failed on it. A
 * dead one that nobody has noticed yet fails like any other that breaks. Safe for use by several threads.
 */
public final class SshConnections {
    private static final int MOST_KEPT = 200;

    private final SshConnector connector;
    private final Duration kept;
    private final Executor later;
    private final Deque<Idle> idle = new ArrayDeque<>();

    /** @param kept how long an unused connection stays open */
    public SshConnections(SshConnector connector, Duration kept) {
        this.connector = connector;
        this.kept = kept;
        this.later = CompletableFuture.delayedExecutor(kept.toMillis(), TimeUnit.MILLISECONDS);
    }

    private record Key(SshHop target, Optional<SshHop> through) {}

    private record Idle(Key key, SshShell shell, long since) {}

    /**
     * Closing the answer gives the connection back.
     *
     * @throws dev.slipway.host.HostUnreachable as {@link SshConnector#connect}
     */
    public Shell connect(SshHop target, Optional<SshHop> through) throws IOException {
        var key = new Key(target, through);
        Optional<SshShell> open = take(key);
        return new Borrowed(key, open.isPresent() ? open.get() : connector.connect(target, through));
    }

    private synchronized Optional<SshShell> take(Key key) {
        for (Iterator<Idle> all = idle.iterator(); all.hasNext(); ) {
            Idle one = all.next();
            if (one.key().equals(key)) {
                all.remove();
                if (one.shell().isOpen()) {
                    return Optional.of(one.shell());
                }
            }
        }
        return Optional.empty();
    }

    private void giveBack(Key key, SshShell shell) {
        List<SshShell> tooMany = new ArrayList<>();
        synchronized (this) {
            idle.addFirst(new Idle(key, shell, System.nanoTime()));
            while (idle.size() > MOST_KEPT) {
                tooMany.add(idle.removeLast().shell());
            }
        }
        tooMany.forEach(SshShell::close);
        later.execute(this::closeUnused);
    }

    private void closeUnused() {
        List<SshShell> unused = new ArrayList<>();
        synchronized (this) {
            while (!idle.isEmpty() && System.nanoTime() - idle.getLast().since() >= kept.toNanos()) {
                unused.add(idle.removeLast().shell());
            }
        }
        unused.forEach(SshShell::close);
    }

    private final class Borrowed implements Shell {
        private final Key key;
        private final SshShell shell;
        private boolean hasFailed;
        private boolean isClosed;

        Borrowed(Key key, SshShell shell) {
            this.key = key;
            this.shell = shell;
        }

        @Override
        public ShellProcess start(String commandLine) throws IOException {
            try {
                return shell.start(commandLine);
            } catch (IOException e) {
                fail();
                throw e;
            }
        }

        private synchronized void fail() {
            hasFailed = true;
        }

        @Override
        public synchronized void close() {
            if (isClosed) {
                return;
            }
            isClosed = true;
            if (hasFailed || !shell.isOpen()) {
                shell.close();
            } else {
                giveBack(key, shell);
            }
        }

        @Override
        public String toString() {
            return shell.toString();
        }
    }
}
