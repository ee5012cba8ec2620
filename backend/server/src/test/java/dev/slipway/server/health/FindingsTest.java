package dev.slipway.server.health;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.api.HealthStatus;
import dev.slipway.api.MachineFacts;
import dev.slipway.host.HostFacts;
import dev.slipway.server.machine.MachineHealth;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FindingsTest {
    private static final long ASKED = 1_800_000_000;
    private static final long ANSWERED = ASKED + 10;
    private static final long PLENTY = 100L << 30;

    private static MachineHealth health(long freeBytes, long clock, String... tools) {
        return health(freeBytes, clock, Set.of("setsid", "sha256"), tools);
    }

    private static MachineHealth health(long freeBytes, long clock, Set<String> capabilities, String... tools) {
        var facts = new HostFacts(
                "Linux",
                "Debian GNU/Linux 12 (bookworm)",
                "aarch64",
                "deploy",
                "/home/deploy",
                "/bin/zsh",
                "5.2.15",
                "/home/deploy/.slipway",
                freeBytes,
                200L << 30,
                Set.of(tools),
                capabilities,
                clock,
                "boot");
        return new Findings(facts, Instant.ofEpochSecond(ASKED), Instant.ofEpochSecond(ANSWERED)).health();
    }

    @Test
    void aMachineWithAllThatIsNeededIsHealthyAndDescribed() {
        assertThat(health(PLENTY, ASKED + 5, "tar", "gzip", "bash"))
                .isEqualTo(new MachineHealth(
                        HealthStatus.HEALTHY,
                        "Signed in as deploy.",
                        "Linux",
                        "Bash",
                        "5.2.15",
                        "aarch64",
                        new MachineFacts(
                                Instant.ofEpochSecond(ANSWERED),
                                "Debian GNU/Linux 12 (bookworm)",
                                "deploy",
                                "/bin/zsh",
                                "/home/deploy/.slipway",
                                PLENTY,
                                200L << 30,
                                0,
                                List.of("setsid", "sha256"),
                                List.of("bash", "gzip", "tar"))));
        assertThat(health(PLENTY, ASKED, "tar", "gzip").shellName()).isEqualTo("sh");
    }

    @ParameterizedTest
    @CsvSource({
        "5368709120, HEALTHY, ''",
        "5368709119, HAS_WARNINGS, Only 5119 MB are free at /home/deploy/.slipway; less than 5 GB.",
        "0, HAS_WARNINGS, Only 0 MB are free at /home/deploy/.slipway; less than 5 GB.",
    })
    void littleSpaceIsAWarning(long freeBytes, HealthStatus status, String warning) {
        MachineHealth found = health(freeBytes, ASKED, "tar", "gzip");

        assertThat(found.status()).isEqualTo(status);
        assertThat(found.summary()).contains(warning);
    }

    /** The machine may have looked at its clock at any time between question and answer. */
    @ParameterizedTest
    @CsvSource({
        "-60, HEALTHY, ''",
        "-61, HAS_WARNINGS, Its clock differs from the server's by 61 seconds.",
        "70, HEALTHY, ''",
        "3610, HAS_WARNINGS, Its clock differs from the server's by 3600 seconds.",
    })
    void aClockThatIsMoreThanAMinuteOffIsAWarning(long secondsAfterQuestion, HealthStatus status, String warning) {
        MachineHealth found = health(PLENTY, ASKED + secondsAfterQuestion, "tar", "gzip");

        assertThat(found.status()).isEqualTo(status);
        assertThat(found.summary()).contains(warning);
    }

    @ParameterizedTest
    @CsvSource({"-3, -3", "5, 0", "17, 7"})
    void theClockSkewIsTheLeastThatFits(long secondsAfterQuestion, long skew) {
        MachineFacts facts =
                health(PLENTY, ASKED + secondsAfterQuestion, "tar", "gzip").facts();

        assertThat(facts).isNotNull();
        assertThat(facts.clockSkewSeconds()).isEqualTo(skew);
    }

    @Test
    void aMachineThatCannotVerifyPackagesWellIsAWarning() {
        MachineHealth found = health(PLENTY, ASKED, Set.of("setsid"), "tar", "gzip");

        assertThat(found.status()).isEqualTo(HealthStatus.HAS_WARNINGS);
        assertThat(found.summary()).contains("no SHA-256");
    }

    @Test
    void allThatIsMissingIsSaidAtOnce() {
        MachineHealth found = health(1L << 30, ASKED - 100, "bash");

        assertThat(found.status()).isEqualTo(HealthStatus.HAS_WARNINGS);
        assertThat(List.of(found.summary().split("(?<=[.]) (?=[A-Z])")))
                .containsExactly(
                        "Only 1024 MB are free at /home/deploy/.slipway; less than 5 GB.",
                        "Its clock differs from the server's by 100 seconds.",
                        "Not installed there: tar, gzip; packages cannot be unpacked.");
    }
}
