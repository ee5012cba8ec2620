package dev.slipway.server.process;

import static dev.slipway.server.process.ProcessFixture.json;
import static dev.slipway.server.process.ProcessFixture.step;
import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.server.TestDatabases;
import dev.slipway.server.TestServer;
import dev.slipway.server.Wire;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@Tag(TestDatabases.POSTGRESQL)
class ProcessTest {
    private final Wire wire = TestServer.shared().wire();
    private final String space = TestServer.shared().newSpace();
    private final String api = "/api/" + space;
    private final ProcessFixture fixture = new ProcessFixture(wire, api);
    private final String project = fixture.newProject("Web");
    private final String process = api + "/projects/" + project + "/deploymentprocesses";

    private Wire.Answer put(int version, String steps) {
        return wire.put(process, json("{'Version':" + version + ",'Steps':[" + steps + "]}"));
    }

    @Test
    void aNewProjectHasAnEmptyProcess() {
        Wire.Answer empty = wire.get(process).expect(200);

        assertThat(empty.text("Id")).isEqualTo("deploymentprocess-" + project);
        assertThat(empty.text("SpaceId")).isEqualTo(space);
        assertThat(empty.text("ProjectId")).isEqualTo(project);
        assertThat(empty.at("Version")).isEqualTo(0.0);
        assertThat(empty.at("Steps")).isEqualTo(List.of());
        assertThat(empty.has("RunbookId")).isFalse();
        assertThat(empty.text("Links/Self")).isEqualTo(api + "/deploymentprocesses/deploymentprocess-" + project);
        assertThat(wire.get(empty.text("Links/Self")).expect(200).body()).isEqualTo(empty.body());
    }

    @Test
    void whatIsLeftOutIsFilledInAndWhatIsUnknownIsKept() {
        Wire.Answer saved = put(
                        0,
                        "{'Name':'Say Hello','Actions':[{'ActionType':'Ocotpus.Script','Properties':{'Acme.Own':'x'}}]}")
                .expect(200);

        assertThat(saved.at("Version")).isEqualTo(1.0);
        assertThat(saved.text("Steps/0/Id")).matches("[0-9a-f-]{36}");
        assertThat(saved.text("Steps/0/Slug")).isEqualTo("say-hello");
        assertThat(saved.text("Steps/0/Condition")).isEqualTo("Success");
        assertThat(saved.text("Steps/0/StartTrigger")).isEqualTo("StartAfterPrevious");
        assertThat(saved.text("Steps/0/PackageRequirement")).isEqualTo("LetOctopusDecide");
        assertThat(saved.text("Steps/0/Actions/0/Name")).isEqualTo("Say Hello");
        assertThat(saved.text("Steps/0/Actions/0/ActionType")).isEqualTo("Ocotpus.Script");
        assertThat(saved.text("Steps/0/Actions/0/Slug")).isEqualTo("say-hello");
        assertThat(saved.text("Steps/0/Actions/0/Container/Image")).isEqualTo("null");
        assertThat(saved.text("Steps/0/Actions/0/Properties")).isEqualTo("{Acme.Own=x}");
        assertThat(wire.get(process).expect(200).body()).isEqualTo(saved.body());
    }

    @Test
    void whatWasReadCanBeWrittenBack() {
        put(0, step("A", "") + "," + step("B", "")).expect(200);
        Wire.Answer read = wire.get(process).expect(200);

        Wire.Answer written = wire.put(read.text("Links/Self"), read.body()).expect(200);

        assertThat(written.at("Version")).isEqualTo(2.0);
        assertThat(written.at("Steps")).isEqualTo(read.at("Steps"));
    }

    @Test
    void aStaleVersionIsAConflictAndChangesNothing() {
        put(0, step("A", "")).expect(200);

        Wire.Answer refused = put(0, step("B", "")).expect(409);

        assertThat(refused.text("ErrorMessage")).contains("its Version is 1, and yours is 0");
        assertThat(wire.get(process).text("Steps/0/Name")).isEqualTo("A");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{'Name':'A','Actions':[]} | The step 'A' has no Actions; it must have at least one",
                "{'Name':'','Actions':[{'ActionType':'x'}]} | Steps[0].Name is missing; it must have a value",
                "{'Name':'A','Actions':[{'ActionType':' '}]} | Steps[0].Actions[0].ActionType '' must have 1 to 200"
                        + " characters, such as Octopus.Script",
                "{'Name':'Deploy','Actions':[{'ActionType':'x'}]},{'Name':'DEPLOY ','Actions':[{'ActionType':'x'}]}"
                        + " | There is more than one step or action called 'deploy'; their names must differ",
                "{'Name':'A','Actions':[{'Name':'b','ActionType':'x'},{'Name':'B','ActionType':'x'}]}"
                        + " | There is more than one step or action called 'B'; their names must differ",
                "{'Name':'A','Id':'1','Actions':[{'Id':'1','ActionType':'x'}]}"
                        + " | Steps[0].Actions[0].Id '1' is used twice; leave it empty for a copy",
                "{'Name':'A','Id':'a/b','Actions':[{'ActionType':'x'}]} | Steps[0].Id 'a/b' must have 1 to 100 letters,"
                        + " digits, dashes, dots, colons or underscores; leave it empty to be given one",
                "{'Name':'A','Actions':[{'ActionType':'x','Environments':['Environments-0']}]}"
                        + " | Steps[0].Actions[0].Environments: there is no environment 'Environments-0'",
                "{'Name':'A','Actions':[{'ActionType':'x','ExcludedEnvironments':['Environments-0']}]}"
                        + " | Steps[0].Actions[0].ExcludedEnvironments: there is no environment 'Environments-0'",
                "{'Name':'A','Actions':[{'ActionType':'x','Channels':['Channels-0']}]}"
                        + " | Steps[0].Actions[0].Channels: there is no channel 'Channels-0'",
                "{'Name':'A','Actions':[{'ActionType':'x','WorkerPoolId':'WorkerPools-0'}]}"
                        + " | Steps[0].Actions[0].WorkerPoolId: there is no worker pool 'WorkerPools-0'",
                "{'Name':'A','Actions':[{'ActionType':'x','Container':{'FeedId':'Feeds-0'}}]}"
                        + " | Steps[0].Actions[0].Container.FeedId: there is no feed 'Feeds-0'",
                "{'Name':'A','Actions':[{'ActionType':'x','Properties':{'Octopus.Action.Package.PackageId':'P',"
                        + "'Octopus.Action.Package.FeedId':'Feeds-0'}}]}"
                        + " | Steps[0].Actions[0].Packages.FeedId: there is no feed 'Feeds-0'",
                "{'Name':'A','Actions':[{'ActionType':'x','Packages':[{'Name':'P'},{'Name':'p'}]}]}"
                        + " | Steps[0].Actions[0].Packages: the reference name 'p' is used twice",
                "{'Name':'A','Actions':[{'ActionType':'x','Properties':{' ':'1'}}]}"
                        + " | Steps[0].Actions[0].Properties: the name ' ' must have 1 to 500 characters",
                "{'Name':'A','Condition':'Perhaps','Actions':[{'ActionType':'x'}]} | Perhaps",
                "7 | The request's body cannot be read",
            })
    void badInputIsRefusedNamingThePlace(String steps, String error) {
        assertThat(put(0, steps).expect(400).text("Errors/0")).contains(error);
        assertThat(wire.get(process).at("Version")).isEqualTo(0.0);
    }

    @Test
    void allThatIsWrongIsToldAtOnce() {
        Wire.Answer refused =
                put(0, "{'Name':'A','Actions':[]},{'Name':'B','Actions':[]}").expect(400);

        assertThat((List<?>) refused.at("Errors")).hasSize(2);
    }

    @Test
    void moreStepsThanFitAreRefused() {
        String steps = String.join(",", java.util.Collections.nCopies(ProcessRules.MOST_STEPS + 1, "{'Name':'A'}"));

        assertThat(put(0, steps).expect(400).text("Errors/0")).isEqualTo("Steps has 501 elements; at most 500 fit");
    }

    @Test
    void theProcessOfAnotherSpaceIsNotFound() {
        String other = "/api/" + TestServer.shared().newSpace() + "/deploymentprocesses/deploymentprocess-" + project;

        wire.get(other).expect(404);
        wire.put(other, json("{'Version':0,'Steps':[]}")).expect(404);
    }

    @Test
    void aSecretPropertyIsKeptUntilItIsReplacedOrClearedAndNeverShown() {
        String secret = "hunter2-" + space;
        Wire.Answer saved = put(0, step("A", "'Properties':{'Pw':{'HasValue':true,'NewValue':'" + secret + "'}}"))
                .expect(200);

        assertThat(saved.text("Steps/0/Actions/0/Properties/Pw"))
                .isEqualTo("{HasValue=true, Hint=null, NewValue=null}");
        Wire.Answer kept = wire.put(process, saved.body()).expect(200);
        assertThat(kept.at("Steps/0/Actions/0/Properties/Pw/HasValue")).isEqualTo(true);
        for (Wire.Answer answer : List.of(saved, kept, wire.get(process))) {
            assertThat(answer.body()).doesNotContain(secret);
        }

        Wire.Answer cleared = wire.put(process, kept.body().replace("\"HasValue\":true", "\"HasValue\":false"))
                .expect(200);
        assertThat(cleared.at("Steps/0/Actions/0/Properties/Pw/HasValue")).isEqualTo(false);
    }

    @Test
    void anEnvironmentThatAnActionIsLimitedToCannotBeDeletedButOneThatIsExcludedCan() {
        String test = environment("Test");
        String prod = environment("Prod");
        put(0, step("Migrate", "'Environments':['" + test + "'],'ExcludedEnvironments':['" + prod + "']"))
                .expect(200);

        assertThat(wire.delete(api + "/environments/" + test).expect(400).text("Errors/0"))
                .contains("step Migrate of deploymentprocess-" + project);
        wire.delete(api + "/environments/" + prod).expect(200);

        Wire.Answer read = wire.get(process);
        wire.put(process, read.body()).expect(200);
    }

    @Test
    void aFeedMayBeTheSpacesOwnAProjectFeedOrAnExpression() {
        String packages = String.join(
                ",",
                "{'Name':'','PackageId':'Web','FeedId':'feeds-builtin'}",
                "{'Name':'a','PackageId':'Projects-1','FeedId':'feeds-octopusproject'}",
                "{'Name':'b','PackageId':'P','FeedId':'#{Feed}'}");

        Wire.Answer saved = put(0, step("A", "'Packages':[" + packages + "]")).expect(200);

        assertThat(saved.each("Steps/0/Actions/0/Packages", "FeedId"))
                .containsExactly("feeds-builtin", "feeds-octopusproject", "#{Feed}");
        assertThat(saved.text("Steps/0/Actions/0/Properties/Octopus.Action.Package.PackageId"))
                .isEqualTo("Web");
    }

    @Test
    void aWorkerPoolThatAnActionRunsOnCannotBeDeleted() {
        String pool = wire.post(api + "/workerpools", json("{'Name':'Linux','WorkerPoolType':'StaticWorkerPool'}"))
                .expect(201)
                .text("Id");
        put(0, step("Build", "'WorkerPoolId':'" + pool + "'")).expect(200);

        assertThat(wire.delete(api + "/workerpools/" + pool).expect(400).text("Errors/0"))
                .contains("step Build of deploymentprocess-" + project);
    }

    private String environment(String name) {
        return wire.post(api + "/environments", json("{'Name':'" + name + "'}"))
                .expect(201)
                .text("Id");
    }

    @Test
    void deploymentProcessesAreListed() {
        String second = fixture.newProject("Api");

        assertThat(wire.get(api + "/deploymentprocesses?partialName=x")
                        .expect(200)
                        .each("Items", "ProjectId"))
                .containsExactlyInAnyOrder(project, second);
        assertThat(wire.get(api + "/deploymentprocesses?ids=deploymentprocess-" + second)
                        .each("Items", "ProjectId"))
                .containsExactly(second);
    }

    @Test
    void theProcessGoesWithItsProject() {
        wire.delete(api + "/projects/" + project).expect(200);

        wire.get(api + "/deploymentprocesses/deploymentprocess-" + project).expect(404);
    }

    @Test
    void changesAreRecorded() {
        put(0, step("A", "")).expect(200);

        assertThat(wire.get(api + "/events?regarding=deploymentprocess-" + project)
                        .each("Items", "Category"))
                .containsExactly("Modified");
    }
}
