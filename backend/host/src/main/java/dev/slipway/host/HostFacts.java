package dev.slipway.host;

import java.util.Set;

/**
 * What a machine says of itself.
 *
 * @param os as {@code uname -s} has it: {@code Linux}, {@code Darwin}, {@code FreeBSD}
 * @param architecture as {@code uname -m} has it: {@code x86_64}, {@code aarch64}
 * @param shell the user's login shell; empty when the machine does not say
 * @param root the directory in which Slipway keeps tickets and packages there
 * @param freeBytes what the user may still write below {@code root}
 * @param tools the interpreters and utilities found, out of those that steps ask for: {@code bash}, {@code python3}...
 * @param clock seconds since 1970 on the machine's clock
 * @param bootId changes whenever the machine starts
 */
public record HostFacts(
        String os,
        String architecture,
        String user,
        String home,
        String shell,
        String root,
        long freeBytes,
        Set<String> tools,
        long clock,
        String bootId) {
    public HostFacts {
        tools = Set.copyOf(tools);
    }
}
