package dev.slipway.server.packaged;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.server.packaged.SlipwayProcess.Command;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The first thing that people try: it works, and it works again. */
class DemoIT {
    private static final List<String> TARGETS = List.of("web-1", "web-2");

    @TempDir
    Path data;

    @Test
    void itDeploysToItsTargetsEachTimeItIsRun() throws IOException {
        for (int run = 1; run <= 2; run++) {
            try (SlipwayProcess demo = Command.of("demo", "--data", data.toString(), "--port", "0", "--exit")
                    .start()) {
                assertThat(demo.exitCode())
                        .as(() -> String.join("\n", demo.output()) + String.join("\n", demo.errors()))
                        .isZero();
            }
            for (String target : TARGETS) {
                assertThat(deployed(target, "index.html")).hasSize(run).allSatisfy(page -> assertThat(page)
                        .contains("<h1>Hello from Development</h1>", "in Development on " + target)
                        .doesNotContain("#{"));
                assertThat(deployed(target, "settings.json")).hasSize(run).allSatisfy(settings -> assertThat(settings)
                        .contains("\"database\": \"localhost\""));
            }
        }
    }

    /** The texts of the files of that name which are installed on a target. */
    private List<String> deployed(String target, String fileName) throws IOException {
        try (Stream<Path> files = Files.walk(data.resolve("demo").resolve(target))) {
            return files.filter(file -> file.endsWith(fileName))
                    .map(DemoIT::text)
                    .toList();
        }
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
