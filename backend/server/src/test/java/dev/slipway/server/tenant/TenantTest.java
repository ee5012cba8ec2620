package dev.slipway.server.tenant;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.server.ModelSpace;
import dev.slipway.server.TestDatabases;
import dev.slipway.server.TestServer;
import dev.slipway.server.Wire;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@Tag(TestDatabases.POSTGRESQL)
class TenantTest {
    private final ModelSpace space = new ModelSpace();

    @Test
    void aNewOneGetsItsDefaults() {
        Wire.Answer created = space.post("tenants", "{'Name':' Acme Corp '}").expect(201);

        String id = created.text("Id");
        assertThat(created.text("Name")).isEqualTo("Acme Corp");
        assertThat(created.text("Slug")).isEqualTo("acme-corp");
        assertThat(created.at("IsDisabled")).isEqualTo(false);
        assertThat(created.at("ClonedFromTenantId")).isNull();
        assertThat(created.text("TenantTags")).isEqualTo("[]");
        assertThat(created.text("ProjectEnvironments")).as("a map, never null").isEqualTo("{}");
        assertThat(created.text("Links/Self")).isEqualTo(space.at("tenants/" + id));
        assertThat(created.text("Links/Variables")).isEqualTo(space.at("tenants/" + id + "/variables"));
        assertThat(created.text("Links/Web")).isEqualTo("/app#/" + space.id() + "/tenants/" + id);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{}                                    | Name is missing; it must have a value",
                "{'Name':'<201*n>'}                    | Name '<120*n>...' is longer than 200 characters",
                "{'Name':'a','ProjectEnvironments':[]} | The request's body cannot be read: Expected BEGIN_OBJECT but was BEGIN_ARRAY at path $.ProjectEnvironments",
                "{'Name':'a','TenantTags':[null]}      | The request's body cannot be read: Null is not allowed in a list at path $.TenantTags[1]",
                "{'Name':'a','TenantTags':['EU']}      | TenantTags: there is no tag 'EU' for a Tenant; a tag is written TagSetName/TagName",
                "{'Name':'a','TenantTags':['Tier/Lead']} | TenantTags: there is no tag 'Tier/Lead' for a Tenant; a tag is written TagSetName/TagName",
                "{'Name':'a','TenantTags':['Tier/Gold','tier/silver']} | TenantTags: both Tier/Gold and Tier/Silver are given; of the tag set Tier only one may be",
                "{'Name':'a','TenantTags':['Jobs/Nightly']} | TenantTags: there is no tag 'Jobs/Nightly' for a Tenant; a tag is written TagSetName/TagName",
                "{'Name':'a','ProjectEnvironments':{'Projects-0':[]}} | ProjectEnvironments: there is no project 'Projects-0' in the space",
            })
    void badInputIsRefusedNamingTheField(String body, String error) {
        space.tagSet("Tier", "SingleSelect", "Gold", "Silver");
        space.post("tagsets", "{'Name':'Jobs','Scopes':['Runbook'],'Tags':[{'Name':'Nightly'}]}")
                .expect(201);

        assertThat(space.post("tenants", ModelSpace.repeated(body)).expect(400).text("Errors/0"))
                .isEqualTo(ModelSpace.repeated(error));
    }

    @Test
    void aNameIsTakenWhateverItsCase() {
        space.tenant("Acme", "");

        assertThat(space.post("tenants", "{'Name':' ACME '}").expect(400).text("Errors/0"))
                .isEqualTo("Name: There is already a tenant called ACME");
    }

    @Test
    void tagsAreStoredAsTheirSetSpellsThemAndOnce() {
        space.tagSet("Region", "MultiSelect", "EU");
        space.tagSet("Note", "FreeText");

        String tenant = space.tenant("Acme", "'TenantTags':['REGION/eu','Region/EU','note/Handle with care']");

        assertThat(space.get("tenants/" + tenant).text("TenantTags")).isEqualTo("[Region/EU, Note/Handle with care]");
    }

    @Test
    void itIsLinkedToEnvironmentsWhereTheProjectsReleasesCanCome() {
        String dev = space.environment("Dev");
        String perf = space.environment("Perf");
        String lifecycle = space.lifecycle("Strict", dev);
        String project = space.post(
                        "projects",
                        "{'Name':'Shop','ProjectGroupId':'" + space.defaultGroup() + "','LifecycleId':'" + lifecycle
                                + "'}")
                .expect(201)
                .text("Id");

        assertThat(space.post("tenants", "{'Name':'Acme','ProjectEnvironments':{'" + project + "':['" + perf + "']}}")
                        .expect(400)
                        .text("Errors/0"))
                .isEqualTo(
                        "ProjectEnvironments: the environment '" + perf + "' is in no lifecycle of the project Shop");

        String fast = space.lifecycle("Fast", perf);
        space.post("channels", "{'Name':'Hotfix','ProjectId':'" + project + "','LifecycleId':'" + fast + "'}")
                .expect(201);
        String tenant =
                space.tenant("Acme", "'ProjectEnvironments':{'" + project + "':['" + dev + "','" + perf + "']}");
        assertThat(space.get("tenants/" + tenant).text("ProjectEnvironments"))
                .isEqualTo("{" + project + "=[" + dev + ", " + perf + "]}");
    }

    @Test
    void aProjectOfAnotherSpaceIsUnknown() {
        String foreign = new ModelSpace().project("Theirs");

        space.post("tenants", "{'Name':'Acme','ProjectEnvironments':{'" + foreign + "':[]}}")
                .expect(400);
    }

    @Test
    void aLinkThatIsThereAlreadyIsNotLookedAtAgain() {
        String dev = space.environment("Dev");
        String test = space.environment("Test");
        String project = space.project("Shop");
        String tenant = space.tenant("Acme", "'ProjectEnvironments':{'" + project + "':['" + test + "']}");
        String strict = space.lifecycle("Strict", dev);
        space.put(
                        "projects/" + project,
                        "{'Name':'Shop','ProjectGroupId':'" + space.defaultGroup() + "','LifecycleId':'" + strict
                                + "'}")
                .expect(200);

        String body = "{'Name':'Acme 2','ProjectEnvironments':{'" + project + "':['" + test + "']}}";
        space.put("tenants/" + tenant, body).expect(200);
        space.put("tenants/" + tenant, "{'Name':'Acme 2'}").expect(200);
        space.put("tenants/" + tenant, body).expect(400);
    }

    @Test
    void listsAreFiltered() {
        space.tagSet("Region", "MultiSelect", "EU", "US");
        space.tagSet("Ring", "MultiSelect", "Alpha", "Beta");
        String dev = space.environment("Dev");
        String shop = space.project("Shop");
        space.tenant(
                "Acme",
                "'TenantTags':['Region/EU','Ring/Alpha'],'ProjectEnvironments':{'" + shop + "':['" + dev + "']}");
        space.tenant("Bolt", "'TenantTags':['Region/US','Ring/Alpha'],'IsDisabled':true");
        String core = space.tenant("Core", "'TenantTags':['Region/EU'],'ProjectEnvironments':{'" + shop + "':[]}");
        space.post("tenants?clone=" + core, "{'Name':'Delta','Description':''}").expect(200);

        for (String[] row : new String[][] {
            {"", "Acme Bolt Core Delta"},
            {"projectId=" + shop, "Acme Core Delta"},
            {"tags=region/eu", "Acme Core Delta"},
            {"tags=Region/EU,Region/US", "Acme Bolt Core Delta"},
            {"tags=Region/EU,Region/US,Ring/Alpha", "Acme Bolt"},
            {"tags=Region/Mars", ""},
            {"isDisabled=true", "Bolt"},
            {"isDisabled=false", "Acme Core Delta"},
            {"clonedFromTenantId=" + core, "Delta"},
            {"name=ACME", "Acme"},
            {"partialName=o", "Bolt Core"},
            {"projectId=" + shop + "&tags=Ring/Alpha", "Acme"},
        }) {
            assertThat(String.join(
                            " ",
                            space.get("tenants?" + row[0])
                                    .expect(200)
                                    .each("Items", "Name")
                                    .toArray(String[]::new)))
                    .as(row[0])
                    .isEqualTo(row[1]);
        }
        assertThat(space.get("tenants/all?projectId=" + shop).text("1/Name")).isEqualTo("Core");
    }

    @Test
    void aCopyHasTheTagsAndLinksOfItsSource() {
        space.tagSet("Region", "MultiSelect", "EU");
        String dev = space.environment("Dev");
        String shop = space.project("Shop");
        String source = space.tenant(
                "Acme", "'TenantTags':['Region/EU'],'ProjectEnvironments':{'" + shop + "':['" + dev + "']}");

        Wire.Answer copy = space.post("tenants?clone=" + source, "{'Name':'Bolt','Description':'new'}")
                .expect(200);

        assertThat(copy.text("Id")).isNotEqualTo(source);
        assertThat(copy.text("Slug")).isEqualTo("bolt");
        assertThat(copy.text("Description")).isEqualTo("new");
        assertThat(copy.text("ClonedFromTenantId")).isEqualTo(source);
        assertThat(copy.text("TenantTags")).isEqualTo("[Region/EU]");
        assertThat(copy.text("ProjectEnvironments")).isEqualTo("{" + shop + "=[" + dev + "]}");

        space.put("tenants/" + copy.text("Id"), "{'Name':'Bolt'}").expect(200);
        assertThat(space.get("tenants/bolt").text("ClonedFromTenantId"))
                .as("kept")
                .isEqualTo(source);
        space.post("tenants?clone=Tenants-0", "{'Name':'Cask'}").expect(404);
        space.post("tenants?clone=" + source, "{'Name':'acme'}").expect(400);
        space.post("tenants?clone=" + source, "{}").expect(400);
    }

    @Test
    void anEnvironmentStaysWhileATenantIsLinkedToIt() {
        String dev = space.environment("Dev");
        String shop = space.project("Shop");
        String tenant = space.tenant("Acme", "'ProjectEnvironments':{'" + shop + "':['" + dev + "']}");

        assertThat(space.delete("environments/" + dev).expect(400).text("Errors/0"))
                .isEqualTo("The environment Dev cannot be deleted; it is used by tenant Acme.");

        space.delete("tenants/" + tenant).expect(200);
        space.delete("environments/" + dev).expect(200);
        assertThat(space.audit(tenant)).containsExactly("Deleted", "Created");
    }

    @Test
    void aDeletedProjectLeavesItsTenants() {
        String dev = space.environment("Dev");
        String shop = space.project("Shop");
        String blog = space.project("Blog");
        String tenant = space.tenant(
                "Acme", "'ProjectEnvironments':{'" + shop + "':['" + dev + "'],'" + blog + "':['" + dev + "']}");

        space.delete("projects/" + shop).expect(200);

        assertThat(space.get("tenants/" + tenant).text("ProjectEnvironments"))
                .isEqualTo("{" + blog + "=[" + dev + "]}");
        space.delete("environments/" + dev).expect(400);
    }

    @Test
    void theTagTestSaysWhatIsMissing() {
        space.tagSet("Region", "MultiSelect", "EU", "US");
        String acme = space.tenant("Acme", "'TenantTags':['Region/EU']");
        String bolt = space.tenant("Bolt", "");
        String path = "tenants/tag-test?tenantIds=" + acme + "," + bolt + "&tags=";

        Wire.Answer test = space.get(path + "Region/EU").expect(200);
        assertThat(test.at(acme + "/IsMatched")).isEqualTo(true);
        assertThat(test.text(acme + "/Reason")).isEmpty();
        assertThat(test.at(bolt + "/IsMatched")).isEqualTo(false);
        assertThat(test.text(bolt + "/Reason")).isEqualTo("The tenant has none of Region/EU.");
        assertThat(test.text(bolt + "/MissingTags")).isEqualTo("[Region/EU]");

        assertThat(space.get(path).at(bolt + "/IsMatched"))
                .as("no tags choose all")
                .isEqualTo(true);
    }

    @Test
    void oneOfAnotherSpaceIsNotFound() {
        String tenant = space.tenant("Acme", "");
        String theirs = "/api/" + TestServer.shared().newSpace() + "/tenants/" + tenant;

        space.wire().get(theirs).expect(404);
        space.wire().put(theirs, "{\"Name\":\"x\"}").expect(404);
        space.wire().delete(theirs).expect(404);
    }
}
