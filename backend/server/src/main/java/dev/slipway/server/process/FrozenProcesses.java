package dev.slipway.server.process;

import java.util.List;
import org.jdbi.v3.core.Handle;

/** What the copies of processes point to, for features above that keep such copies. */
public final class FrozenProcesses {
    private final ProcessStore store = new ProcessStore();

    /** The ids of the copies in which an action takes something from the feed. */
    public List<String> takingFrom(Handle tx, String feedId) {
        return store.snapshotsMentioning(tx, feedId).stream()
                .filter(copy -> ReferenceKind.FEED.in(copy).contains(feedId))
                .map(copy -> copy.id())
                .toList();
    }
}
