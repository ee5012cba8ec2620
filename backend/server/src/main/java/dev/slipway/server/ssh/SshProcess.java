package dev.slipway.server.ssh;

import dev.slipway.host.HostUnreachable;
import dev.slipway.host.ShellProcess;
import java.io.EOFException;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.io.OutputStream;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import org.apache.sshd.client.channel.ChannelExec;
import org.apache.sshd.common.SshConstants;
import org.apache.sshd.common.channel.Channel;
import org.apache.sshd.common.channel.ChannelListener;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A command in a channel of its own. */
final class SshProcess implements ShellProcess {
    private static final Logger log = LoggerFactory.getLogger(SshProcess.class);

    /** POSIX names as SSH spells them, with the numbers that shells add to 128. */
    private static final Map<String, Integer> SIGNALS = Map.ofEntries(
            Map.entry("HUP", 1),
            Map.entry("INT", 2),
            Map.entry("QUIT", 3),
            Map.entry("ILL", 4),
            Map.entry("ABRT", 6),
            Map.entry("FPE", 8),
            Map.entry("KILL", 9),
            Map.entry("USR1", 10),
            Map.entry("SEGV", 11),
            Map.entry("USR2", 12),
            Map.entry("PIPE", 13),
            Map.entry("ALRM", 14),
            Map.entry("TERM", 15));

    private final ChannelExec channel;
    private final String machine;
    private final CompletableFuture<Integer> exitCode = new CompletableFuture<>();

    SshProcess(ChannelExec channel, String machine) {
        this.channel = channel;
        this.machine = machine;
        channel.addChannelListener(new ChannelListener() {
            @Override
            public void channelStateChanged(Channel changed, String hint) {
                completeIfKnown();
            }

            @Override
            public void channelClosed(Channel closed, @Nullable Throwable reason) {
                completeIfKnown();
                exitCode.completeExceptionally(new EOFException("no exit code came"));
            }
        });
    }

    @Override
    public OutputStream stdin() {
        return channel.getInvertedIn();
    }

    @Override
    public InputStream stdout() {
        return new KeptOpen(channel.getInvertedOut());
    }

    @Override
    public InputStream stderr() {
        return new KeptOpen(channel.getInvertedErr());
    }

    /** {@inheritDoc} A command that a signal ended has 128 and the signal's number, as in shells. */
    @Override
    public int exitCode() throws IOException {
        try {
            return exitCode.get();
        } catch (ExecutionException e) {
            throw new HostUnreachable(
                    "The connection to " + machine
                            + " ended before the command told its exit code; what became of it is unknown",
                    e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException("Interrupted while waiting for a command on " + machine);
        }
    }

    /**
     * Takes the command's streams away and asks the machine to send it SIGTERM. OpenSSH does not do that for root, so
     * there a command that neither reads nor writes goes on.
     */
    @Override
    public void close() {
        if (!exitCode.isDone() && channel.isOpen()) {
            askToEnd();
        }
        channel.close(false);
    }

    private void completeIfKnown() {
        var status = channel.getExitStatus();
        var signal = channel.getExitSignal();
        if (status != null) {
            exitCode.complete(status);
        } else if (signal != null) {
            exitCode.complete(128 + SIGNALS.getOrDefault(signal, 0));
        }
    }

    private void askToEnd() {
        try {
            var request = channel.getSession().createBuffer(SshConstants.SSH_MSG_CHANNEL_REQUEST);
            request.putUInt(channel.getRecipient());
            request.putString("signal");
            request.putBoolean(false);
            request.putString("TERM");
            channel.writePacket(request);
        } catch (IOException e) {
            log.debug("A command on {} could not be told to end", machine, e);
        }
    }

    /**
     * Closing one of the streams must not hurt: what arrives for a closed pipe would be an error of the connection, and
     * end all other commands too. The output of a command that nobody reads waits until the command is closed.
     */
    private static final class KeptOpen extends FilterInputStream {
        KeptOpen(InputStream pipe) {
            super(pipe);
        }

        @Override
        public void close() {
            // see above
        }
    }
}
