package dev.slipway.host;

import java.io.IOException;
import java.time.Duration;

/**
 * A machine that runs scripts so that they outlive the connection and the server: whoever knows the {@link Ticket} can ask
 * later how far it is. Safe for use by several threads at once.
 *
 * <p>Every method throws {@link HostUnreachable} when the machine cannot be reached, and otherwise an {@link IOException}
 * that says what was being done and what the machine answered. After either, the same call may be made again.
 */
public interface ScriptHost extends AutoCloseable {
    HostFacts facts() throws IOException;

    /**
     * Sends the package unless the machine has it. Nothing takes the package's name before its hash was verified there.
     * Makes room for it on a disk that is nearly full (R8.36).
     */
    CachedPackage ensurePackage(PackageContent content) throws IOException;

    /** Where the private files of a ticket will lie: absolute, for the command and the environment of its run. */
    String privateDirectory(Ticket ticket) throws IOException;

    /**
     * Starts the script unless this ticket was started or cancelled before, and returns when it is certain that it will
     * run even if the connection breaks. When an exception leaves it open whether the script was started, call again.
     */
    void start(Ticket ticket, ScriptRun run) throws IOException;

    /**
     * Up to about 300 KB of output after {@code from}. Waits on the machine, at most for {@code wait} (a minute counts as
     * the maximum), until there is output or the script has ended. A ticket that was never started is
     * {@link ScriptState.Lost}. {@link OutputLines} makes lines of what is read.
     */
    ScriptOutput read(Ticket ticket, OutputPosition from, Duration wait) throws IOException;

    /**
     * Ends the script and everything it started, first by SIGTERM and after a grace period by SIGKILL, and returns when
     * nothing of it is left, or says what is. A script that had ended is left alone, with whatever it started in the
     * background. A ticket that was never started can no longer be started. Asked again, it answers the same.
     */
    Cancellation cancel(Ticket ticket) throws IOException;

    /** Removes what the machine keeps of a ticket that has ended. Its ticket must not be started again. */
    void forget(Ticket ticket) throws IOException;

    MachineFiles files();

    MachineLinks links();

    @Override
    void close();
}
