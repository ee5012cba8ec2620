package dev.slipway.server.app;

import java.nio.file.Path;
import java.util.Optional;

/**
 * What a server is as one of the nodes that share a database.
 *
 * @param name for people; none for that of the machine
 * @param blobs where packages and artifacts are kept, the same directory for all nodes; none for one in the data directory
 * @param taskCap how many tasks run at once on this node (R7.28)
 */
public record NodeSettings(Optional<String> name, Optional<Path> blobs, int taskCap) {
    static final int TASK_CAP = 5;

    /** Alone. */
    public static final NodeSettings DEFAULT = new NodeSettings(Optional.empty(), Optional.empty(), TASK_CAP);
}
