package dev.slipway.server.ssh;

import java.time.Duration;

/**
 * How long to wait for a machine.
 *
 * @param connect for the TCP connection
 * @param signIn for everything between the TCP connection and the accepted sign-in
 * @param startCommand for a command to be started, which includes waiting for room when the machine limits the
 *     commands of one connection
 * @param heartbeat between two questions whether the machine is still there; after three without an answer the
 *     connection is given up
 */
public record SshSettings(Duration connect, Duration signIn, Duration startCommand, Duration heartbeat) {
    public static final SshSettings DEFAULT = new SshSettings(
            Duration.ofSeconds(15), Duration.ofSeconds(30), Duration.ofMinutes(2), Duration.ofSeconds(15));
}
