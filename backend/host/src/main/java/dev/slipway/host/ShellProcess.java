package dev.slipway.host;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;

/** A command that a {@link Shell} started. Closing it gives the streams back, and ends the command if it still runs. */
public interface ShellProcess extends AutoCloseable {
    /** What the command reads; closing it is the end of its input. */
    OutputStream stdin();

    InputStream stdout();

    InputStream stderr();

    /**
     * Waits for the end and answers the exit code. The caller has read the streams by then.
     *
     * @throws HostUnreachable when the connection broke before the command told its exit code; what became of it is unknown
     */
    int exitCode() throws IOException;

    @Override
    void close();
}
