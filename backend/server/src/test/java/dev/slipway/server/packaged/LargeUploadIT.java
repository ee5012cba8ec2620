package dev.slipway.server.packaged;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.server.Wire;
import dev.slipway.server.packaged.SlipwayProcess.Command;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Packages may be larger than the server's memory. */
class LargeUploadIT {
    private static final long BYTES = 2L * 1024 * 1024 * 1024 + 1;
    private static final String SHA1_OF_ZEROS = "5007e5ebf10d0a9f01aef1c26c066169456d95ea";

    @TempDir
    Path directory;

    @Test
    void aPackageOfTwoGigabytesIsTakenWithAHeapOfAnEighthOfThat() throws IOException {
        Path large = directory.resolve("large.zip");
        try (var file = new RandomAccessFile(large.toFile(), "rw")) {
            file.setLength(BYTES);
        }
        try (SlipwayProcess server =
                Command.server(directory.resolve("data")).withJvm("-Xmx256m").start()) {
            Wire wire = server.wire();

            Wire.Answer pushed = Upload.send(wire, Workplace.SPACE, "Acme.Large.1.0.0.zip", large)
                    .expect(201);

            assertThat(pushed.at("PackageSizeBytes")).isEqualTo((double) BYTES);
            assertThat(pushed.text("Hash")).isEqualTo(SHA1_OF_ZEROS);
        }
    }
}
