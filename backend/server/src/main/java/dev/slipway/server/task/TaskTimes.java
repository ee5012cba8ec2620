package dev.slipway.server.task;

import dev.slipway.api.ServerTask;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** Times of a task as texts for people. */
public final class TaskTimes {
    private static final DateTimeFormatter WHEN = DateTimeFormatter.ofPattern(
                    "d MMMM yyyy HH:mm:ss 'UTC'", Locale.ENGLISH)
            .withZone(ZoneOffset.UTC);

    private TaskTimes() {}

    static String when(Instant time) {
        return WHEN.format(time);
    }

    static String completed(ServerTask task) {
        if (task.completedTime() != null) {
            return when(task.completedTime());
        }
        return switch (task.state()) {
            case QUEUED -> "Queued...";
            case CANCELLING -> "Cancelling...";
            default -> "Executing...";
        };
    }

    /** How long it ran, or has been running, such as {@code 34 seconds}. */
    public static String duration(ServerTask task, Instant now) {
        if (task.startTime() == null) {
            return "";
        }
        Instant end = task.completedTime() == null ? now : task.completedTime();
        Duration taken = Duration.between(task.startTime(), end);
        if (taken.toSeconds() < 1) {
            return "less than a second";
        } else if (taken.toMinutes() < 1) {
            return counted(taken.toSeconds(), "second");
        } else if (taken.toHours() < 1) {
            return counted(taken.toMinutes(), "minute") + " " + counted(taken.toSecondsPart(), "second");
        }
        return counted(taken.toHours(), "hour") + " " + counted(taken.toMinutesPart(), "minute");
    }

    private static String counted(long number, String unit) {
        return number + " " + unit + (number == 1 ? "" : "s");
    }
}
