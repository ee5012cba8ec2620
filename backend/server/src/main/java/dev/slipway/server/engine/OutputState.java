package dev.slipway.server.engine;

import dev.slipway.api.LogCategory;
import dev.slipway.host.OutputPosition;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How far a script's output has been read and what it said so far; stored with the lines, so that reading goes on where
 * it was.
 *
 * @param position as text
 * @param stdoutRest the bytes after the last whole line, in Base64
 * @param stdoutCategory the category of ordinary lines, which service messages change; null means that they are ignored
 * @param hasErrors whether there was a line on standard error
 * @param resultMessage what the script said of its failure; empty if it said nothing
 * @param artifacts the files it wants kept once it has ended
 * @param outcome how it ended, such as {@code exited 3}; empty while it runs
 */
public record OutputState(
        String position,
        String stdoutRest,
        String stderrRest,
        @Nullable LogCategory stdoutCategory,
        @Nullable LogCategory stderrCategory,
        boolean hasErrors,
        boolean hasWarnings,
        String resultMessage,
        List<WantedArtifact> artifacts,
        String outcome) {
    /** @param path on the machine, relative to the script's directory if it is not absolute */
    public record WantedArtifact(String path, String name) {}

    public static final OutputState START = new OutputState(
            OutputPosition.START.toString(),
            "",
            "",
            LogCategory.INFO,
            LogCategory.ERROR,
            false,
            false,
            "",
            List.of(),
            "");

    OutputPosition at() {
        return OutputPosition.parse(position);
    }

    boolean hasEnded() {
        return !outcome.isEmpty();
    }

    OutputState ended(String how) {
        return new OutputState(
                position,
                stdoutRest,
                stderrRest,
                stdoutCategory,
                stderrCategory,
                hasErrors,
                hasWarnings,
                resultMessage,
                artifacts,
                how);
    }
}
