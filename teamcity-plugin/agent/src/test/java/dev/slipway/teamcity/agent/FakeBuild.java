package dev.slipway.teamcity.agent;

import dev.slipway.teamcity.Fake;
import dev.slipway.teamcity.StepType;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import jetbrains.buildServer.BuildProblemData;
import jetbrains.buildServer.agent.AgentRunningBuild;
import jetbrains.buildServer.agent.BuildProcess;
import jetbrains.buildServer.agent.BuildProgressLogger;
import jetbrains.buildServer.agent.BuildRunnerContext;
import jetbrains.buildServer.agent.artifacts.ArtifactsWatcher;
import jetbrains.buildServer.util.PasswordReplacer;

/** A build on an agent that remembers all that a step tells it. */
public final class FakeBuild {
    final List<String> log = new CopyOnWriteArrayList<>();
    final List<String> problems = new CopyOnWriteArrayList<>();
    final Map<String, String> parameters = new ConcurrentHashMap<>();
    final List<String> artifacts = new CopyOnWriteArrayList<>();
    /** What the reports hold that were published; the agent deletes the files after the build. */
    final List<String> reports = new CopyOnWriteArrayList<>();

    final List<String> passwords = new CopyOnWriteArrayList<>();
    final Path directory;
    private boolean isOld;

    public FakeBuild(Path directory) {
        this.directory = directory;
        parameters.putAll(Map.of(
                "teamcity.serverUrl", "https://ci.example.com/",
                "teamcity.build.branch", "<default>",
                "teamcity.build.vcs.branch.Web_Git", "refs/heads/main",
                "vcsroot.Web_Git.url", "https://git.example.com/web.git",
                "build.vcs.number", "abc123"));
    }

    /** As in a TeamCity that is older than build problems and masking by the agent. */
    FakeBuild old() {
        isOld = true;
        return this;
    }

    /** What the build's log has, with {@code > block}, {@code < block}, {@code WARNING} and {@code ERROR}. */
    public List<String> log() {
        return log;
    }

    public List<String> problems() {
        return problems;
    }

    /** Those of the build, and those that steps set. */
    public Map<String, String> parameters() {
        return parameters;
    }

    BuildProcess step(StepType type, Map<String, String> properties) {
        return step(type, "Step of " + type, properties);
    }

    BuildProcess step(StepType type, String name, Map<String, String> properties) {
        return new StepRunner(type, artifactsWatcher()).createBuildProcess(build(), context(name, properties));
    }

    public ArtifactsWatcher artifactsWatcher() {
        return Fake.of(ArtifactsWatcher.class, new Artifacts());
    }

    public BuildRunnerContext context(String name, Map<String, String> properties) {
        return Fake.of(BuildRunnerContext.class, new Step(name, properties));
    }

    public AgentRunningBuild build() {
        return Fake.of(AgentRunningBuild.class, new Build());
    }

    String wholeLog() {
        return String.join("\n", log);
    }

    final class Artifacts {
        void addNewArtifactsPath(String path) throws IOException {
            artifacts.add(path);
            if (path.contains(" => ")) {
                reports.add(Files.readString(Path.of(path.substring(0, path.indexOf(" => ")))));
            }
        }
    }

    final class Step {
        private final String name;
        private final Map<String, String> properties;

        Step(String name, Map<String, String> properties) {
            this.name = name;
            this.properties = new HashMap<>(properties);
        }

        String getName() {
            return name;
        }

        Map<String, String> getRunnerParameters() {
            return properties;
        }

        File getWorkingDirectory() {
            return directory.toFile();
        }
    }

    final class Build {
        long getBuildId() {
            return 42;
        }

        String getBuildNumber() {
            return "1.4.7";
        }

        String getProjectName() {
            return "Shop";
        }

        String getBuildTypeName() {
            return "Web";
        }

        File getBuildTempDirectory() {
            return directory.resolve("temp").toFile();
        }

        Map<String, String> getSharedConfigParameters() {
            return new HashMap<>(parameters);
        }

        void addSharedConfigParameter(String key, String value) {
            parameters.put(key, value);
        }

        BuildProgressLogger getBuildLogger() {
            return Fake.of(BuildProgressLogger.class, new Log());
        }

        PasswordReplacer getPasswordReplacer() {
            if (isOld) {
                throw new NoSuchMethodError("getPasswordReplacer");
            }
            return Fake.of(PasswordReplacer.class, new Masking());
        }
    }

    final class Masking {
        boolean addPassword(String password) {
            return passwords.add(password);
        }
    }

    final class Log {
        private final List<String> open = new ArrayList<>();

        void message(String text) {
            log.add(text);
        }

        void warning(String text) {
            log.add("WARNING " + text);
        }

        void error(String text) {
            log.add("ERROR " + text);
        }

        void activityStarted(String name, String type) {
            open.add(name);
            log.add("> " + name);
        }

        void activityFinished(String name, String type) {
            if (!open.remove(name)) {
                throw new IllegalStateException("There is no open block " + name);
            }
            log.add("< " + name);
        }

        void logBuildProblem(BuildProblemData problem) {
            if (isOld) {
                throw new NoSuchMethodError("logBuildProblem");
            }
            problems.add(problem.toString());
        }

        void flush() {}
    }
}
