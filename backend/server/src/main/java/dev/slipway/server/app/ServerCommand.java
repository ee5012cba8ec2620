package dev.slipway.server.app;

import dev.slipway.server.persistence.DatabaseAddress;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code slipway server}: runs until it is stopped. */
@Command(name = "server", description = "Starts the server.", mixinStandardHelpOptions = true)
final class ServerCommand implements Callable<Integer> {
    /** The command has returned, and its threads go on. */
    static final int KEEPS_RUNNING = -1;

    @Mixin
    private ServerOptions options;

    @Spec
    private CommandSpec spec;

    @SuppressWarnings("NullAway.Init") // picocli fills the fields
    ServerCommand() {}

    @Override
    public Integer call() throws StartFailure {
        start(options.settings(System.getenv()), spec.commandLine().getOut());
        return KEEPS_RUNNING;
    }

    /** Starts a server that is closed when the process is told to end, and says where it is. */
    static Server start(Settings settings, PrintWriter out) throws StartFailure {
        Server server;
        try {
            server = Server.start(settings);
        } catch (IOException | RuntimeException e) {
            throw new StartFailure(
                    "The server cannot start on " + settings.bind() + ":" + settings.port() + " with the data in "
                            + settings.data() + ": " + reason(e),
                    e);
        }
        Runtime.getRuntime().addShutdownHook(new Thread(server::close, "shutdown"));
        server.generatedPassword().ifPresent(password -> {
            out.println("The administrator's sign-in is 'admin' with the password " + password.reveal());
            out.println("This password is not shown again.");
        });
        out.println("Slipway is ready at " + server.url());
        out.flush();
        return server;
    }

    /** The innermost message: what went wrong, not who passed it on. */
    private static String reason(Throwable e) {
        Throwable innermost = e;
        while (innermost.getCause() != null && innermost.getCause() != innermost) {
            innermost = innermost.getCause();
        }
        String message = innermost.getMessage() == null ? innermost.toString() : innermost.getMessage();
        return DatabaseAddress.masked(message.lines().findFirst().orElse(message));
    }
}
