package dev.slipway.ci;

import java.io.Serializable;
import java.time.Duration;

/**
 * Whether and how an operation waits for its tasks.
 *
 * @param cancelOnTimeout whether tasks that are still running when the time is over are cancelled
 * @param cancelOnAbort whether they are when the build is aborted
 * @param streamLog whether their logs are shown in the build's
 */
public record Waiting(
        boolean isWanted,
        Duration timeout,
        boolean cancelOnTimeout,
        boolean cancelOnAbort,
        boolean streamLog,
        FailOn failOn)
        implements Serializable {
    /** How many tasks may fail before the operation does. */
    public enum FailOn {
        ANY,
        ALL,
        NONE;

        static FailOn of(String choice) {
            return switch (choice) {
                case "all" -> ALL;
                case "none" -> NONE;
                default -> ANY;
            };
        }
    }

    static Waiting read(InputReader in) {
        return read(in, in.flag(Fields.WAIT));
    }

    static Waiting read(InputReader in, boolean isWanted) {
        return new Waiting(
                isWanted,
                in.duration(Fields.TIMEOUT),
                in.flag(Fields.CANCEL_ON_TIMEOUT),
                in.flag(Fields.CANCEL_ON_ABORT),
                in.flag(Fields.STREAM_LOG),
                FailOn.of(in.choice(Fields.FAIL_ON)));
    }
}
