package dev.slipway.server.engine;

import dev.slipway.api.ActivityStatus;

/** The status of an activity from those of its parts (R7.36). Safe for use by several threads. */
final class WorstStatus {
    private ActivityStatus worst = ActivityStatus.SKIPPED;

    synchronized void add(ActivityStatus status) {
        if (rank(status) > rank(worst)) {
            worst = status;
        }
    }

    synchronized ActivityStatus get() {
        return worst;
    }

    private static int rank(ActivityStatus status) {
        return switch (status) {
            case FAILED -> 3;
            case SUCCESS_WITH_WARNING -> 2;
            case SUCCESS -> 1;
            default -> 0;
        };
    }
}
