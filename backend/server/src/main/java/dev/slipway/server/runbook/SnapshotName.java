package dev.slipway.server.runbook;

import dev.slipway.api.RunbookSnapshot;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The names of {@link RunbookSnapshot}s to which nobody has given one (R9.3). */
final class SnapshotName {
    private static final int LETTERS = 5;

    private SnapshotName() {}

    /** Such as {@code Snapshot KQZPA}. */
    static String free(Predicate<String> isTaken) {
        return Stream.generate(SnapshotName::random)
                .filter(isTaken.negate())
                .findFirst()
                .orElseThrow();
    }

    private static String random() {
        return "Snapshot "
                + ThreadLocalRandom.current()
                        .ints(LETTERS, 'A', 'Z' + 1)
                        .mapToObj(Character::toString)
                        .collect(Collectors.joining());
    }
}
