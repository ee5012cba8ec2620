package dev.slipway.server.portal;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.server.ModelSpace;
import dev.slipway.server.TestServer;
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
    void emptyListsSayWhatTheyAreFor() {
        assertThat(page("/environments")).contains("There are no environments yet.");
        assertThat(page("/tenants")).contains("There are no tenants.");
        assertThat(page("/tasks")).contains("Nothing has run in this space yet.");
    }
}
