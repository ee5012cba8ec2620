package dev.slipway.server.project;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.server.ModelSpace;
import dev.slipway.server.TestServer;
import dev.slipway.server.Wire;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ProjectTest {
    private final ModelSpace space = new ModelSpace();

    @Test
    void aNewOneGetsItsDefaultsAndItsLinks() {
        Wire.Answer created =
                space.post("projects", space.projectBody(" Web Shop ", "")).expect(201);

        String id = created.text("Id");
        assertThat(created.text("Name")).isEqualTo("Web Shop");
        assertThat(created.text("Slug")).isEqualTo("web-shop");
        assertThat(created.text("VariableSetId")).isEqualTo("variableset-" + id);
        assertThat(created.text("DeploymentProcessId")).isEqualTo("deploymentprocess-" + id);
        assertThat(created.text("TenantedDeploymentMode")).isEqualTo("Untenanted");
        assertThat(created.text("DefaultGuidedFailureMode")).isEqualTo("EnvironmentDefault");
        assertThat(created.text("VersioningStrategy/Template"))
                .isEqualTo("#{Octopus.Version.LastMajor}.#{Octopus.Version.LastMinor}.#{Octopus.Version.NextPatch}");
        assertThat(created.at("ReleaseCreationStrategy/ChannelId")).isNull();
        assertThat(created.at("AllowIgnoreChannelRules")).isEqualTo(true);
        assertThat(created.at("IsVersionControlled")).isEqualTo(false);
        assertThat(created.text("PersistenceSettings")).isEqualTo("{Type=Database}");
        assertThat(created.at("ClonedFromProjectId")).isNull();

        String self = space.at("projects/" + id);
        assertThat(created.text("Links/Self")).isEqualTo(self);
        assertThat(created.text("Links/Channels")).isEqualTo(self + "/channels{/id}{?skip,take,partialName}");
        assertThat(created.text("Links/Releases")).isEqualTo(self + "/releases{/version}{?skip,take,searchByVersion}");
        assertThat(created.text("Links/DeploymentProcess")).isEqualTo(self + "/deploymentprocesses");
        assertThat(created.text("Links/DeploymentSettings")).isEqualTo(self + "/deploymentsettings");
        assertThat(created.text("Links/Progression")).startsWith(self + "/progression{?");
        assertThat(created.text("Links/Variables")).isEqualTo(space.at("variables/variableset-" + id));
        assertThat(created.text("Links/Web")).isEqualTo("/app#/" + space.id() + "/projects/" + id);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{'Name':'a','LifecycleId':'LC'}    | ProjectGroupId is missing; it must name a project group of the space",
                "{'Name':'a','ProjectGroupId':'PG'} | LifecycleId is missing; it must name a lifecycle of the space",
                "{'Name':'a','ProjectGroupId':'ProjectGroups-0','LifecycleId':'LC'} | ProjectGroupId: there is no project group 'ProjectGroups-0' in the space",
                "{'Name':'a','ProjectGroupId':'PG','LifecycleId':'Lifecycles-0'} | LifecycleId: there is no lifecycle 'Lifecycles-0' in the space",
                "{'ProjectGroupId':'PG','LifecycleId':'LC'} | Name is missing; it must have a value",
                "{'Name':'<201*n>','ProjectGroupId':'PG','LifecycleId':'LC'} | Name '<120*n>...' is longer than 200 characters",
                "{'Name':'a','ProjectGroupId':'PG','LifecycleId':'LC','TenantedDeploymentMode':'Maybe'} | The request's body cannot be read: Expected one of Untenanted, TenantedOrUntenanted, Tenanted but was 'Maybe' at path $.TenantedDeploymentMode",
                "{'Name':'a','ProjectGroupId':'PG','LifecycleId':'LC','IsDisabled':'yes'} | The request's body cannot be read: Expected a boolean but was STRING at path $.IsDisabled",
                "{'Name':'a','ProjectGroupId':'PG','LifecycleId':'LC','ProjectTags':['Team/Red']} | ProjectTags: there is no tag 'Team/Red' for a Project; a tag is written TagSetName/TagName",
                "{'Name':'a','ProjectGroupId':'PG','LifecycleId':'LC','PersistenceSettings':{'Type':'VersionControlled'}} | PersistenceSettings: 'VersionControlled' is not supported here; projects are kept in the database, type Database",
                "{'Name':'a','ProjectGroupId':'PG','LifecycleId':'LC','Templates':[{'Name':'T'},{'Name':'t'}]} | Templates[1].Name: there is another template called 't'",
                "{'Name':'a','ProjectGroupId':'PG','LifecycleId':'LC','ReleaseNotesTemplate':'<100001*n>'} | ReleaseNotesTemplate is longer than 100000 characters",
            })
    void badInputIsRefusedNamingTheFieldAndTheValue(String body, String error) {
        String json = ModelSpace.repeated(body).replace("'PG'", "'" + space.defaultGroup() + "'");

        assertThat(space.post("projects", json.replace("'LC'", "'" + space.defaultLifecycle() + "'"))
                        .expect(400)
                        .text("Errors/0"))
                .isEqualTo(ModelSpace.repeated(error));
    }

    @Test
    void groupAndLifecycleOfAnotherSpaceAreUnknown() {
        var other = new ModelSpace();

        Wire.Answer refused =
                space.post("projects", other.projectBody("Mixed", "")).expect(400);

        assertThat(refused.text("Errors/0")).startsWith("ProjectGroupId: there is no project group");
        assertThat(refused.text("Errors/1")).startsWith("LifecycleId: there is no lifecycle");
    }

    @Test
    void aNameIsTakenWhateverItsCase() {
        space.project("Shop");
        String other = space.project("Blog");

        assertThat(space.post("projects", space.projectBody("SHOP ", ""))
                        .expect(400)
                        .text("Errors/0"))
                .isEqualTo("Name: There is already a project called SHOP");
        space.put("projects/" + other, space.projectBody("shop", "")).expect(400);
    }

    @Test
    void itIsFoundByIdSlugAndNameAndListed() {
        String id = space.project("Web Shop");
        space.project("Blog");

        for (String text : new String[] {id, "web-shop", "WEB%20SHOP"}) {
            assertThat(space.get("projects/" + text).expect(200).text("Id")).isEqualTo(id);
        }
        assertThat(space.get("projects?partialName=SHO").each("Items", "Id")).containsExactly(id);
        assertThat(space.get("projects?ids=" + id + "&skip=300").each("Items", "Id"))
                .containsExactly(id);
        assertThat(space.get("projects/all").expect(200).text("0/Name")).isEqualTo("Blog");
        assertThat(space.get("projects/Projects-0").expect(404).has("Errors")).isFalse();
    }

    @Test
    void whatAPutLeavesOutIsEmptyOrKept() {
        space.tagSet("Team", "MultiSelect", "Red");
        Wire.Answer created = space.post(
                        "projects",
                        space.projectBody(
                                "Shop",
                                "'Description':'Sells','ProjectTags':['team/red'],'VersioningStrategy':{'Template':'1.i'},"
                                        + "'AllowIgnoreChannelRules':false,'Templates':[{'Name':'Host'}]"))
                .expect(201);
        assertThat(created.text("ProjectTags")).isEqualTo("[Team/Red]");
        assertThat(created.text("Templates/0/Id")).hasSize(36);

        Wire.Answer saved = space.put(
                        "projects/" + created.text("Id"),
                        space.projectBody(
                                "Shop 2",
                                "'Slug':'other','VariableSetId':'variableset-Projects-0','SpaceId':'Spaces-0'"))
                .expect(200);

        assertThat(saved.text("Description")).isEmpty();
        assertThat(saved.text("ProjectTags")).isEqualTo("[]");
        assertThat(saved.text("Templates")).isEqualTo("[]");
        assertThat(saved.text("VersioningStrategy/Template")).isEqualTo("1.i");
        assertThat(saved.at("AllowIgnoreChannelRules")).isEqualTo(false);
        for (String kept : new String[] {"Id", "SpaceId", "Slug", "VariableSetId", "DeploymentProcessId"}) {
            assertThat(saved.text(kept)).as(kept).isEqualTo(created.text(kept));
        }
        assertThat(space.audit(created.text("Id"))).containsExactly("Modified", "Created");
    }

    @Test
    void whatIsReadCanBeSavedUnchanged() {
        Wire.Answer created =
                space.post("projects", space.projectBody("Shop", "")).expect(201);

        assertThat(space.wire()
                        .put(created.text("Links/Self"), created.body())
                        .expect(200)
                        .body())
                .isEqualTo(created.body());
    }

    @Test
    void aDeletedOneIsGoneWithItsChannels() {
        String id = space.project("Shop");
        String channel = space.get("projects/" + id + "/channels").text("Items/0/Id");

        space.delete("projects/" + id).expect(200);

        space.get("projects/" + id).expect(404);
        space.get("channels/" + channel).expect(404);
        assertThat(space.audit(id)).containsExactly("Deleted", "Created");
    }

    @Test
    void aCopyHasTheSettingsAndChannelsOfItsSource() {
        String lifecycle = space.lifecycle("Fast", space.environment("Dev"));
        String source = space.post(
                        "projects",
                        space.projectBody("Shop", "'TenantedDeploymentMode':'Tenanted','Description':'Sells'"))
                .expect(201)
                .text("Id");
        String beta = space.post(
                        "channels",
                        "{'Name':'Beta','ProjectId':'" + source + "','IsDefault':true,'LifecycleId':'" + lifecycle
                                + "'}")
                .expect(201)
                .text("Id");
        space.put(
                        "projects/" + source,
                        space.projectBody(
                                "Shop",
                                "'TenantedDeploymentMode':'Tenanted','ReleaseCreationStrategy':{'ChannelId':'" + beta
                                        + "'}"))
                .expect(200);

        Wire.Answer copy = space.post(
                        "projects?clone=" + source,
                        "{'Name':'Shop 2','Description':'','ProjectGroupID':'" + space.defaultGroup()
                                + "','LifecycleID':'" + lifecycle + "'}")
                .expect(200);

        String id = copy.text("Id");
        assertThat(id).isNotEqualTo(source);
        assertThat(copy.text("ClonedFromProjectId")).isEqualTo(source);
        assertThat(copy.text("LifecycleId")).isEqualTo(lifecycle);
        assertThat(copy.text("TenantedDeploymentMode")).isEqualTo("Tenanted");
        assertThat(copy.text("VariableSetId")).isEqualTo("variableset-" + id);
        Wire.Answer channels = space.get("projects/" + id + "/channels").expect(200);
        assertThat(channels.each("Items", "Name")).containsExactly("Beta", "Default");
        assertThat(channels.each("Items", "IsDefault")).containsExactly(true, false);
        assertThat(channels.text("Items/0/LifecycleId")).isEqualTo(lifecycle);
        assertThat(copy.text("ReleaseCreationStrategy/ChannelId"))
                .isEqualTo(channels.text("Items/0/Id"))
                .isNotEqualTo(beta);
        assertThat(space.get("projects?clonedFromProjectId=" + source).each("Items", "Name"))
                .containsExactly("Shop 2");
        assertThat(space.get("projects/" + id).expect(200).body()).isEqualTo(copy.body());
    }

    @Test
    void aCopyNeedsAFreeNameAndASource() {
        String source = space.project("Shop");

        space.post("projects?clone=" + source, "{'Name':'shop'}").expect(400);
        space.post("projects?clone=" + source, "{}").expect(400);
        space.post("projects?clone=Projects-0", "{'Name':'Other'}").expect(404);
        Wire.Answer copy =
                space.post("projects?clone=" + source, "{'Name':'Other'}").expect(200);
        assertThat(copy.text("ProjectGroupId")).isEqualTo(space.defaultGroup());
    }

    @Test
    void aLifecycleStaysWhileAProjectFollowsIt() {
        String lifecycle = space.lifecycle("Fast", space.environment("Dev"));
        String project = space.post(
                        "projects",
                        "{'Name':'Shop','ProjectGroupId':'" + space.defaultGroup() + "','LifecycleId':'" + lifecycle
                                + "'}")
                .expect(201)
                .text("Id");

        assertThat(space.delete("lifecycles/" + lifecycle).expect(400).text("Errors/0"))
                .isEqualTo("The lifecycle Fast cannot be deleted; it is used by project Shop.");
        assertThat(space.get("lifecycles/" + lifecycle + "/projects")
                        .expect(200)
                        .text("0/Id"))
                .isEqualTo(project);

        space.delete("projects/" + project).expect(200);
        space.delete("lifecycles/" + lifecycle).expect(200);
    }

    @Test
    void theDeploymentSettingsAreAPartOfTheProject() {
        String id = space.project("Shop");
        String settings = "projects/shop/deploymentsettings";

        Wire.Answer before = space.get(settings).expect(200);
        assertThat(before.text("Id")).isEqualTo("deploymentsettings-" + id);
        assertThat(before.text("ProjectId")).isEqualTo(id);
        assertThat(before.text("ConnectivityPolicy/SkipMachineBehavior")).isEqualTo("None");
        assertThat(before.text("Links/Self")).isEqualTo(space.at("projects/" + id + "/deploymentsettings"));

        Wire.Answer after = space.put(
                        settings,
                        "{'ConnectivityPolicy':{'SkipMachineBehavior':'SkipUnavailableMachines','TargetRoles':['web']},"
                                + "'DefaultGuidedFailureMode':'On','ReleaseNotesTemplate':'Built','ForcePackageDownload':true,"
                                + "'VersioningStrategy':{'Template':'#{Octopus.Date.Year}.i'}}")
                .expect(200);
        assertThat(after.text("DefaultGuidedFailureMode")).isEqualTo("On");

        Wire.Answer project = space.get("projects/" + id).expect(200);
        assertThat(project.text("ProjectConnectivityPolicy/TargetRoles")).isEqualTo("[web]");
        assertThat(project.text("DefaultGuidedFailureMode")).isEqualTo("On");
        assertThat(project.text("ReleaseNotesTemplate")).isEqualTo("Built");
        assertThat(project.at("ForcePackageDownload")).isEqualTo(true);
        assertThat(project.text("VersioningStrategy/Template")).isEqualTo("#{Octopus.Date.Year}.i");
        assertThat(project.text("Name")).isEqualTo("Shop");

        assertThat(space.put(settings, "{'VersioningStrategy':{'Template':' '}}")
                        .expect(200)
                        .text("VersioningStrategy/Template"))
                .as("a strategy that says nothing changes nothing")
                .isEqualTo("#{Octopus.Date.Year}.i");
        assertThat(space.put(settings, "{'DefaultGuidedFailureMode':'Perhaps'}")
                        .expect(400)
                        .text("Errors/0"))
                .contains("EnvironmentDefault, Off, On");
    }

    @Test
    void oneOfAnotherSpaceIsNotFound() {
        String theirs = "/api/" + TestServer.shared().newSpace() + "/projects/" + space.project("Shop");

        space.wire().get(theirs).expect(404);
        space.wire().get(theirs + "/deploymentsettings").expect(404);
        space.wire().put(theirs, "{\"Name\":\"x\"}").expect(404);
        space.wire().delete(theirs).expect(404);
    }

    @Test
    void aSpaceGoesWithItsWholeModel() {
        space.tagSet("Region", "MultiSelect", "EU");
        String dev = space.environment("Dev");
        String project = space.post(
                        "projects",
                        "{'Name':'Shop','ProjectGroupId':'" + space.defaultGroup() + "','LifecycleId':'"
                                + space.lifecycle("Strict", dev) + "'}")
                .expect(201)
                .text("Id");
        space.tenant("Acme", "'TenantTags':['Region/EU'],'ProjectEnvironments':{'" + project + "':['" + dev + "']}");
        String address = "/api/spaces/" + space.id();
        String body = space.wire().get(address).expect(200).body();
        space.wire()
                .put(address, body.replace("\"TaskQueueStopped\":false", "\"TaskQueueStopped\":true"))
                .expect(200);

        space.wire().delete(address).expect(200);

        space.wire().get(address).expect(404);
    }
}
