package dev.slipway.server.health;

import dev.slipway.api.HealthStatus;
import dev.slipway.api.MachineFacts;
import dev.slipway.host.HostFacts;
import dev.slipway.server.machine.MachineHealth;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * What a machine that was reached says of itself, judged.
 *
 * @param asked by the server's clock, before the machine looked at its own
 * @param answered by the server's clock, after that
 */
record Findings(HostFacts facts, Instant asked, Instant answered) {
    private static final long MEGABYTE = 1L << 20;
    private static final long GIGABYTE = 1L << 30;

    /** In bytes (R2.18). */
    private static final long LITTLE_SPACE = 5 * GIGABYTE;

    private static final Duration CLOCK_TOLERANCE = Duration.ofMinutes(1);

    /** What packages are unpacked with. */
    private static final List<String> ESSENTIALS = List.of("tar", "gzip");

    private static final String BASH = "bash";

    MachineHealth health() {
        List<String> warnings = warnings();
        return new MachineHealth(
                warnings.isEmpty() ? HealthStatus.HEALTHY : HealthStatus.HAS_WARNINGS,
                warnings.isEmpty() ? "Signed in as " + facts.user() + "." : String.join(" ", warnings),
                facts.os(),
                facts.tools().contains(BASH) ? "Bash" : "sh",
                facts.bashVersion(),
                facts.architecture(),
                machineFacts());
    }

    private MachineFacts machineFacts() {
        return new MachineFacts(
                answered,
                facts.system(),
                facts.user(),
                facts.shell(),
                facts.root(),
                facts.freeBytes(),
                facts.totalBytes(),
                clockSkew().toSeconds(),
                facts.capabilities().stream().sorted().toList(),
                facts.tools().stream().sorted().toList());
    }

    private List<String> warnings() {
        var warnings = new ArrayList<String>();
        if (facts.freeBytes() < LITTLE_SPACE) {
            warnings.add("Only " + facts.freeBytes() / MEGABYTE + " MB are free at " + facts.root() + "; less than "
                    + LITTLE_SPACE / GIGABYTE + " GB.");
        }
        Duration difference = clockSkew().abs();
        if (difference.compareTo(CLOCK_TOLERANCE) > 0) {
            warnings.add("Its clock differs from the server's by " + difference.toSeconds() + " seconds.");
        }
        List<String> missing = ESSENTIALS.stream()
                .filter(tool -> !facts.tools().contains(tool))
                .toList();
        if (!missing.isEmpty()) {
            warnings.add("Not installed there: " + String.join(", ", missing) + "; packages cannot be unpacked.");
        }
        if (!facts.capabilities().contains("sha256")) {
            warnings.add("It can compute no SHA-256, so packages that reach it are checked by a weaker sum (cksum).");
        }
        return warnings;
    }

    /**
     * How far the machine's clock is ahead. The least that fits: it looked at its clock some time between question and
     * answer.
     */
    private Duration clockSkew() {
        Instant there = Instant.ofEpochSecond(facts.clock());
        if (there.isBefore(asked)) {
            return Duration.between(asked, there);
        }
        return there.isAfter(answered) ? Duration.between(answered, there) : Duration.ZERO;
    }
}
