package dev.slipway.teamcity.server;

import dev.slipway.teamcity.Fake;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import jetbrains.buildServer.BuildProblemData;
import jetbrains.buildServer.serverSide.BuildStartContext;
import jetbrains.buildServer.serverSide.SBuildRunnerDescriptor;
import jetbrains.buildServer.serverSide.SBuildType;
import jetbrains.buildServer.serverSide.SRunnerContext;
import jetbrains.buildServer.serverSide.SRunningBuild;
import jetbrains.buildServer.vcs.SVcsModification;
import jetbrains.buildServer.vcs.VcsRootInstanceEntry;

/** A build of {@code Web_Build} that starts. */
public final class FakeStart {
    public final List<String> problems = new ArrayList<>();
    public final List<SVcsModification> changes = new ArrayList<>();
    private final List<Step> steps = new ArrayList<>();

    /** Adds a step; what it has when the build has started is in the map. */
    public Map<String, String> step(String type, Map<String, String> parameters) {
        var step = new Step(type, new HashMap<>(parameters));
        steps.add(step);
        return step.parameters;
    }

    public void change(String version, String description) {
        changes.add(Fake.of(SVcsModification.class, new Change(version, description)));
    }

    public BuildStartContext context() {
        return Fake.of(BuildStartContext.class, new Context());
    }

    public SRunningBuild build() {
        return Fake.of(SRunningBuild.class, new Build());
    }

    final class Context {
        SRunningBuild getBuild() {
            return build();
        }

        List<SRunnerContext> getRunnerContexts() {
            return steps.stream()
                    .map(step -> Fake.of(SRunnerContext.class, step))
                    .toList();
        }
    }

    final class Build {
        SBuildType getBuildType() {
            return FakeServer.buildType(steps.stream()
                    .map(step -> FakeServer.step(step.type, step.parameters))
                    .toArray(SBuildRunnerDescriptor[]::new));
        }

        List<SVcsModification> getContainingChanges() {
            return changes;
        }

        List<VcsRootInstanceEntry> getVcsRootEntries() {
            return List.of();
        }

        void addBuildProblem(BuildProblemData problem) {
            problems.add(problem.toString());
        }
    }

    static final class Step {
        private final String type;
        private final Map<String, String> parameters;

        Step(String type, Map<String, String> parameters) {
            this.type = type;
            this.parameters = parameters;
        }

        String getType() {
            return type;
        }

        Map<String, String> getParameters() {
            return Map.copyOf(parameters);
        }

        void addRunnerParameter(String key, String value) {
            parameters.put(key, value);
        }
    }

    record Change(String version, String description) {
        String getVersion() {
            return version;
        }

        String getDescription() {
            return description;
        }
    }
}
