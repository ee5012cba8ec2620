package dev.slipway.server.portal;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.server.ModelSpace;
import dev.slipway.server.TestServer;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class ModelPagesTest {
    private final ModelSpace space = new ModelSpace();
    private final Visitor visitor = Visitor.signedIn(TestServer.shared());

    private String page(String path) {
        return visitor.get("/app/" + space.id() + path).expect(200).body();
    }

    /** The page that a resource's link {@code Web} means. */
    private Visitor.Page web(String resource) {
        String web = space.get(resource).expect(200).text("Links/Web");
        assertThat(web).startsWith("/app#/");
        return visitor.get("/app" + web.substring("/app#".length()));
    }

    @Test
    void projectsAreListedByGroup() {
        String project = space.project("Trading <Web>");

        assertThat(page("/projects"))
                .contains("Default Project Group")
                .contains("Trading &lt;Web&gt;")
                .contains("/projects/" + project)
                .doesNotContain("<Web>");
    }

    @Test
    void aProjectShowsItsStepsPhasesAndChannels() {
        String test = space.environment("Test");
        space.environment("Production");
        String project = space.project("Billing");
        space.put(
                        "deploymentprocesses/deploymentprocess-" + project,
                        """
                        {"Id": "deploymentprocess-%s", "SpaceId": "%s", "ProjectId": "%s", "Version": 0, "Steps": [
                          {"Name": "Say <hello>", "Actions": [
                            {"Name": "Say <hello>", "ActionType": "Octopus.Script", "Environments": ["%s"],
                             "Properties": {"Octopus.Action.Script.ScriptBody": "echo hello"}}]}]}"""
                                .formatted(project, space.id(), project, test))
                .expect(200);

        assertThat(page("/projects/" + project))
                .contains("Say &lt;hello&gt;")
                .contains("Octopus.Script")
                .contains("Only in")
                .contains(">Test</a>")
                .contains(">Production</a>")
                .contains("Default Lifecycle");
    }

    @Test
    void everyLinkOfTheApiToAPageResolves() {
        String environment = space.environment("Test");
        String project = space.project("Billing");
        String tenant = space.tenant("Acme", "");
        String channel = space.get("projects/" + project + "/channels").text("Items/0/Id");

        assertThat(web("environments/" + environment).expect(200).body()).contains("<h1>Test</h1>");
        assertThat(web("projects/" + project).expect(200).body()).contains("<h1>Billing</h1>");
        assertThat(web("tenants/" + tenant).expect(200).body()).contains("<h1>Acme</h1>");
        assertThat(web("lifecycles/" + space.defaultLifecycle()).expect(200).body())
                .contains("<h1>Default Lifecycle</h1>");
        assertThat(web("channels/" + channel).expect(303).header("Location"))
                .isEqualTo("/app/" + space.id() + "/projects/" + project + "#channels");
        assertThat(web("projectgroups/" + space.defaultGroup()).expect(303).header("Location"))
                .isEqualTo("/app/" + space.id() + "/projects#" + space.defaultGroup());
    }

    @Test
    void whatBelongsToAnotherSpaceIsNotShown() {
        String project = space.project("Billing");

        visitor.get("/app/Spaces-1/projects/" + project).expect(404);
        visitor.get("/app/" + space.id() + "/projects/nothing").expect(404);
    }

    @Test
    void anEnvironmentShowsItsTargets() {
        String test = space.environment("Test");
        String target = localTarget(test);

        assertThat(page("/environments/" + test))
                .contains("/infrastructure/machines/" + target)
                .contains("Nothing has run in this environment yet.");
        assertThat(page("/environments/" + space.environment("Empty"))).contains("No deployment target is in this");
    }

    private String localTarget(String environment) {
        return space.post(
                        "machines",
                        "{'Name':'web <1>','EnvironmentIds':['" + environment + "'],'Roles':['web-server'],"
                                + "'SkipInitialHealthCheck':true,'Endpoint':{'CommunicationStyle':'None'}}")
                .expect(201)
                .text("Id");
    }

    @Test
    void aTargetShowsWhatItIsForAndItsHealthIsCheckedByItsButton() {
        String target = localTarget(space.environment("Test"));
        String address = "/app/" + space.id() + "/infrastructure/machines/" + target;

        Visitor.Page shown = visitor.get(address).expect(200);
        assertThat(shown.body())
                .contains("<h1>web &lt;1&gt;</h1>")
                .contains(">Test</a>")
                .contains("web-server")
                .contains("not contacted; workers act for it")
                .contains("deployments without a tenant");

        String task = visitor.post(address + "/health", Map.of("csrf", shown.csrf()))
                .expect(303)
                .header("Location");
        assertThat(visitor.get(task).expect(200).body()).contains("Check the health of the target web &lt;1&gt;");
    }

    @Test
    void aLifecycleNamesTheProjectsThatFollowIt() {
        space.project("Billing");
        String strict = space.lifecycle("Strict", space.environment("Test"));

        assertThat(page("/lifecycles/" + space.defaultLifecycle())).contains(">Billing</a>");
        assertThat(page("/lifecycles/" + strict))
                .contains("No project follows it")
                .doesNotContain("Billing");
    }

    @Test
    void anAddressWithoutAPageSaysSo() {
        assertThat(visitor.get("/app/nowhere/x/y").expect(404).body())
                .contains("There is nothing at /app/nowhere/x/y.");
    }

    @Test
    void emptyListsSayWhatTheyAreFor() {
        assertThat(page("/environments")).contains("There are no environments yet.");
        assertThat(page("/tenants")).contains("There are no tenants.");
        assertThat(page("/infrastructure/machines")).contains("There are no deployment targets yet.");
        assertThat(page("/tasks")).contains("Nothing has run in this space yet.");
    }

    private String release(String project, String version) {
        return space.post(
                        "releases",
                        "{'ProjectId':'" + project + "','Version':'" + version + "','ReleaseNotes':'<i>new</i>'}")
                .expect(201)
                .text("Id");
    }

    @Test
    void aReleaseIsDeployedByItsButtonAndAppearsOnTheDashboard() {
        String test = space.environment("Test");
        space.environment("Production");
        String project = space.project("Billing");
        String release = release(project, "1.2.3");

        assertThat(page("/projects/" + project)).contains("1.2.3").contains("Nothing has been deployed yet.");
        Visitor.Page before =
                visitor.get("/app/" + space.id() + "/releases/" + release).expect(200);
        assertThat(before.body())
                .contains("<h1>Release 1.2.3</h1>")
                .contains("&lt;i&gt;new&lt;/i&gt;")
                .contains("not deployed")
                .contains("<option value=\"" + test + "\" selected>Test</option>");
        assertThat(page("")).contains("Billing").doesNotContain("1.2.3");

        String deploy = "/app/" + space.id() + "/releases/" + release + "/deploy";
        visitor.post(deploy, Map.of("environment", test)).expect(403);
        visitor.post(deploy, Map.of("environment", "nothing", "csrf", before.csrf()))
                .expect(400);
        String made = visitor.post(deploy, Map.of("environment", test, "csrf", before.csrf()))
                .expect(303)
                .header("Location");

        assertThat(made).startsWith("/app/" + space.id() + "/deployments/Deployments-");
        assertThat(visitor.get(made).expect(200).body())
                .contains("Release 1.2.3")
                .contains("data-task-state");
        assertThat(page("")).contains("1.2.3").contains(made);
        assertThat(page("/projects/" + project)).doesNotContain("Nothing has been deployed yet.");
        assertThat(web("releases/" + release).expect(303).header("Location"))
                .isEqualTo("/app/" + space.id() + "/releases/" + release);
        String deployment = made.substring(made.lastIndexOf('/') + 1);
        assertThat(web("deployments/" + deployment).expect(303).header("Location"))
                .isEqualTo(made);
    }

    @Test
    void theGridIsSentAgainOnlyWhenSomethingChanged() {
        space.environment("Test");
        space.project("Billing");
        Matcher seen = Pattern.compile("/grid\\?seen=([0-9a-f]+)").matcher(page(""));
        assertThat(seen.find()).isTrue();
        String again = "/app/" + space.id() + "/grid?seen=" + seen.group(1);

        visitor.piece(again).expect(204);
        space.project("Trading");
        assertThat(visitor.piece(again).expect(200).body()).contains("Trading").doesNotContain("<html");
    }

    @Test
    void anEmptySpaceSaysWhatToDoFirst() {
        assertThat(page("")).contains("Start here").contains("Create environments");
    }
}
