package dev.slipway.teamcity.dist;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.slipway.ci.BuildCommit;
import dev.slipway.ci.CiOperation;
import dev.slipway.client.SlipwayClient;
import dev.slipway.teamcity.StartFacts;
import dev.slipway.teamcity.StepKeys;
import dev.slipway.teamcity.StepType;
import dev.slipway.teamcity.agent.FakeBuild;
import dev.slipway.testkit.Delivery;
import dev.slipway.testkit.ServerProcess;
import dev.slipway.testkit.WebShop;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import jetbrains.buildServer.agent.BuildFinishedStatus;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The packaged plugin, step by step, with a real server at the other end. */
@Timeout(300)
class DeliveryIT {
    @TempDir
    Path directory;

    private ServerProcess server;
    private FakeBuild build;

    @BeforeEach
    void aServer() throws Exception {
        Optional<Path> jar = ServerProcess.jar();
        assumeTrue(jar.isPresent(), "the packaged server");
        server = ServerProcess.start(jar.get(), directory.resolve("data"));
        build = new FakeBuild(Files.createDirectory(directory.resolve("work")));
    }

    @AfterEach
    void end() {
        if (server != null) {
            server.close();
        }
    }

    @Test
    void fromThePackageToTheRunbook() throws Exception {
        try (SlipwayClient client = server.client()) {
            Delivery.drive(
                    new Steps(new PackedAgent(), build, server.url()),
                    client.space("Spaces-1"),
                    directory.resolve("work"));
        }

        assertThat(build.parameters()).containsEntry("slipway.buildinformation.commits", "1");
        assertThat(build.problems()).isEmpty();
    }

    @Test
    void whatTheServerRefusesIsAProblemThatSaysWhy() throws Exception {
        try (SlipwayClient client = server.client()) {
            WebShop.create(client.space("Spaces-1"), ServerProcess.script("Greet", "echo Hello"));
        }
        var steps = new Steps(new PackedAgent(), build, server.url());

        steps.fail(StepType.DEPLOY, Map.of("project", "Nothing", "version", "1.0", "environments", "Test"));
        steps.fail(StepType.PROMOTE, Map.of("project", WebShop.PROJECT, "from", "Production", "to", "Test"));

        assertThat(build.problems())
                .satisfiesExactly(
                        first -> assertThat(first)
                                .startsWith("slipway.deploy.not-found.")
                                .contains("'Nothing'"),
                        second -> assertThat(second).startsWith("slipway.promote."));
    }

    /** Steps of one build that use one server. */
    private record Steps(PackedAgent agent, FakeBuild build, String address) implements Delivery.Build {
        @Override
        public Map<String, String> run(CiOperation operation, Map<String, String> fields) throws Exception {
            StepType type = Stream.of(StepType.values())
                    .filter(one -> one.operation() == operation)
                    .findFirst()
                    .orElseThrow();
            Set<String> known = new HashSet<>(type.outputs());
            build.parameters().keySet().removeAll(known);

            assertThat(run(type, fields))
                    .as(() -> String.join("\n", build.log()))
                    .isEqualTo(BuildFinishedStatus.FINISHED_SUCCESS);

            var set = new HashMap<>(build.parameters());
            set.keySet().retainAll(known);
            return set;
        }

        void fail(StepType type, Map<String, String> fields) throws Exception {
            assertThat(run(type, fields)).isEqualTo(BuildFinishedStatus.FINISHED_WITH_PROBLEMS);
        }

        private BuildFinishedStatus run(StepType type, Map<String, String> fields) throws Exception {
            List<BuildCommit> commits = List.of(new BuildCommit(Delivery.COMMIT, Delivery.MESSAGE));
            Map<String, String> settings = new HashMap<>(Map.of(
                    StepKeys.URL,
                    address,
                    StepKeys.API_KEY,
                    ServerProcess.API_KEY,
                    StepKeys.START_FACTS,
                    new StartFacts("Git", commits, false).encoded()));
            fields.forEach((name, value) -> settings.put(StepKeys.of(name), value));
            return agent.run(build, type, settings);
        }

        @Override
        public String log() {
            return String.join("\n", build.log());
        }

        @Override
        public String server() {
            return "TeamCity";
        }

        @Override
        public String url() {
            return "https://ci.example.com/viewLog.html?buildId=42";
        }
    }
}
