package dev.slipway.server.steps;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.slipway.host.LocalShell;
import dev.slipway.host.Shell;
import dev.slipway.host.ShellProcess;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** This machine, with only some of its programs. */
public final class TestShells {
    private TestShells() {}

    /** A machine that has busybox and nothing else. */
    public static Shell busybox(Path directory) throws IOException, InterruptedException {
        assumeTrue(Files.isExecutable(Path.of("/usr/bin/busybox")), "busybox is not installed");
        Files.createDirectories(directory);
        new ProcessBuilder("busybox", "--install", "-s", directory.toString())
                .start()
                .waitFor();
        return withPath(directory);
    }

    private static Shell withPath(Path directory) {
        var local = new LocalShell();
        return new Shell() {
            @Override
            public ShellProcess start(String commandLine) throws IOException {
                return local.start("PATH='" + directory + "'; export PATH; " + commandLine);
            }

            @Override
            public void close() {
                local.close();
            }
        };
    }
}
