package dev.slipway.host;

import java.util.Set;

/**
 * What a machine says of itself.
 *
 * @param os as {@code uname -s} has it: {@code Linux}, {@code Darwin}, {@code FreeBSD}
 * @param system what the machine calls its system, such as {@code Debian GNU/Linux 12 (bookworm)}; empty when it does not
 * @param architecture as {@code uname -m} has it: {@code x86_64}, {@code aarch64}
 * @param shell the user's login shell; empty when the machine does not say
 * @param bashVersion such as {@code 5.2.15}; empty without Bash
 * @param root the directory in which Slipway keeps tickets and packages there
 * @param freeBytes what the user may still write below {@code root}
 * @param totalBytes the size of that disk
 * @param tools the interpreters and utilities found, out of those that steps ask for: {@code bash}, {@code python3}...
 * @param capabilities what makes the work there safer: {@code sha256}, {@code setsid}, {@code proc} (the environment of
 *     processes can be read), {@code control-groups}, {@code rename-over-links} (a link is replaced in one step)
 * @param clock seconds since 1970 on the machine's clock
 * @param bootId changes whenever the machine starts
 */
public record HostFacts(
        String os,
        String system,
        String architecture,
        String user,
        String home,
        String shell,
        String bashVersion,
        String root,
        long freeBytes,
        long totalBytes,
        Set<String> tools,
        Set<String> capabilities,
        long clock,
        String bootId) {
    public HostFacts {
        tools = Set.copyOf(tools);
        capabilities = Set.copyOf(capabilities);
    }
}
