package dev.slipway.server.snapshot;

import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.Collectors;

/** Ids of frozen copies: the id of what was copied, its version, and five letters, {@code X-s-4-KQZPA} (R0.1). */
public final class SnapshotIds {
    private static final String MARK = "-s-";
    private static final int LETTERS = 5;

    private SnapshotIds() {}

    /** A new id; the letters are random, so that an id tells nothing of others. */
    public static String next(String sourceId, int version) {
        String letters = ThreadLocalRandom.current()
                .ints(LETTERS, 'A', 'Z' + 1)
                .mapToObj(Character::toString)
                .collect(Collectors.joining());
        return sourceId + MARK + version + "-" + letters;
    }

    public static boolean isSnapshot(String id) {
        return id.contains(MARK);
    }

    /** The id of what was copied; of what is no copy, its own. */
    public static String source(String id) {
        int mark = id.indexOf(MARK);
        return mark < 0 ? id : id.substring(0, mark);
    }
}
