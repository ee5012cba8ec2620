package dev.slipway.server.engine;

import dev.slipway.api.Machine;
import dev.slipway.host.ScriptHost;
import java.io.IOException;

/** Connects to the machines that actions run on. */
public interface Hosts {
    /**
     * A new connection to a target.
     *
     * @throws IOException when it cannot be reached, or is of a kind on which nothing can run
     */
    ScriptHost target(Machine machine) throws IOException;

    /** The built-in worker: the server's own machine. */
    ScriptHost worker() throws IOException;
}
