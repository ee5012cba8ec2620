package dev.slipway.host;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Path;

/** A small disk of its own in a directory, until it is closed. Only root may make it. */
record Mount(Path path, String options) implements AutoCloseable {
    Mount {
        assumeTrue(TestMachines.isRoot(), "Only root can mount a disk");
        try {
            assertThat(run("mount", "-t", "tmpfs", "-o", options, "none", path.toString()))
                    .isZero();
        } catch (IOException | InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    @Override
    public void close() throws IOException, InterruptedException {
        assertThat(run("umount", "-l", path.toString())).isZero();
    }

    private static int run(String... command) throws IOException, InterruptedException {
        return new ProcessBuilder(command).inheritIO().start().waitFor();
    }
}
