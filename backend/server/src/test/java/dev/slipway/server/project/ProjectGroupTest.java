package dev.slipway.server.project;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.server.ModelSpace;
import dev.slipway.server.TestServer;
import dev.slipway.server.Wire;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ProjectGroupTest {
    private final ModelSpace space = new ModelSpace();

    private String group(String name) {
        return space.post("projectgroups", "{'Name':'" + name + "'}")
                .expect(201)
                .text("Id");
    }

    @Test
    void aNewSpaceHasADefaultOneWhichIsTheFirstOfTheList() {
        group("A comes before D");

        assertThat(space.get("projectgroups?take=1").expect(200).each("Items", "Name"))
                .containsExactly("Default Project Group");
        assertThat(space.get("projectgroups/all").expect(200).text("1/Name")).isEqualTo("A comes before D");
    }

    @Test
    void itIsFoundByIdSlugAndName() {
        String id = group("Web Shops");

        for (String text : new String[] {id, "web-shops", "WEB%20shops"}) {
            assertThat(space.get("projectgroups/" + text).expect(200).text("Id"))
                    .isEqualTo(id);
        }
        assertThat(space.get("projectgroups/" + id).text("Links/Projects"))
                .isEqualTo(space.at("projectgroups/" + id + "/projects"));
        assertThat(space.get("projectgroups/ProjectGroups-0").expect(404).has("Errors"))
                .isFalse();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{}                       | Name is missing; it must have a value",
                "{'Name':'<201*n>'}       | Name '<120*n>...' is longer than 200 characters",
                "{'Name':'DEFAULT project group'} | Name: There is already a project group called DEFAULT project group",
                "{'Name':'a','EnvironmentIds':7} | The request's body cannot be read: Expected BEGIN_ARRAY but was NUMBER at path $.EnvironmentIds",
            })
    void badInputIsRefusedNamingTheField(String body, String error) {
        assertThat(space.post("projectgroups", ModelSpace.repeated(body))
                        .expect(400)
                        .text("Errors/0"))
                .isEqualTo(ModelSpace.repeated(error));
    }

    @Test
    void onlyAnEmptyOneIsDeletedAndNeverTheDefaultOne() {
        String id = group("Shops");
        String project = space.post(
                        "projects",
                        "{'Name':'Web','ProjectGroupId':'" + id + "','LifecycleId':'" + space.defaultLifecycle() + "'}")
                .expect(201)
                .text("Id");

        assertThat(space.delete("projectgroups/" + id).expect(400).text("Errors/0"))
                .isEqualTo("The project group Shops cannot be deleted; it has the projects Web.");
        assertThat(space.get("projectgroups/" + id + "/projects").expect(200).each("Items", "Id"))
                .containsExactly(project);

        space.delete("projects/" + project).expect(200);
        space.delete("projectgroups/" + id).expect(200);
        space.get("projectgroups/" + id).expect(404);
        space.get("projectgroups/" + id + "/projects").expect(404);
        assertThat(space.delete("projectgroups/" + space.defaultGroup())
                        .expect(400)
                        .text("Errors/0"))
                .contains("it is the default one");
    }

    @Test
    void itIsRenamedAndStaysTheDefaultOne() {
        String id = space.defaultGroup();
        group("A");

        Wire.Answer renamed =
                space.put("projectgroups/" + id, "{'Name':'Zulu'}").expect(200);

        assertThat(renamed.text("Slug")).isEqualTo("default-project-group");
        assertThat(space.get("projectgroups?take=1").each("Items", "Name")).containsExactly("Zulu");
        assertThat(space.audit(id)).containsExactly("Modified");
    }

    @Test
    void oneOfAnotherSpaceIsNotFound() {
        String theirs = "/api/" + TestServer.shared().newSpace() + "/projectgroups/" + group("Mine");

        space.wire().get(theirs).expect(404);
        space.wire().get(theirs + "/projects").expect(404);
        space.wire().put(theirs, "{\"Name\":\"x\"}").expect(404);
        space.wire().delete(theirs).expect(404);
    }
}
