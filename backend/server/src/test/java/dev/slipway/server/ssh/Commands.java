package dev.slipway.server.ssh;

import dev.slipway.host.Shell;
import java.io.IOException;
import java.nio.charset.StandardCharsets;

/** Short ways to run commands in tests. */
final class Commands {
    private Commands() {}

    /** The standard output of a command that needs no input. */
    static String output(Shell shell, String commandLine) throws IOException {
        try (var process = shell.start(commandLine)) {
            process.stdin().close();
            var output = new String(process.stdout().readAllBytes(), StandardCharsets.UTF_8);
            process.exitCode();
            return output;
        }
    }
}
