package dev.slipway.server.installation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.api.RetentionPeriod;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What retention takes from a target. */
class ExpiryTest {
    private static final Instant NOW = Instant.parse("2026-11-23T10:00:00Z");

    /**
     * @param entry S or F for how it ended, a version, and with a dash a directory of its own, such as {@code S1.0-1.0_1}
     */
    private static Installation entry(int id, String entry, Duration age) {
        String[] parts = entry.substring(1).split("-");
        return new Installation(
                id,
                "Deployments-" + id,
                "Shop",
                parts[0],
                "",
                parts[parts.length - 1],
                "",
                "",
                "",
                NOW.minus(age),
                entry.startsWith("S"));
    }

    private static List<Installation> journal(String entries) {
        var journal = new ArrayList<Installation>();
        for (String entry : entries.split(" ")) {
            journal.add(entry(journal.size(), entry, Duration.ZERO));
        }
        Collections.reverse(journal);
        return journal;
    }

    private static String ids(List<Installation> expired) {
        return String.join(
                " ",
                expired.stream().map(one -> String.valueOf(one.id())).sorted().toList());
    }

    @ParameterizedTest
    @CsvSource({
        "1, S1 F2 S3 S4,            0 1",
        "1, S1 F2,                  ''",
        "1, S1 F2 S3,               1",
        "1, F1 F2,                  ''",
        "2, S1 S2 S3,               ''",
        "2, S1 S2 S3 S4,            0",
        "0, S1 S2 S3 S4,            ''",
        // What was deployed before the version that was deployed again and again
        "1, S1 S2 S2-2_1 S2-2_2,    1",
        // Gone back to 1, whose directory has two entries until the first goes
        "1, S1 S2 S1,               0",
    })
    void theNewestSuccessesStay(int items, String entries, String gone) {
        assertThat(ids(Expiry.of(journal(entries), RetentionPeriod.items(items), NOW)))
                .isEqualTo(gone);
    }

    @Test
    void whatIsTooOldGoesUnlessItIsCurrentOrWasBefore() {
        List<Installation> journal = List.of(
                entry(6, "F6", Duration.ofDays(1)),
                entry(5, "S5", Duration.ofDays(2)),
                entry(4, "F4", Duration.ofDays(3).plusSeconds(1)),
                entry(3, "S3", Duration.ofDays(4)),
                entry(2, "S2", Duration.ofDays(5)));

        assertThat(ids(Expiry.of(journal, RetentionPeriod.days(3), NOW))).isEqualTo("2 4");
        assertThat(Expiry.of(journal, RetentionPeriod.FOREVER, NOW)).isEmpty();
    }
}
