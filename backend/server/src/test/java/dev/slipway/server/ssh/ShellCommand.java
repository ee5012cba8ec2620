package dev.slipway.server.ssh;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Path;
import java.util.Set;
import org.apache.sshd.server.Environment;
import org.apache.sshd.server.ExitCallback;
import org.apache.sshd.server.Signal;
import org.apache.sshd.server.channel.ChannelSession;
import org.apache.sshd.server.command.Command;

/** Runs a command line by {@code /bin/sh -c}, its streams tied to those of the channel by a thread each. */
final class ShellCommand implements Command {
    private final String commandLine;
    private final Path home;
    private final Set<Process> processes;
    private InputStream in = InputStream.nullInputStream();
    private OutputStream out = OutputStream.nullOutputStream();
    private OutputStream err = OutputStream.nullOutputStream();
    private ExitCallback exit = (code, message, closeImmediately) -> {};

    /** @param processes where the process is noted while it runs */
    ShellCommand(String commandLine, Path home, Set<Process> processes) {
        this.commandLine = commandLine;
        this.home = home;
        this.processes = processes;
    }

    @Override
    public void setInputStream(InputStream stream) {
        in = stream;
    }

    @Override
    public void setOutputStream(OutputStream stream) {
        out = stream;
    }

    @Override
    public void setErrorStream(OutputStream stream) {
        err = stream;
    }

    @Override
    public void setExitCallback(ExitCallback callback) {
        exit = callback;
    }

    @Override
    public void start(ChannelSession channel, Environment environment) throws IOException {
        var builder = new ProcessBuilder("/bin/sh", "-c", commandLine).directory(home.toFile());
        builder.environment().put("HOME", home.toString());
        var process = builder.start();
        processes.add(process);
        environment.addSignalListener((from, signal) -> process.destroy(), Signal.TERM);
        inBackground("stdin", () -> copy(in, process.getOutputStream()));
        var stdout = inBackground("stdout", () -> copy(process.getInputStream(), out));
        var stderr = inBackground("stderr", () -> copy(process.getErrorStream(), err));
        inBackground("exit", () -> {
            try {
                stdout.join();
                stderr.join();
                exit.onExit(process.waitFor());
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            } finally {
                processes.remove(process);
            }
        });
    }

    @Override
    public void destroy(ChannelSession channel) {
        // the process goes on without its connection until it writes to it
    }

    private Thread inBackground(String what, Runnable work) {
        var thread = new Thread(work, "test-ssh " + what);
        thread.setDaemon(true);
        thread.start();
        return thread;
    }

    private static void copy(InputStream from, OutputStream to) {
        try (from;
                to) {
            var buffer = new byte[32 * 1024];
            for (int read = from.read(buffer); read >= 0; read = from.read(buffer)) {
                to.write(buffer, 0, read);
                to.flush();
            }
        } catch (IOException e) {
            // one end is gone: the other one learns it by the closing of the streams
        }
    }
}
