package dev.slipway.server.feed;

import java.util.List;
import org.jdbi.v3.core.Handle;

/** A feature above that refers to feeds. */
@FunctionalInterface
public interface FeedUsage {
    /** What uses the feed, in the reader's words, such as {@code project Shop}; while there is any, the feed stays (R3.25). */
    List<String> usesOf(Handle tx, String feedId);
}
