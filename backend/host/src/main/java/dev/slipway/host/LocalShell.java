package dev.slipway.host;

import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.io.OutputStream;

/**
 * The machine this process runs on. What it starts inherits this process's environment except for Slipway's own
 * configuration, which holds secrets.
 */
public final class LocalShell implements Shell {
    private static final String OWN_CONFIGURATION = "SLIPWAY_";

    @Override
    public ShellProcess start(String commandLine) throws IOException {
        var builder = new ProcessBuilder("/bin/sh", "-c", commandLine);
        builder.environment().keySet().removeIf(name -> name.startsWith(OWN_CONFIGURATION));
        return new LocalProcess(builder.start());
    }

    /** Nothing is held between commands. */
    @Override
    public void close() {}

    private record LocalProcess(Process process) implements ShellProcess {
        @Override
        public OutputStream stdin() {
            return process.getOutputStream();
        }

        @Override
        public InputStream stdout() {
            return process.getInputStream();
        }

        @Override
        public InputStream stderr() {
            return process.getErrorStream();
        }

        @Override
        public int exitCode() throws IOException {
            try {
                return process.waitFor();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw (IOException) new InterruptedIOException("Interrupted while a command ran").initCause(e);
            }
        }

        @Override
        public void close() {
            process.destroyForcibly();
        }
    }
}
