package dev.slipway.server.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.api.Channel;
import dev.slipway.api.ChannelBuilder;
import dev.slipway.api.Release;
import dev.slipway.ci.CiFailure.Reason;
import dev.slipway.ci.CiOperation;
import dev.slipway.ci.TaskOutcome;
import dev.slipway.ci.TaskResult;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** How builds name what they mean: channels, tenants. */
@Timeout(120)
class BuildChoicesTest {
    @TempDir
    private Path directory;

    private BuildRun build;

    @BeforeEach
    void begin() throws IOException {
        build = new BuildRun(directory);
    }

    @AfterEach
    void end() {
        build.close();
    }

    /** The functions have no state. */
    @SuppressWarnings("ImmutableEnumChecker")
    private enum Naming {
        BY_ID(Channel::id),
        BY_SLUG(Channel::slug),
        BY_NAME(Channel::name),
        IN_ANOTHER_CASE(channel -> channel.name().toUpperCase(Locale.ROOT));

        final Function<Channel, String> of;

        Naming(Function<Channel, String> of) {
            this.of = of;
        }
    }

    @ParameterizedTest
    @EnumSource
    void aChannelIsNamedInTheSameWaysWhereverItIsNamed(Naming naming) {
        Channel channel = build.scenario
                .space
                .channels()
                .create(ChannelBuilder.builder()
                        .projectId(build.scenario.project.id())
                        .name("Early Birds")
                        .build());
        String named = naming.of.apply(channel);
        build.scenario.process(Scenario.script("Say", "echo hello"));
        build.scenario.release("1.0.0");

        TaskResult created = build.tasks(
                CiOperation.CREATE_RELEASE, Map.of("project", Scenario.PROJECT, "version", "2.0.0", "channel", named));
        build.scenario.release("3.0.0");
        TaskResult deployed =
                build.tasks(CiOperation.DEPLOY, BuildRun.with(BuildRun.deploy("latest"), "channel", named));
        build.scenario.deploy("3.0.0");
        TaskResult promoted = build.tasks(
                CiOperation.PROMOTE,
                Map.of("project", Scenario.PROJECT, "from", "Test", "to", "Test", "channel", named));

        Release release = build.scenario
                .space
                .releases()
                .get(Optional.ofNullable(created.release()).orElseThrow().id());
        assertThat(release.channelId()).isEqualTo(channel.id());
        assertThat(deployed.release()).isEqualTo(created.release());
        assertThat(promoted.release()).isEqualTo(created.release());
    }

    @Test
    void aChannelThatIsNotThereIsSaidInTheSameWay() {
        build.scenario.release("1.0.0");

        for (var failure : List.of(
                build.failure(CiOperation.CREATE_RELEASE, Map.of("project", "shop", "channel", "None")),
                build.failure(CiOperation.CREATE_RELEASE, Map.of("project", "shop", "channel", "None", "dryRun", true)),
                build.failure(CiOperation.DEPLOY, BuildRun.with(BuildRun.deploy("latest"), "channel", "None")),
                build.failure(
                        CiOperation.PROMOTE,
                        Map.of("project", "shop", "from", "Test", "to", "Test", "channel", "None")))) {
            assertThat(failure).hasMessage("Shop has no channel 'None'");
            assertThat(failure.reason()).isEqualTo(Reason.NOT_FOUND);
        }
        assertThat(build.scenario.space.releases().list()).hasSize(1);
    }

    @Test
    void moreThanAHundredTenantsAreOneDeploymentEach() {
        build.scenario.tenanted();
        build.scenario.release("1.0.0");
        List<String> names =
                IntStream.range(0, 130).mapToObj(i -> "Tenant " + i).toList();
        names.forEach(name -> build.scenario.tenant(name, List.of(), build.scenario.environment));

        TaskResult result = build.tasks(
                CiOperation.DEPLOY,
                Map.of(
                        "project",
                        Scenario.PROJECT,
                        "version",
                        "1.0.0",
                        "environments",
                        "Test",
                        "tenants",
                        "*",
                        "deployAt",
                        Instant.now().plus(Duration.ofDays(2)).toString(),
                        "wait",
                        "false"));

        assertThat(result.tasks()).extracting(TaskOutcome::tenant).containsExactlyInAnyOrderElementsOf(names);
        assertThat(result.tasks()).extracting(TaskOutcome::environment).containsOnly("Test");
        assertThat(result.outputs().get("slipway.task.ids").split(",")).hasSize(130);
    }
}
