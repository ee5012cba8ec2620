package dev.slipway.host;

import java.util.List;

/**
 * What came of the attempt to end a script.
 *
 * @param state {@link ScriptState.Exited} when it had ended before, otherwise {@link ScriptState.Cancelled}
 * @param survivors processes that may still run; empty when it is certain that nothing of the script does
 * @param isBlind whether the machine does not list its processes, so that only the script's process group is known to be gone
 */
public record Cancellation(ScriptState state, List<Survivor> survivors, boolean isBlind) {
    /**
     * A process that was not ended.
     *
     * @param id negative for a process group
     * @param command its command line, cut off after 200 characters
     * @param isOfScript whether it certainly belongs to the script, and could not be ended; otherwise it was started while
     *     the script ran, has no parent that tells where it is from, and was left alone
     */
    public record Survivor(long id, String command, boolean isOfScript) {}

    public Cancellation {
        survivors = List.copyOf(survivors);
    }
}
