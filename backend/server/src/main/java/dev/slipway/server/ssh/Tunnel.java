package dev.slipway.server.ssh;

import dev.slipway.host.HostUnreachable;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.util.List;
import org.apache.sshd.client.session.ClientSession;
import org.apache.sshd.client.session.forward.ExplicitPortForwardingTracker;
import org.apache.sshd.common.util.net.SshdSocketAddress;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A way to a machine through another one. While it is open, a port of the loopback address leads there; what was connected
 * by then stays connected afterwards.
 */
final class Tunnel implements Route, AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger(Tunnel.class);

    private final ClientSession jump;
    private final SshEndpoint over;
    private @Nullable ExplicitPortForwardingTracker port;

    /** @param jump a connection that is signed in */
    Tunnel(ClientSession jump, SshEndpoint over) {
        this.jump = jump;
        this.over = over;
    }

    @Override
    public List<InetSocketAddress> addresses(String host, int port) throws HostUnreachable {
        try {
            ExplicitPortForwardingTracker open = this.port;
            if (open == null) {
                open = jump.createLocalPortForwardingTracker(
                        new SshdSocketAddress("127.0.0.1", 0), new SshdSocketAddress(host, port));
                this.port = open;
            }
            return List.of(open.getBoundAddress().toInetSocketAddress());
        } catch (IOException e) {
            throw new HostUnreachable("Cannot reach " + name(host, port) + ": " + e.getMessage(), e);
        }
    }

    @Override
    public String name(String host, int port) {
        return SshEndpoint.address(host, port) + " through " + over.address();
    }

    @Override
    public String doubt() {
        return ", or " + over.address() + " cannot reach it";
    }

    @Override
    public void close() {
        ExplicitPortForwardingTracker open = port;
        if (open != null) {
            try {
                open.close();
            } catch (IOException e) {
                log.debug("The port for {} was not closed in order", over, e);
            }
        }
    }
}
