package dev.slipway.server.portal;

import dev.slipway.api.ActivityStatus;
import dev.slipway.api.HealthStatus;
import dev.slipway.api.TaskState;
import java.util.Locale;

/**
 * How a state is shown: a colour, a shape and a word, for colours alone do not reach everybody.
 *
 * @param kind names colour and shape
 */
public record Look(Kind kind, String word) {
    /** One colour and shape each. */
    public enum Kind {
        WAITING,
        RUNNING,
        SUCCESS,
        WARNING,
        FAILED,
        CANCELED,
        SKIPPED;

        /** The class of the style sheet. */
        public String css() {
            return "is-" + name().toLowerCase(Locale.ROOT);
        }
    }

    public static Look of(TaskState state, boolean hasWarnings) {
        return switch (state) {
            case QUEUED -> new Look(Kind.WAITING, "Queued");
            case EXECUTING -> new Look(Kind.RUNNING, "Running");
            case CANCELLING -> new Look(Kind.RUNNING, "Canceling");
            case SUCCESS -> hasWarnings ? new Look(Kind.WARNING, "Warnings") : new Look(Kind.SUCCESS, "Success");
            case FAILED -> new Look(Kind.FAILED, "Failed");
            case TIMED_OUT -> new Look(Kind.FAILED, "Timed out");
            case CANCELED -> new Look(Kind.CANCELED, "Canceled");
        };
    }

    public static Look of(HealthStatus health) {
        return switch (health) {
            case HEALTHY -> new Look(Kind.SUCCESS, "Healthy");
            case HAS_WARNINGS -> new Look(Kind.WARNING, "Warnings");
            case UNHEALTHY -> new Look(Kind.FAILED, "Unhealthy");
            case UNAVAILABLE -> new Look(Kind.FAILED, "Unavailable");
            case UNKNOWN -> new Look(Kind.WAITING, "Unknown");
        };
    }

    public static Look of(ActivityStatus status) {
        return switch (status) {
            case PENDING -> new Look(Kind.WAITING, "Waiting");
            case RUNNING -> new Look(Kind.RUNNING, "Running");
            case SUCCESS -> new Look(Kind.SUCCESS, "Success");
            case SUCCESS_WITH_WARNING -> new Look(Kind.WARNING, "Warnings");
            case FAILED -> new Look(Kind.FAILED, "Failed");
            case SKIPPED -> new Look(Kind.SKIPPED, "Skipped");
            case CANCELED -> new Look(Kind.CANCELED, "Canceled");
        };
    }
}
