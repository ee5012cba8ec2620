package dev.slipway.server.dashboard;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.api.User;
import dev.slipway.server.ModelSpace;
import dev.slipway.server.TestDatabases;
import dev.slipway.server.TestServer;
import dev.slipway.server.Wire;
import dev.slipway.server.access.Actor;
import dev.slipway.server.persistence.Database;
import dev.slipway.server.security.Secret;
import dev.slipway.server.security.UserService;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** No test waits for a task: deployments are scheduled for later, and their tasks end as the test says. */
@Tag(TestDatabases.POSTGRESQL)
class ProgressionTest {
    private final ModelSpace space = new ModelSpace();
    private final String test = space.environment("Test");
    private final String production = space.environment("Production");
    private final String project = space.project("Billing");
    private final String lifecycle = space.defaultLifecycle();

    private String release(String version) {
        return space.post("releases", "{'ProjectId':'" + project + "','Version':'" + version + "'}")
                .expect(201)
                .text("Id");
    }

    private Wire.Answer deploy(String release, String environment) {
        Instant later = Instant.now().plus(Duration.ofDays(2));
        return space.post(
                        "deployments",
                        "{'ReleaseId':'" + release + "','EnvironmentId':'" + environment + "','QueueTime':'" + later
                                + "'}")
                .expect(201);
    }

    private static String succeeded(Wire.Answer deployment) {
        try (Database db = TestServer.shared().database()) {
            db.change(tx -> tx.createUpdate("UPDATE server_task SET state = 'SUCCESS' WHERE id = :id")
                    .bind("id", deployment.text("TaskId"))
                    .execute());
        }
        return deployment.text("Id");
    }

    private Wire.Answer progression(String query) {
        return space.get("projects/" + project + "/progression" + query).expect(200);
    }

    @Test
    void releasesStandAgainstTheEnvironmentsNewestFirst() {
        String older = release("1.0");
        String newer = release("1.1");
        String oldInTest = succeeded(deploy(older, test));
        String inProduction = succeeded(deploy(older, production));
        String newInTest = succeeded(deploy(newer, test));
        String untouched = release("1.2");

        Wire.Answer grid = progression("");

        assertThat(grid.each("Environments", "Name")).containsExactly("Test", "Production");
        assertThat(grid.each("Releases", "Release")).extracting("Id").containsExactly(untouched, newer, older);
        assertThat(grid.text("Releases/0/Channel/Name")).isEqualTo("Default");
        assertThat(grid.at("Releases/0/Deployments")).isEqualTo(Map.of());
        assertThat(grid.text("Releases/0/NextDeployments")).isEqualTo("[" + test + "]");
        assertThat(grid.text("Releases/1/NextDeployments")).isEqualTo("[" + production + "]");
        assertThat(grid.text("Releases/2/NextDeployments")).isEqualTo("[]");
        assertThat(grid.each("Releases/1/Deployments/" + test, "DeploymentId")).containsExactly(newInTest);
        assertThat(grid.each("Releases/1/Deployments/" + test, "ReleaseVersion"))
                .containsExactly("1.1");
        assertThat(grid.each("Releases/2/Deployments/" + test, "DeploymentId")).containsExactly(oldInTest);
        assertThat(grid.each("Releases/2/Deployments/" + production, "DeploymentId"))
                .containsExactly(inProduction);
        assertThat(grid.at("Releases/1/Deployments/" + test + "/0/IsCurrent")).isEqualTo(true);
        assertThat(grid.at("Releases/2/Deployments/" + test + "/0/IsCurrent")).isEqualTo(false);
        assertThat(grid.at("Releases/2/Deployments/" + production + "/0/IsCurrent"))
                .isEqualTo(true);
        assertThat(grid.text("Links/Self")).isEqualTo(space.at("projects/" + project + "/progression"));
    }

    @Test
    void ofManyDeploymentsOfAReleaseInAnEnvironmentTheNewestIsShown() {
        String release = release("1.0");
        deploy(release, test);
        String second = deploy(release, test).text("Id");

        assertThat(progression("").each("Releases/0/Deployments/" + test, "DeploymentId"))
                .containsExactly(second);
    }

    @Test
    void environmentsAreThoseOfTheLifecyclesThatReleasesMayFollow() {
        String hotfix = space.lifecycle("Hotfix", production);
        String channel = space.post(
                        "channels", "{'Name':'Hotfixes','ProjectId':'" + project + "','LifecycleId':'" + hotfix + "'}")
                .expect(201)
                .text("Id");

        Wire.Answer grid = progression("");

        assertThat(grid.each("LifecycleEnvironments/" + lifecycle, "Id")).containsExactly(test, production);
        assertThat(grid.each("LifecycleEnvironments/" + hotfix, "Id")).containsExactly(production);
        assertThat(grid.each("ChannelEnvironments/" + channel, "Id")).containsExactly(production);
        assertThat(grid.at("Releases")).asString().isEqualTo("[]");
    }

    @Test
    void anOldReleaseIsLeftOutUnlessItIsDeployed() {
        String deployed = release("1.0");
        release("1.1");
        String newest = release("1.2");
        deploy(deployed, test);

        assertThat(progression("?releaseHistoryCount=1").each("Releases", "Release"))
                .extracting("Id")
                .containsExactly(newest, deployed);
        space.get("projects/" + project + "/progression?releaseHistoryCount=many")
                .expect(400);
    }

    @Test
    void anUnresolvedDefectStopsARelease() {
        String release = release("1.0");
        succeeded(deploy(release, test));
        space.post("releases/" + release + "/defects", "{'Description':'Broken'}")
                .expect(201);

        Wire.Answer grid = progression("");

        assertThat(grid.at("Releases/0/HasUnresolvedDefect")).isEqualTo(true);
        assertThat(grid.text("Releases/0/NextDeployments")).isEqualTo("[]");
    }

    @Test
    void onlyProjectsOfTheSpaceAreFoundAndOnlyByThoseWhoMaySeeDeployments() {
        space.get("projects/Projects-0/progression").expect(404);
        new ModelSpace().get("projects/" + project + "/progression").expect(404);
        space.get("projects/billing/progression").expect(200);

        assertThat(powerless()
                        .get(space.at("projects/" + project + "/progression"))
                        .expect(403)
                        .text("ErrorMessage"))
                .contains("DeploymentView");
    }

    private Wire powerless() {
        User user;
        try (Database db = TestServer.shared().database()) {
            user = new UserService(db, Clock.systemUTC())
                    .create(Actor.SYSTEM, "powerless-" + space.id(), new Secret("eight characters and more"));
        }
        String key = space.wire()
                .post("/api/users/" + user.id() + "/apikeys", "{\"Purpose\":\"A test\"}")
                .expect(201)
                .text("ApiKey/NewValue");
        return new Wire(TestServer.shared().url(), Optional.of(key));
    }
}
