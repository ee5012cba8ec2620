package dev.slipway.server.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.slipway.api.Deployment;
import dev.slipway.api.Lifecycle;
import dev.slipway.api.RetentionPeriod;
import dev.slipway.api.ServerTask;
import dev.slipway.api.TaskState;
import dev.slipway.client.SlipwayException;
import dev.slipway.server.TestDatabases;
import dev.slipway.server.TestServer;
import dev.slipway.server.portal.Visitor;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Going back to an earlier release, through the API, the client and the portal. */
class RollbackTest {
    /** More of them by {@code -Pbench}. */
    private static final int CYCLES = Integer.getInteger("slipway.rollback.cycles", 3);

    private final Scenario scenario = new Scenario();

    @TempDir
    private Path directory;

    private Path versions;

    @BeforeEach
    void prepare() {
        scenario.localTarget("web-1", directory);
        scenario.process(Scenario.deployPackage("Deploy shop", "Shop", Map.of()));
        versions = directory.resolve("Applications/Test/Shop");
    }

    @AfterEach
    void close() {
        scenario.close();
    }

    /** A release with a package of the same version. */
    private void release(String version, Map<String, String> files) {
        scenario.push("Shop." + version + ".zip", files);
        scenario.release(version);
    }

    private Deployment deploy(String version) {
        ServerTask task = scenario.deploy(version);
        assertThat(task.state()).as(scenario.log(task.id())).isEqualTo(TaskState.SUCCESS);
        return scenario.space.deployments().get(String.valueOf(task.arguments().get("DeploymentId")));
    }

    private Deployment rollBack(Deployment to) {
        Deployment made = scenario.space.deployments().rollBack(to.id());
        ServerTask task = scenario.awaitEnd(made.taskId());
        assertThat(task.state()).as(scenario.log(task.id())).isEqualTo(TaskState.SUCCESS);
        return made;
    }

    private List<String> rollbacks(Deployment from) {
        return scenario.space.deployments().rollbacks(from.id()).stream()
                .map(Deployment::id)
                .toList();
    }

    private String current() throws IOException {
        return Files.readSymbolicLink(versions.resolve("current")).toString();
    }

    @Test
    @Tag(TestDatabases.POSTGRESQL)
    void aRollbackIsADeploymentThatSwitches() throws IOException {
        release("1.0.0", Map.of("index.html", "one"));
        Deployment first = deploy("1.0.0");
        assertThat(rollbacks(first)).isEmpty();
        release("1.1.0", Map.of("index.html", "two"));
        Deployment second = deploy("1.1.0");
        assertThat(rollbacks(second)).containsExactly(first.id());
        assertThat(rollbacks(first)).as("the same place").containsExactly(first.id());

        Deployment back = rollBack(first);

        assertThat(current()).isEqualTo("1.0.0");
        assertThat(back.isRollback()).isTrue();
        assertThat(back.releaseId()).isEqualTo(first.releaseId());
        assertThat(scenario.log(back.taskId()))
                .contains("nothing is transferred")
                .doesNotContain("Extracted");
        assertThat(rollbacks(back)).containsExactly(second.id());
        assertThat(scenario.space.deployments().get(second.id()).isRollback()).isFalse();
    }

    @Test
    void thePageOfADeploymentOffersWhatIsKept() throws IOException {
        release("1.0.0", Map.of("index.html", "one"));
        deploy("1.0.0");
        release("1.1.0", Map.of("index.html", "two"));
        Deployment second = deploy("1.1.0");
        Visitor visitor = Visitor.signedIn(TestServer.shared());

        Visitor.Page page = visitor.get("/app/" + second.spaceId() + "/deployments/" + second.id())
                .expect(200);
        assertThat(page.body()).contains("Roll back to 1.0.0").doesNotContain("Roll back to 1.1.0");
        String form = page.body().replaceFirst("(?s).*action=\"([^\"]*/rollback)\".*", "$1");
        String made =
                visitor.post(form, Map.of("csrf", page.csrf())).expect(303).header("Location");

        Deployment back = scenario.space.deployments().get(made.replaceFirst(".*/", ""));
        assertThat(scenario.awaitEnd(back.taskId()).state()).isEqualTo(TaskState.SUCCESS);
        assertThat(current()).isEqualTo("1.0.0");
        assertThat(visitor.get(made).expect(200).body()).contains("A rollback");
    }

    @Test
    @Tag(TestDatabases.POSTGRESQL)
    void whatRetentionTookIsNotOfferedAndDeployedAsAWhole() throws IOException {
        Lifecycle lifecycle = scenario.space.lifecycles().all().get(0);
        scenario.space.lifecycles().modify(lifecycle.withTentacleRetentionPolicy(RetentionPeriod.items(1)));
        var made = new ArrayList<Deployment>();
        for (String version : List.of("1.0.0", "1.1.0", "1.2.0")) {
            release(version, Map.of("index.html", version));
            made.add(deploy(version));
        }

        assertThat(versions.resolve("1.0.0")).doesNotExist();
        assertThat(rollbacks(made.get(2))).containsExactly(made.get(1).id());
        Deployment back = rollBack(made.get(0));
        assertThat(current()).isEqualTo("1.0.0");
        assertThat(scenario.log(back.taskId())).contains("is deployed as a whole");
    }

    @Test
    void whatDidNotSucceedIsNothingToGoBackTo() throws IOException {
        release("1.0.0", Map.of("index.html", "one", "Deploy.sh", "exit 1"));
        ServerTask failed = scenario.deploy("1.0.0");
        String id = String.valueOf(failed.arguments().get("DeploymentId"));

        assertThat(scenario.space.deployments().rollbacks(id)).isEmpty();
        assertThatThrownBy(() -> scenario.space.deployments().rollBack(id))
                .isInstanceOf(SlipwayException.class)
                .hasMessageContaining("has not succeeded");
    }

    @Test
    void aCanceledDeploymentIsNotInUse() throws IOException {
        release("1.0.0", Map.of("index.html", "one"));
        deploy("1.0.0");
        Path begun = directory.resolve("begun");
        release("1.1.0", Map.of("index.html", "two", "PostDeploy.sh", "touch '" + begun + "'; sleep 600"));
        String task = scenario.startDeployment("1.1.0");
        while (!Files.exists(begun)) {
            Thread.onSpinWait();
        }
        assertThat(current()).isEqualTo("1.1.0");

        scenario.space.tasks().cancel(task);

        assertThat(scenario.awaitEnd(task).state()).isEqualTo(TaskState.CANCELED);
        assertThat(current()).isEqualTo("1.0.0");
    }

    /** However often one deploys and goes back, whoever reads what is current gets the one page or the other. */
    @Test
    void noRequestFailsWhileReleasesAreSwitched() throws Exception {
        release("1.0.0", Map.of("index.html", "one", "about.html", "one"));
        Deployment first = deploy("1.0.0");
        release("1.1.0", Map.of("index.html", "two", "about.html", "two"));
        var durations = new ArrayList<Duration>();
        try (var site = new WatchedSite(versions.resolve("current"), "one", "two")) {
            for (int i = 0; i < CYCLES; i++) {
                deploy("1.1.0");
                site.await("two");
                Deployment back = rollBack(first);
                site.await("one");
                ServerTask task = scenario.space.tasks().get(back.taskId());
                durations.add(Duration.between(
                        Objects.requireNonNull(task.startTime()), Objects.requireNonNull(task.completedTime())));
            }
            assertThat(site.failures()).isEmpty();
            durations.sort(null);
            Files.writeString(
                    Path.of("target", "rollbacks.txt"),
                    CYCLES + " rollbacks, median " + durations.get(CYCLES / 2).toMillis() + " ms, p95 "
                            + durations.get((CYCLES * 95 + 99) / 100 - 1).toMillis() + " ms, longest "
                            + durations.get(CYCLES - 1).toMillis() + " ms; " + site.answered() + " requests, "
                            + site.failures().size() + " failed\n");
        }
    }
}
