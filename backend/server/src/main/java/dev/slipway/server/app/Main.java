package dev.slipway.server.app;

import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The command line of {@code slipway.jar}. Bad input ends with exit code 2 and one line that says what is allowed. */
@Command(
        name = "slipway",
        description = "A deployment server: teams push packages, create releases and deploy them.",
        mixinStandardHelpOptions = true,
        versionProvider = VersionCommand.class,
        subcommands = {ServerCommand.class, DemoCommand.class, VersionCommand.class})
public final class Main implements Runnable {
    static final int BAD_INPUT = 2;
    static final int FAILURE = 1;

    @Spec
    private CommandSpec spec;

    @SuppressWarnings("NullAway.Init") // picocli fills the fields
    Main() {}

    public static void main(String[] arguments) {
        int code = commandLine().execute(arguments);
        if (code != ServerCommand.KEEPS_RUNNING) {
            System.exit(code);
        }
    }

    static CommandLine commandLine() {
        return new CommandLine(new Main())
                .setDefaultValueProvider(new OptionDefaults(System.getenv()))
                .setParameterExceptionHandler(Main::refuse)
                .setExecutionExceptionHandler(Main::fail);
    }

    private static int refuse(ParameterException e, String[] arguments) {
        e.getCommandLine().getErr().println("slipway: " + e.getMessage() + " (--help shows what is allowed)");
        return BAD_INPUT;
    }

    private static int fail(Exception e, CommandLine command, CommandLine.ParseResult result) {
        if (e instanceof StartFailure) {
            command.getErr().println("slipway: " + e.getMessage());
        } else {
            e.printStackTrace(command.getErr());
        }
        return FAILURE;
    }

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "Name a command: server, demo or version");
    }
}
