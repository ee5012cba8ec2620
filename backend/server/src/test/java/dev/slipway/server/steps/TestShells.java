package dev.slipway.server.steps;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.slipway.host.LocalShell;
import dev.slipway.host.Shell;
import dev.slipway.host.ShellProcess;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;

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
        return withPath(directory.toString());
    }

    /** This machine, where one program is another one. */
    public static Shell with(Path directory, String program, String script) throws IOException {
        Path file = Files.createDirectories(directory).resolve(program);
        Files.writeString(file, "#!/bin/sh\n" + script);
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
        return withPath(directory + ":" + System.getenv("PATH"));
    }

    private static Shell withPath(String path) {
        var local = new LocalShell();
        return new Shell() {
            @Override
            public ShellProcess start(String commandLine) throws IOException {
                return local.start("PATH='" + path + "'; export PATH; " + commandLine);
            }

            @Override
            public void close() {
                local.close();
            }
        };
    }
}
