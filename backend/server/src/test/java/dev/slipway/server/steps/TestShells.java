package dev.slipway.server.steps;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.slipway.host.LocalShell;
import dev.slipway.host.Shell;
import dev.slipway.host.ShellProcess;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;

/** This machine, with only some of its programs. */
public final class TestShells {
    private TestShells() {}

    /** A machine that has busybox, without some of its programs, and nothing else. */
    public static Shell busybox(Path directory, String... without) throws IOException, InterruptedException {
        assumeTrue(Files.isExecutable(Path.of("/usr/bin/busybox")), "busybox is not installed");
        Files.createDirectories(directory);
        new ProcessBuilder("busybox", "--install", "-s", directory.toString()).start().waitFor();
        for (String program : without) {
            Files.delete(directory.resolve(program));
        }
        return withPath(directory);
    }

    /** A machine that has the programs of this one, except some. */
    public static Shell without(Path directory, String... programs) throws IOException {
        List<String> missing = Arrays.asList(programs);
        Files.createDirectories(directory);
        for (String folder : System.getenv("PATH").split(":")) {
            if (!Files.isDirectory(Path.of(folder))) {
                continue;
            }
            try (var files = Files.list(Path.of(folder))) {
                for (Path file : files.toList()) {
                    Path link = directory.resolve(file.getFileName());
                    if (!missing.contains(file.getFileName().toString()) && !Files.exists(link)) {
                        Files.createSymbolicLink(link, file);
                    }
                }
            }
        }
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
