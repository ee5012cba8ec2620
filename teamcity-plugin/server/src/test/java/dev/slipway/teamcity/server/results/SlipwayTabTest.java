package dev.slipway.teamcity.server.results;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.ci.Link;
import dev.slipway.teamcity.Fake;
import dev.slipway.teamcity.StepReport;
import dev.slipway.teamcity.server.FakeServer;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import jetbrains.buildServer.serverSide.SBuild;
import jetbrains.buildServer.serverSide.artifacts.BuildArtifact;
import jetbrains.buildServer.serverSide.artifacts.BuildArtifactHolder;
import jetbrains.buildServer.serverSide.artifacts.BuildArtifacts;
import jetbrains.buildServer.serverSide.artifacts.BuildArtifactsViewMode;
import org.junit.jupiter.api.Test;

class SlipwayTabTest {
    private final Map<String, String> files = new LinkedHashMap<>();
    private final SlipwayTab tab = new SlipwayTab(null, null, FakeServer.plugin());

    final class Build {
        long getBuildId() {
            return 42;
        }

        BuildArtifacts getArtifacts(BuildArtifactsViewMode mode) {
            return Fake.of(BuildArtifacts.class, this);
        }

        BuildArtifactHolder findArtifact(String path) {
            assertThat(path).isEqualTo(".teamcity/slipway");
            return Fake.of(BuildArtifactHolder.class, this);
        }

        boolean isAvailable() {
            return !files.isEmpty();
        }

        boolean isAccessible() {
            return true;
        }

        BuildArtifact getArtifact() {
            return Fake.of(BuildArtifact.class, this);
        }

        List<BuildArtifact> getChildren() {
            return files.entrySet().stream()
                    .map(file -> Fake.of(BuildArtifact.class, new Report(file.getKey(), file.getValue())))
                    .toList();
        }
    }

    record Report(String name, String content) {
        String getName() {
            return name;
        }

        long getSize() {
            return name.equals("huge") ? 1L << 40 : content.length();
        }

        InputStream getInputStream() {
            return new ByteArrayInputStream(content.getBytes(UTF_8));
        }
    }

    private void report(String file, String step, String finished) {
        files.put(
                file,
                new StepReport(
                                step,
                                "Deploy a release",
                                "Success",
                                "",
                                List.of(new Link("Production", "https://x"), new Link("x", "javascript:alert(1)")),
                                Instant.parse(finished))
                        .toJson());
    }

    private SBuild build() {
        return Fake.of(SBuild.class, new Build());
    }

    @SuppressWarnings("unchecked")
    private List<SlipwayTab.Row> rows() {
        Map<String, Object> model = new HashMap<>();
        tab.fillModel(model, null, build());
        return (List<SlipwayTab.Row>) model.get("slipwayReports");
    }

    @Test
    void stepsAreShownInTheOrderInWhichTheyEnded() {
        report("b.json", "Second", "2026-11-23T12:00:01Z");
        report("a.json", "Third", "2026-11-23T12:00:02Z");
        report("c.json", "First", "2026-11-23T12:00:00Z");

        assertThat(tab.isAvailable(null, build())).isTrue();
        assertThat(rows()).extracting(SlipwayTab.Row::getStep).containsExactly("First", "Second", "Third");
        assertThat(rows().get(0).getLinks())
                .extracting(SlipwayTab.Anchor::getUrl)
                .containsExactly("https://x");
    }

    @Test
    void aBuildWithoutReportsHasNoTab() {
        assertThat(tab.isAvailable(null, build())).isFalse();
    }

    @Test
    void whatIsNoReportIsPassedOver() {
        files.put("notes.txt", "hello");
        files.put("list.json", "[1]");
        files.put("huge", "{}");
        report("a.json", "Deploy", "2026-11-23T12:00:00Z");

        assertThat(rows()).extracting(SlipwayTab.Row::getStep).containsExactly("Deploy");
    }

    @Test
    void theTabHasAPage() {
        assertThat(tab.getIncludeUrl()).isEqualTo("/plugins/slipway/results/tab.jsp");
        assertThat(tab.isRegistered()).isTrue();
    }
}
