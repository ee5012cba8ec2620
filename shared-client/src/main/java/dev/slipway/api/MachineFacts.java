package dev.slipway.api;

import java.time.Instant;
import java.util.List;

/**
 * What a target told of itself at the last health check that reached it. Slipway's own: official clients skip it, and what
 * a client sends is not kept.
 *
 * @param learnt when that was
 * @param system such as {@code Debian GNU/Linux 12 (bookworm)}; empty when the machine does not say
 * @param userName who signs in there
 * @param loginShell of that user; empty when the machine does not say
 * @param directory where Slipway keeps its files there
 * @param freeBytes of the disk with that directory, for this user
 * @param clockSkewSeconds how far the machine's clock is ahead of the server's; negative when it is behind
 * @param capabilities what it can do out of {@code sha256}, {@code setsid}, {@code proc}, {@code control-groups} and
 *     {@code rename-over-links}
 * @param programs those it has out of the ones that steps ask for
 */
@WireRecord
public record MachineFacts(
        Instant learnt,
        String system,
        String userName,
        String loginShell,
        String directory,
        long freeBytes,
        long totalBytes,
        long clockSkewSeconds,
        List<String> capabilities,
        List<String> programs)
        implements MachineFactsBuilder.With {}
