package dev.slipway.server.app;

import dev.slipway.api.ServerTask;
import dev.slipway.client.SlipwayClient;
import dev.slipway.client.SlipwayConnection;
import dev.slipway.client.SlipwayException;
import dev.slipway.server.security.Secret;
import java.io.IOException;
import java.io.PrintWriter;
import java.time.Duration;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code slipway demo}: a server with something to see in it. */
@Command(
        name = "demo",
        description = "Starts the server, and pushes, releases and deploys a small package through its API.",
        mixinStandardHelpOptions = true)
final class DemoCommand implements Callable<Integer> {
    private static final Duration KEY_LIFETIME = Duration.ofMinutes(15);

    @Mixin
    private ServerOptions options;

    @Option(names = "--exit", description = "Stop after the deployment; the exit code is 0 only if it succeeded.")
    private boolean exits;

    @Spec
    private CommandSpec spec;

    @SuppressWarnings("NullAway.Init") // picocli fills the fields
    DemoCommand() {}

    @Override
    public Integer call() throws StartFailure, IOException {
        PrintWriter out = spec.commandLine().getOut();
        Settings settings = options.settings(System.getenv());
        Server server = ServerCommand.start(settings, out);
        ServerTask task = deploy(server, settings, out);
        out.println(
                task.finishedSuccessfully()
                        ? "The deployment succeeded"
                        : "The deployment did not succeed: " + task.errorMessage());
        out.println("The dashboard is at " + server.url() + "/app");
        out.println("Sign in as 'admin' with "
                + server.generatedPassword()
                        .map(password -> "the password " + password.reveal())
                        .orElse("the password of the first start"));
        out.flush();
        if (!exits) {
            return ServerCommand.KEEPS_RUNNING;
        }
        return task.finishedSuccessfully() ? 0 : Main.FAILURE;
    }

    private static ServerTask deploy(Server server, Settings settings, PrintWriter out)
            throws StartFailure, IOException {
        Secret key = server.issueAdministratorKey("slipway demo", KEY_LIFETIME);
        try (var client = SlipwayClient.connect(SlipwayConnection.to(server.url(), key.reveal()))) {
            return new Demo(client.space("Default"), settings.data(), out).run();
        } catch (SlipwayException e) {
            throw new StartFailure("The demo cannot go on: " + e.getMessage(), e);
        }
    }
}
