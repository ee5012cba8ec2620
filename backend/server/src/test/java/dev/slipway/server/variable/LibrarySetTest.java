package dev.slipway.server.variable;

import static dev.slipway.server.process.ProcessFixture.json;
import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.server.TestDatabases;
import dev.slipway.server.TestServer;
import dev.slipway.server.Wire;
import dev.slipway.server.process.ProcessFixture;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@Tag(TestDatabases.POSTGRESQL)
class LibrarySetTest {
    private final Wire wire = TestServer.shared().wire();
    private final String space = TestServer.shared().newSpace();
    private final String api = "/api/" + space;
    private final String sets = api + "/libraryvariablesets";

    private Wire.Answer create(String body) {
        return wire.post(sets, json(body));
    }

    @Test
    void aNewOneHasItsVariableSet() {
        Wire.Answer created = create("{'Name':' Shared ','Description':'d'}").expect(201);
        String id = created.text("Id");

        assertThat(created.text("Name")).isEqualTo("Shared");
        assertThat(created.text("ContentType")).isEqualTo("Variables");
        assertThat(created.text("VariableSetId")).isEqualTo("variableset-" + id);
        assertThat(created.at("Templates")).isEqualTo(List.of());
        Wire.Answer variables = wire.get(created.text("Links/Variables")).expect(200);
        assertThat(variables.text("OwnerId")).isEqualTo(id);
        assertThat(variables.at("Version")).isEqualTo(0.0);
        assertThat(wire.get(created.text("Links/Self")).expect(200).body()).isEqualTo(created.body());
    }

    @Test
    void theyAreListedByNameAndByWhatTheyHold() {
        create("{'Name':'b'}").expect(201);
        create("{'Name':'A','ContentType':'ScriptModule'}").expect(201);

        assertThat(wire.get(sets).expect(200).each("Items", "Name")).containsExactly("A", "b");
        assertThat(wire.get(sets + "?contentType=scriptmodule").each("Items", "Name"))
                .containsExactly("A");
        assertThat(wire.get(sets + "/all?contentType=Variables").expect(200).body())
                .contains("\"Name\":\"b\"")
                .doesNotContain("ScriptModule");
        assertThat(wire.get(sets + "?contentType=x").expect(400).text("Errors/0"))
                .isEqualTo("The parameter contentType is 'x'; it must be Variables or ScriptModule");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{'Name':' '} | Name is missing; it must have a value",
                "{'Name':'A','Templates':[{'Name':''}]} | Templates.Name is missing; it must have a value",
                "{'Name':'A','Templates':[{'Name':'T'},{'Name':'t'}]} | There is more than one template called 't'; Templates",
            })
    void badInputIsRefused(String body, String error) {
        assertThat(create(body).expect(400).text("Errors/0")).contains(error.split(";")[0]);
    }

    @Test
    void aNameIsTakenWhateverItsCase() {
        create("{'Name':'Shared'}").expect(201);

        assertThat(create("{'Name':'SHARED'}").expect(400).text("Errors/0"))
                .isEqualTo("Name: There is already a library variable set called SHARED");
    }

    @Test
    void itIsChangedButNotWhatItHolds() {
        Wire.Answer created = create("{'Name':'Shared'}").expect(201);

        Wire.Answer changed = wire.put(
                        created.text("Links/Self"), json("{'Name':'Common','ContentType':'ScriptModule'}"))
                .expect(200);

        assertThat(changed.text("Name")).isEqualTo("Common");
        assertThat(changed.text("ContentType")).isEqualTo("Variables");
        assertThat(changed.text("VariableSetId")).isEqualTo(created.text("VariableSetId"));
    }

    @Test
    void aSensitiveDefaultOfATemplateIsKeptAndNeverShown() {
        Wire.Answer created = create("{'Name':'Shared','Templates':[{'Name':'Pw','DefaultValue':"
                        + "{'HasValue':true,'NewValue':'hunter2'}}]}")
                .expect(201);

        Wire.Answer kept = wire.put(created.text("Links/Self"), created.body()).expect(200);

        assertThat(created.body()).doesNotContain("hunter2");
        assertThat(kept.at("Templates/0/DefaultValue/HasValue")).isEqualTo(true);
        assertThat(kept.text("Templates/0/Id")).isEqualTo(created.text("Templates/0/Id"));
    }

    @ParameterizedTest
    @CsvSource({"Action", "Channel", "ProcessOwner"})
    void itsValuesCannotBeLimitedToWhatProjectsHave(String field) {
        String set = create("{'Name':'Shared'}").expect(201).text("VariableSetId");

        assertThat(wire.put(
                                api + "/variables/" + set,
                                json("{'Version':0,'Variables':[{'Name':'X','Scope':{'" + field + "':['a']}}]}"))
                        .expect(400)
                        .text("Errors/0"))
                .startsWith("The variable 'X' has a Scope in '" + field + "'");
    }

    @Test
    void oneThatAProjectIncludesCannotBeDeleted() {
        String id = create("{'Name':'Shared'}").expect(201).text("Id");
        String project = new ProcessFixture(wire, api).newProject("Web");
        Wire.Answer read = wire.get(api + "/projects/" + project);
        String including = read.body()
                .replaceFirst(
                        "\"IncludedLibraryVariableSetIds\":\\[]", "\"IncludedLibraryVariableSetIds\":[\"" + id + "\"]");
        wire.put(api + "/projects/" + project, including).expect(200);

        assertThat(wire.delete(sets + "/" + id).expect(400).text("Errors/0")).contains("it is included by project Web");

        wire.put(api + "/projects/" + project, read.body()).expect(200);
        wire.delete(sets + "/" + id).expect(200);
        wire.get(sets + "/" + id).expect(404);
        wire.get(api + "/variables/variableset-" + id).expect(404);
    }

    @Test
    void aProjectIncludesOnlyWhatThereIs() {
        String project = new ProcessFixture(wire, api).newProject("Web");
        String including = wire.get(api + "/projects/" + project)
                .body()
                .replaceFirst(
                        "\"IncludedLibraryVariableSetIds\":\\[]",
                        "\"IncludedLibraryVariableSetIds\":[\"LibraryVariableSets-0\"]");

        assertThat(wire.put(api + "/projects/" + project, including).expect(400).text("Errors/0"))
                .isEqualTo(
                        "IncludedLibraryVariableSetIds: there is no library variable set 'LibraryVariableSets-0' in the"
                                + " space");
    }

    @Test
    void oneOfAnotherSpaceIsNotFound() {
        String id = create("{'Name':'Shared'}").expect(201).text("Id");
        String other = "/api/" + TestServer.shared().newSpace() + "/libraryvariablesets/" + id;

        wire.get(other).expect(404);
        wire.put(other, json("{'Name':'Mine'}")).expect(404);
        wire.delete(other).expect(404);
    }
}
