package dev.slipway.host;

import java.util.List;

/**
 * A part of a script's output, in the order in which it arrived.
 *
 * @param chunks the order within a stream is exact; between the streams it is exact to a few milliseconds
 * @param next where to go on reading
 * @param state anything but {@link ScriptState.Running} says that there is no output after {@code next}
 * @param truncated the machine could not keep all of the output, because its disk was full; known once the script has ended
 */
public record ScriptOutput(List<OutputChunk> chunks, OutputPosition next, ScriptState state, boolean truncated) {
    public ScriptOutput {
        chunks = List.copyOf(chunks);
    }
}
