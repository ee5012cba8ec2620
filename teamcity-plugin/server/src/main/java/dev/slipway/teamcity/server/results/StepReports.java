package dev.slipway.teamcity.server.results;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.slipway.teamcity.StepReport;
import java.io.IOException;
import java.io.InputStream;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.logging.Logger;
import jetbrains.buildServer.serverSide.SBuild;
import jetbrains.buildServer.serverSide.artifacts.BuildArtifact;
import jetbrains.buildServer.serverSide.artifacts.BuildArtifactHolder;
import jetbrains.buildServer.serverSide.artifacts.BuildArtifactsViewMode;

/** Finds what the steps of a build reported. */
final class StepReports {
    private static final Logger LOG = Logger.getLogger(StepReports.class.getName());
    private static final int MOST_REPORTS = 200;
    private static final int LARGEST_REPORT = 1024 * 1024;

    private StepReports() {}

    /** In the order in which the steps ended; what is no report is passed over. */
    static List<StepReport> of(SBuild build) {
        // Only this mode has hidden artifacts under the paths they were published to.
        BuildArtifactHolder directory =
                build.getArtifacts(BuildArtifactsViewMode.VIEW_ALL).findArtifact(StepReport.DIRECTORY);
        if (!directory.isAvailable() || !directory.isAccessible()) {
            return List.of();
        }
        return directory.getArtifact().getChildren().stream()
                .limit(MOST_REPORTS)
                .flatMap(file -> read(build, file).stream())
                .sorted(Comparator.comparing(StepReport::finished))
                .toList();
    }

    private static Optional<StepReport> read(SBuild build, BuildArtifact file) {
        if (file.getSize() > LARGEST_REPORT) {
            return Optional.empty();
        }
        try (InputStream content = file.getInputStream()) {
            return Optional.of(StepReport.read(new String(content.readAllBytes(), UTF_8)));
        } catch (IOException | RuntimeException e) {
            LOG.warning(() -> "Build " + build.getBuildId() + " has an artifact that is no report of a Slipway step: "
                    + file.getName() + ": " + e.getMessage());
            return Optional.empty();
        }
    }
}
