package dev.slipway.server.portal;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.server.ModelSpace;
import dev.slipway.server.TestServer;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class DeployPagesTest {
    private final ModelSpace space = new ModelSpace();
    private final Visitor visitor = Visitor.signedIn(TestServer.shared());
    private String test = "";
    private String production = "";

    @BeforeEach
    void environments() {
        test = space.environment("Test");
        production = space.environment("Production");
    }

    private String project(String mode) {
        return space.post("projects", space.projectBody("Shop", "'TenantedDeploymentMode':'" + mode + "'"))
                .expect(201)
                .text("Id");
    }

    private String tenant(String name, String project, String... environments) {
        return space.tenant(
                name, "'ProjectEnvironments':{'" + project + "':['" + String.join("','", environments) + "']}");
    }

    /** The address of a release of the project. */
    private String release(String project) {
        return "/app/" + space.id() + "/releases/"
                + space.post("releases", "{'ProjectId':'" + project + "','Version':'1.0'}")
                        .expect(201)
                        .text("Id");
    }

    private Visitor.Page choice(String release, String environment) {
        return visitor.get(release + "/deploy?environment=" + environment).expect(200);
    }

    private Visitor.Page deploy(String release, Map<String, String> fields) {
        return visitor.post(release + "/deploy", fields);
    }

    private List<Object> tenantsDeployedTo(String environment) {
        return space.get("deployments?environments=" + environment).expect(200).each("Items", "TenantId");
    }

    @Test
    void aTenantedProjectIsDeployedForTheTenantThatIsChosen() {
        String project = project("Tenanted");
        String acme = tenant("Acme <1>", project, test);
        tenant("Other", project, test);
        String release = release(project);

        assertThat(visitor.get(release).expect(200).body())
                .contains("Choose tenants")
                .contains("<option value=\"" + test + "\"");
        Visitor.Page choice = choice(release, test);
        assertThat(choice.body())
                .contains("Acme &lt;1&gt;")
                .contains("Deploy for all 2")
                .doesNotContain("Deploy without a tenant");
        String made = deploy(
                        release, Map.of("csrf", choice.csrf(), "environment", test, "for", "chosen", "tenant", acme))
                .expect(303)
                .header("Location");

        assertThat(visitor.get(made).expect(200).body()).contains("to Test for Acme &lt;1&gt;");
        assertThat(tenantsDeployedTo(test)).containsExactly(acme);
        assertThat(visitor.get(release).expect(200).body()).contains("for Acme &lt;1&gt;");
        assertThat(visitor.get("/app/" + space.id()).expect(200).body()).contains(">1 tenant<");
        assertThat(visitor.get("/app/" + space.id() + "/projects/" + project)
                        .expect(200)
                        .body())
                .contains("Acme &lt;1&gt;");
    }

    @Test
    void forAllMeansTheTenantsThatHaveComeThatFar() {
        String project = project("Tenanted");
        String early = tenant("Early", project, production);
        String alsoEarly = tenant("Also early", project, production);
        tenant("Late", project, test, production);
        String release = release(project);

        Visitor.Page choice = choice(release, production);
        assertThat(choice.body())
                .contains("Deploy for all 2")
                .containsOnlyOnce("an earlier phase of the lifecycle comes first");
        String next = deploy(release, Map.of("csrf", choice.csrf(), "environment", production, "for", "all"))
                .expect(303)
                .header("Location");

        assertThat(next).isEqualTo(release);
        assertThat(tenantsDeployedTo(production)).containsExactlyInAnyOrder(early, alsoEarly);
    }

    @Test
    void aProjectForBothIsDeployedWithoutATenantToo() {
        String project = project("TenantedOrUntenanted");
        String release = release(project);

        Visitor.Page choice = choice(release, test);
        assertThat(choice.body())
                .contains("No tenant is linked to Shop in Test.")
                .contains("Deploy without a tenant");
        deploy(release, Map.of("csrf", choice.csrf(), "environment", test, "for", "none"))
                .expect(303);

        assertThat(tenantsDeployedTo(test)).hasSize(1).containsOnlyNulls();
    }

    @Test
    void aDeploymentThatWasCanceledIsTriedAgainByItsButton() {
        String project = project("Untenanted");
        release(project);
        String later = Instant.now().plus(Duration.ofHours(1)).toString();
        String task = space.post(
                        "deployments/create/untenanted/v1",
                        "{'ProjectName':'Shop','ReleaseVersion':'1.0','EnvironmentNames':['Test'],'RunAt':'" + later
                                + "'}")
                .expect(201)
                .text("DeploymentServerTasks/0/ServerTaskId");
        String address = "/app/" + space.id() + "/tasks/" + task;
        assertThat(visitor.get(address).expect(200).body()).doesNotContain("Try again");
        space.post("tasks/" + task + "/cancel", "{}").expect(200);

        Visitor.Page canceled = visitor.get(address).expect(200);
        assertThat(canceled.body()).contains("Try again").contains("The task ended before it started.");
        String again = visitor.post(address + "/rerun", Map.of("csrf", canceled.csrf()))
                .expect(303)
                .header("Location");

        assertThat(again).isNotEqualTo(address);
        assertThat(visitor.get(again).expect(200).body()).contains("Deploy Shop release 1.0 to Test");
    }

    @Test
    void aReleaseThatCanGoNowhereSaysSo() {
        String project = project("Tenanted");

        assertThat(visitor.get(release(project)).expect(200).body())
                .contains("There is no environment that you can deploy it to now.");
    }

    @Test
    void someTenantMustBeChosen() {
        String project = project("Tenanted");
        tenant("Acme", project, test);
        String release = release(project);
        Visitor.Page choice = choice(release, test);

        assertThat(deploy(release, Map.of("csrf", choice.csrf(), "environment", test, "for", "chosen"))
                        .expect(400)
                        .body())
                .contains("No tenant was chosen.");
        assertThat(tenantsDeployedTo(test)).isEmpty();
    }
}
