package dev.slipway.server.persistence;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A process that writes and compacts is killed, half of the times in the middle of a compaction: nothing is lost. */
class CompactionCrashIT {
    private static final int ROUNDS = 10;

    @TempDir
    Path directory;

    private final Random random = new Random(20_261_123);

    /** The newest version of each row that was acknowledged or found. */
    private final Map<Integer, Long> known = new HashMap<>();

    @Test
    void whatWasAcknowledgedOutlivesAKillInTheMiddleOfACompaction() throws Exception {
        for (int round = 1; round <= ROUNDS; round++) {
            Process writer = start(round);
            try (BufferedReader lines = writer.inputReader(StandardCharsets.UTF_8)) {
                Map<Integer, Long> found = read(lines, Integer.MAX_VALUE);
                assertThat(known).as("round %d", round).allSatisfy((id, version) -> assertThat(found.get(id))
                        .as("row %d", id)
                        .isGreaterThanOrEqualTo(version));
                known.putAll(found);
                known.putAll(read(lines, 1 + random.nextInt(200)));
                if (round % 2 == 0) {
                    awaitNewFile(writer, random.nextInt(300_000));
                }
                // Unlike the method of Process, this leaves what was printed to be read.
                writer.toHandle().destroyForcibly();
                known.putAll(read(lines, Integer.MAX_VALUE));
            } finally {
                writer.destroyForcibly();
                writer.waitFor();
            }
        }
        assertThat(known).isNotEmpty();
    }

    private Process start(int seed) throws IOException {
        return new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:TieredStopAtLevel=1",
                        "-XX:+UseSerialGC",
                        "-cp",
                        System.getProperty("java.class.path"),
                        WriterProcess.class.getName(),
                        directory.toString(),
                        Integer.toString(seed))
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
    }

    /** The versions up to the line READY, the end, or so many lines. The last line may be cut short by the kill. */
    private static Map<Integer, Long> read(BufferedReader lines, int most) throws IOException {
        var versions = new HashMap<Integer, Long>();
        for (int i = 0; i < most; i++) {
            String line = lines.readLine();
            if (line == null || line.equals("READY")) {
                break;
            }
            List<String> words = List.of(line.split(" "));
            if (words.size() == 2) {
                versions.put(Integer.valueOf(words.get(0)), Long.valueOf(words.get(1)));
            }
        }
        return versions;
    }

    /** Waits until a compaction has written so much of the new file, or has just put it in its place. */
    private void awaitNewFile(Process writer, long bytes) {
        var newFile = directory.resolve("slipway.mv.db.tempFile").toFile();
        while (!newFile.exists() && writer.isAlive()) {
            Thread.onSpinWait();
        }
        while (newFile.exists() && newFile.length() < bytes && writer.isAlive()) {
            Thread.onSpinWait();
        }
    }
}
