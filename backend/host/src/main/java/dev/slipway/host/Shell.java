package dev.slipway.host;

import java.io.IOException;

/**
 * Starts commands on one machine; the only thing that a kind of connection (local process, SSH) has to supply.
 *
 * <p>Safe for use by several threads at once: each command has its own streams.
 */
public interface Shell extends AutoCloseable {
    /**
     * Starts a command line as the machine's login shell reads it, whichever shell that is, so callers send only
     * words in single quotes that every shell reads alike.
     *
     * @throws HostUnreachable when the machine cannot be reached, refuses the sign-in, or the connection breaks
     */
    ShellProcess start(String commandLine) throws IOException;

    @Override
    void close();
}
