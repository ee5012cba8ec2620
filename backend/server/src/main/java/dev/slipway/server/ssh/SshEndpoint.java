package dev.slipway.server.ssh;

/**
 * A machine that answers SSH, and the user to be there.
 *
 * @param fingerprint the host key to expect, in any spelling that {@link HostKeyFingerprint#parse} reads; empty when
 *     none is known yet, and then nobody signs in
 */
public record SshEndpoint(String host, int port, String userName, String fingerprint) {
    public SshEndpoint {
        if (port < 1 || port > 65535) {
            throw new IllegalArgumentException("Port " + port + " is not between 1 and 65535");
        }
    }

    /** {@code host:port}, with an IPv6 address in brackets. */
    String address() {
        return address(host, port);
    }

    static String address(String host, int port) {
        return (host.contains(":") ? "[" + host + "]" : host) + ":" + port;
    }

    @Override
    public String toString() {
        return userName + "@" + address();
    }
}
