package dev.slipway.server.machine;

import java.util.List;
import org.jdbi.v3.core.Handle;

/** Asked before a proxy is deleted: features above answer what still uses it. */
@FunctionalInterface
public interface ProxyUsage {
    /** What uses the proxy, in the reader's words, such as {@code target web1}. */
    List<String> usesOf(Handle tx, ProxyId proxy);
}
