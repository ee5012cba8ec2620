package dev.slipway.server.ssh;

import dev.slipway.host.HostUnreachable;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.util.List;
import java.util.stream.Stream;

/** Over what a TCP connection to a machine is made. */
interface Route {
    /** Where to connect to instead of the machine, best first. */
    List<InetSocketAddress> addresses(String host, int port) throws HostUnreachable;

    /** The machine's address as people know it. */
    String name(String host, int port);

    /** What else may be the reason when a connection ends at once; completes a sentence. */
    String doubt();

    /** Over nothing. A name may have addresses of which only some answer, such as an IPv6 address in an IPv4 network. */
    Route DIRECT = new Route() {
        @Override
        public List<InetSocketAddress> addresses(String host, int port) throws HostUnreachable {
            try {
                return Stream.of(InetAddress.getAllByName(host))
                        .map(address -> new InetSocketAddress(address, port))
                        .toList();
            } catch (UnknownHostException e) {
                throw new HostUnreachable("Cannot reach " + host + ": no machine is known by this name", e);
            }
        }

        @Override
        public String name(String host, int port) {
            return SshEndpoint.address(host, port);
        }

        @Override
        public String doubt() {
            return "";
        }
    };
}
