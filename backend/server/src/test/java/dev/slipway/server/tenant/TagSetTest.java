package dev.slipway.server.tenant;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.server.ModelSpace;
import dev.slipway.server.TestServer;
import dev.slipway.server.Wire;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TagSetTest {
    private final ModelSpace space = new ModelSpace();

    @Test
    void aNewOneGetsItsDefaultsAndItsTagsTheirCanonicalNames() {
        Wire.Answer created = space.post(
                        "tagsets", "{'Name':' Region ','Tags':[{'Name':'EU','Color':'#00ff00'},{'Name':' US '}]}")
                .expect(201);

        String id = created.text("Id");
        assertThat(created.text("Name")).isEqualTo("Region");
        assertThat(created.text("Type")).isEqualTo("MultiSelect");
        assertThat(created.text("Scopes")).isEqualTo("[Tenant]");
        assertThat(created.each("Tags", "CanonicalTagName")).containsExactly("Region/EU", "Region/US");
        assertThat(created.each("Tags", "Color")).containsExactly("#00ff00", "#333333");
        assertThat(created.each("Tags", "SortOrder")).containsExactly(0.0, 1.0);
        assertThat(created.text("Tags/0/Id")).matches(id + "/Tags-\\d+");
        assertThat(created.text("Links/Self")).isEqualTo(space.at("tagsets/" + id));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{}                                  | Name is missing; it must have a value",
                "{'Name':'<201*n>'}                  | Name '<120*n>...' is longer than 200 characters",
                "{'Name':'a/b'}                      | Name: 'a/b' has a slash, which divides a set from its tags",
                "{'Name':'a','Type':'Some'}          | The request's body cannot be read: Expected one of MultiSelect, SingleSelect, FreeText but was 'Some' at path $.Type",
                "{'Name':'a','Tags':'EU'}            | The request's body cannot be read: Expected BEGIN_ARRAY but was STRING at path $.Tags",
                "{'Name':'a','Tags':[{}]}            | Tags[0].Name is missing; it must have a value",
                "{'Name':'a','Tags':[{'Name':'x'},{'Name':'X'}]} | Tags[1].Name: there is another tag called 'X'",
                "{'Name':'a','Tags':[{'Name':'x','Color':'red;'}]} | Tags[0].Color: 'red;' is not a colour like #333333",
                "{'Name':'a','Tags':[<1000*{'Name':'x'},>{'Name':'x'}]} | Tags: There are 1001 tags; at most 1000 are allowed",
                "{'Name':'a','Scopes':['Planet']}    | Scopes: 'Planet' is none of Tenant, Environment, Project, Runbook, Target",
                "{'Name':'a','Type':'FreeText','Tags':[{'Name':'x'}]} | Tags: a set of the type FreeText lists no tags",
            })
    void badInputIsRefusedNamingTheField(String body, String error) {
        assertThat(space.post("tagsets", ModelSpace.repeated(body)).expect(400).text("Errors/0"))
                .isEqualTo(ModelSpace.repeated(error));
    }

    @Test
    void aNameIsTakenWhateverItsCase() {
        space.tagSet("Region", "MultiSelect");

        assertThat(space.post("tagsets", "{'Name':'REGION'}").expect(400).text("Errors/0"))
                .isEqualTo("Name: There is already a tag set called REGION");
    }

    @Test
    void setsAreFilteredByScope() {
        space.post("tagsets", "{'Name':'Both','Scopes':['tenant','Project']}").expect(201);
        space.post("tagsets", "{'Name':'Runbooks','Scopes':['Runbook']}").expect(201);

        assertThat(space.get("tagsets?scopes=Project").each("Items", "Name")).containsExactly("Both");
        assertThat(space.get("tagsets?scopes=Project,Runbook").each("Items", "Name"))
                .containsExactly("Both", "Runbooks");
        assertThat(space.get("tagsets?scopes=Planet").each("Items", "Name")).isEmpty();
        assertThat(space.get("tagsets?partialName=RUN").each("Items", "Name")).containsExactly("Runbooks");
    }

    @Test
    void theOrderIsSetByNamingAllOfThem() {
        String a = space.tagSet("A", "MultiSelect");
        String b = space.tagSet("B", "MultiSelect");

        space.put("tagsets/sortorder", "['" + b + "','" + a + "']").expect(200);
        assertThat(space.get("tagsets/all").expect(200).text("0/Name")).isEqualTo("B");

        space.put("tagsets/sortorder", "['" + b + "']").expect(400);
        space.put("tagsets/sortorder", "['" + b + "','" + b + "']").expect(400);
    }

    @Test
    void whatHasATagFollowsItsNewName() {
        String set = space.tagSet("Region", "MultiSelect", "EU", "US");
        String free = space.tagSet("Note", "FreeText");
        String tenant = space.tenant("Acme", "'TenantTags':['region/eu','Region/US','note/Any thing']");
        String project = space.post("projects", space.projectBody("Shop", "'ProjectTags':['Region/US']"))
                .expect(201)
                .text("Id");
        Wire.Answer before = space.get("tagsets/" + set).expect(200);

        Wire.Answer after = space.put(
                        "tagsets/" + set,
                        before.body()
                                .replace("\"Name\":\"Region\"", "\"Name\":\"Area\"")
                                .replace("\"Name\":\"EU\"", "\"Name\":\"Europe\""))
                .expect(200);
        space.put("tagsets/" + free, "{'Name':'Remark','Type':'FreeText','Scopes':['Tenant']}")
                .expect(200);

        assertThat(after.text("Tags/0/Id")).isEqualTo(before.text("Tags/0/Id"));
        assertThat(after.each("Tags", "CanonicalTagName")).containsExactly("Area/Europe", "Area/US");
        assertThat(space.get("tenants/" + tenant).text("TenantTags"))
                .isEqualTo("[Area/Europe, Area/US, Remark/Any thing]");
        assertThat(space.get("projects/" + project).text("ProjectTags")).isEqualTo("[Area/US]");
        assertThat(space.get("tenants?tags=area/europe").each("Items", "Name")).containsExactly("Acme");
    }

    @Test
    void aTagThatIsSentWithoutItsIdIsKnownByItsName() {
        String set = space.tagSet("Region", "MultiSelect", "EU");
        space.tenant("Acme", "'TenantTags':['Region/EU']");
        Wire.Answer before = space.get("tagsets/" + set).expect(200);

        Wire.Answer after = space.put("tagsets/" + set, "{'Name':'Region','Tags':[{'Name':'US'},{'Name':'EU'}]}")
                .expect(200);

        assertThat(after.text("Tags/1/Id")).isEqualTo(before.text("Tags/0/Id"));
        assertThat(after.text("Tags/0/Id")).isNotEqualTo(before.text("Tags/0/Id"));
    }

    @Test
    void aTagOrSetInUseIsNotDeleted() {
        String set = space.tagSet("Region", "MultiSelect", "EU", "US");
        String tenant = space.tenant("Acme", "'TenantTags':['Region/EU']");

        assertThat(space.put("tagsets/" + set, "{'Name':'Region','Tags':[{'Name':'US'}]}")
                        .expect(400)
                        .text("Errors/0"))
                .isEqualTo("The tag Region/EU cannot be deleted; it is used by tenant Acme.");
        assertThat(space.delete("tagsets/" + set).expect(400).text("Errors/0"))
                .isEqualTo("The tag set Region cannot be deleted; it is used by tenant Acme.");

        space.delete("tenants/" + tenant).expect(200);
        space.delete("tagsets/" + set).expect(200);
        space.get("tagsets/" + set).expect(404);
        assertThat(space.audit(set)).containsExactly("Deleted", "Created");
    }

    @Test
    void oneOfAnotherSpaceIsNotFound() {
        String set = space.tagSet("Region", "MultiSelect");
        String theirs = "/api/" + TestServer.shared().newSpace() + "/tagsets/" + set;

        space.wire().get(theirs).expect(404);
        space.wire().put(theirs, "{\"Name\":\"x\"}").expect(404);
        space.wire().delete(theirs).expect(404);
    }
}
