package dev.slipway.server.outgoing;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;
import okhttp3.Dns;

/**
 * Looks names up as the system does and leaves out addresses that no user may make the server call: those that are only
 * valid on the machine's own link, where clouds answer with the machine's credentials, and those that are nobody's.
 * Loopback and private networks are reachable, for what one deploys to is often there.
 *
 * <p>It is asked for every connection, so a name that changes its address between a check and the call gains nothing.
 * Where requests go through a proxy, names are looked up there and not here; {@link #requireReachable} sees at least to
 * addresses that are written as such.
 */
public final class ReachableDns implements Dns {
    /** Where Amazon's machines find their metadata over IPv6. */
    private static final InetAddress METADATA = metadata();

    private static InetAddress metadata() {
        try {
            return InetAddress.getByName("fd00:ec2::254");
        } catch (UnknownHostException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public List<InetAddress> lookup(String host) throws UnknownHostException {
        List<InetAddress> reachable = Dns.SYSTEM.lookup(host).stream()
                .filter(ReachableDns::isReachable)
                .toList();
        if (reachable.isEmpty()) {
            throw new UnknownHostException(
                    host + " has only addresses that this server does not call: link-local, multicast or unspecified");
        }
        return reachable;
    }

    /** @throws UnknownHostException when the host is written as an address that is not called */
    public void requireReachable(String host) throws UnknownHostException {
        if (host.indexOf(':') >= 0 || host.matches("[0-9.]+")) {
            lookup(host);
        }
    }

    static boolean isReachable(InetAddress address) {
        return !address.isLinkLocalAddress()
                && !address.isMulticastAddress()
                && !address.isAnyLocalAddress()
                && !address.equals(METADATA);
    }
}
