package dev.slipway.teamcity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.slipway.ci.Link;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StepReportTest {
    private static final Instant NOW = Instant.parse("2026-11-23T12:00:00Z");

    @Test
    void aReportIsReadAsItWasWritten() {
        var report = new StepReport(
                "Deploy <all>",
                "Deploy a release",
                "Failed",
                "it \"broke\"",
                List.of(new Link("Prod", "https://x/y#z")),
                NOW);

        assertThat(StepReport.read(report.toJson())).isEqualTo(report);
    }

    @Test
    void onlyLinksOfTheWebAreFollowed() {
        var forged = new StepReport(
                "x",
                "x",
                "Success",
                "",
                List.of(
                        new Link("a", "javascript:alert(1)"),
                        new Link("b", "data:text/html,x"),
                        new Link("c", " https://x"),
                        new Link("d", "HTTPS://x")),
                NOW);

        assertThat(StepReport.read(forged.toJson()).links())
                .extracting(Link::text)
                .containsExactly("d");
    }

    @ParameterizedTest
    @ValueSource(strings = {"[]", "{}", "{\"Finished\":\"soon\"}", "", "<html>"})
    void whatIsNoReportIsRefused(String text) {
        assertThatThrownBy(() -> StepReport.read(text)).isInstanceOf(RuntimeException.class);
    }
}
