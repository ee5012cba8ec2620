package dev.slipway.server.runbook;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.server.ModelSpace;
import dev.slipway.server.TestDatabases;
import dev.slipway.server.TestServer;
import dev.slipway.server.Wire;
import dev.slipway.server.persistence.Database;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** No test waits for a task: runs are scheduled for later, and their tasks are in the state that the test says. */
@Tag(TestDatabases.POSTGRESQL)
class RunTest {
    private final String later = Instant.now()
            .plus(Duration.ofDays(2))
            .truncatedTo(ChronoUnit.MILLIS)
            .toString();

    private final ModelSpace space = new ModelSpace();
    private final String dev = space.environment("Dev");
    private final String prod = space.environment("Prod");
    private final String project = space.project("Shop");
    private final String runbook = space.post("projects/" + project + "/runbooks", "{'Name':'Restart'}")
            .expect(201)
            .text("Id");

    private Wire.Answer run(String environments, String more) {
        return space.post(
                "runbook-runs/create/v1",
                "{'ProjectName':'Shop','RunbookName':'restart','RunAt':'" + later + "','EnvironmentNames':["
                        + environments + "]" + (more.isEmpty() ? "" : "," + more) + "}");
    }

    private String publish(String name) {
        return space.post(
                        "projects/" + project + "/runbookSnapshots?publish=true",
                        "{'ProjectId':'" + project + "','RunbookId':'" + runbook + "','Name':'" + name + "'}")
                .expect(201)
                .text("Id");
    }

    private void process(int version, String more) {
        space.put(
                        "runbookProcesses/RunbookProcess-" + runbook,
                        "{'Version':" + version
                                + ",'Steps':[{'Name':'Restart','Actions':[{'Name':'Restart','ActionType':"
                                + "'Octopus.Script'" + (more.isEmpty() ? "" : "," + more) + "}]}]}")
                .expect(200);
    }

    private Object total(String query) {
        return space.get("runbookRuns" + query).expect(200).at("TotalResults");
    }

    @Test
    void eachEnvironmentGetsARunOfThePublishedSnapshotWithATask() {
        String snapshot = publish("S1");

        Wire.Answer created =
                run("'dev','" + prod + "','Dev'", "'Comments':'now'").expect(201);

        assertThat(created.each("RunbookRunServerTasks", "RunbookRunId")).hasSize(2);
        String id = created.text("RunbookRunServerTasks/0/RunbookRunId");
        Wire.Answer made = space.get("runbookRuns/" + id).expect(200);
        assertThat(made.text("RunbookId")).isEqualTo(runbook);
        assertThat(made.text("RunbookSnapshotId")).isEqualTo(snapshot);
        assertThat(made.text("FrozenRunbookProcessId")).startsWith("RunbookProcess-" + runbook + "-s-");
        assertThat(made.text("EnvironmentId")).isEqualTo(dev);
        assertThat(made.text("Name")).isEqualTo("Run on Dev");
        assertThat(made.text("DeployedBy")).isEqualTo("admin");
        assertThat(made.at("FailureEncountered")).isEqualTo(false);
        assertThat(made.has("ReleaseId")).isFalse();
        Wire.Answer task = space.wire().get("/api/tasks/" + made.text("TaskId")).expect(200);
        assertThat(task.text("Name")).isEqualTo("RunbookRun");
        assertThat(task.text("State")).isEqualTo("Queued");
        assertThat(task.text("Description")).isEqualTo("Run runbook Restart on Dev");
        assertThat(task.text("Arguments/RunbookRunId")).isEqualTo(id);
        assertThat(space.audit(id)).containsExactly("RunbookRunQueued");
    }

    @Test
    void withoutAPublishedSnapshotOneMustBeNamed() {
        assertThat(run("'Dev'", "").expect(400).text("Errors/0"))
                .isEqualTo("Snapshot: the runbook Restart has no published snapshot; publish one, or name a snapshot");
        space.post("runbookSnapshots", "{'RunbookId':'" + runbook + "','Name':'Draft'}")
                .expect(201);
        run("'Dev'", "").expect(400);
        run("'Dev'", "'Snapshot':'DRAFT'").expect(201);
    }

    @Test
    void runsAreListedNewestFirstAndNarrowed() {
        publish("S1");
        Wire.Answer created = run("'Dev','Prod'", "").expect(201);
        List<Object> ids = created.each("RunbookRunServerTasks", "RunbookRunId");

        assertThat(space.get("runbookRuns").expect(200).each("Items", "Id")).containsExactly(ids.get(1), ids.get(0));
        assertThat(space.get("runbookRuns?environments=" + dev + "&projects=" + project + "&runbooks=" + runbook
                                + "&tenants=&taskState=Queued")
                        .each("Items", "Id"))
                .containsExactly(ids.get(0));
        assertThat(total("?taskState=Failed")).isEqualTo(0.0);
        assertThat(total("?runbooks=Runbooks-0")).isEqualTo(0.0);
        assertThat(total("?partialName=PROD")).isEqualTo(1.0);
        space.get("runbookRuns?taskState=Lost").expect(400);
        space.get("runbookRuns/RunbookRuns-0").expect(404);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "'EnvironmentNames':[]                | EnvironmentNames is empty; name at least one environment",
                "'EnvironmentNames':['Dev','Mars']    | EnvironmentNames: There is no environment 'Mars' in the space",
                "'ProjectName':'Blog'                 | ProjectName: There is no project 'Blog' in the space",
                "'RunbookName':'Reboot'               | RunbookName: There is no runbook 'Reboot' of the project Shop",
                "'Snapshot':'S2'                      | Snapshot: There is no snapshot 'S2' of the runbook Restart",
                "'Tenants':['Acme']                   | Tenants: There is no tenant 'Acme' in the space",
                "'SkipStepNames':['Fly']              | SkipStepNames: there is no step 'Fly'",
                "'SpecificMachineNames':['web1']      | SpecificMachineNames: there is no deployment target 'web1'",
                "'Variables':{'Mood':'x'}             | There is no prompted variable 'Mood'.",
                "'RunAt':'2100-01-01T00:00:00Z'       | RunAt is 2100-01-01T00:00:00Z; it can be 30 days ahead at most",
            })
    void badInputIsRefusedAndNothingRuns(String properties, String error) {
        publish("S1");

        String body = "{'ProjectName':'Shop','RunbookName':'Restart','EnvironmentNames':['Dev']," + properties + "}";

        assertThat(space.post("runbook-runs/create/v1", body).expect(400).text("Errors/0"))
                .isEqualTo(error);
        assertThat(total("")).isEqualTo(0.0);
    }

    @Test
    void allOrNoneOfTheEnvironmentsRunIt() {
        space.put("runbooks/" + runbook, "{'Name':'Restart','EnvironmentScope':'Specified','Environments':['Dev']}")
                .expect(200);
        publish("S1");

        assertThat(run("'Dev','Prod'", "").expect(400).text("Errors/0"))
                .isEqualTo("EnvironmentId: the runbook Restart is not for Prod");
        assertThat(total("")).isEqualTo(0.0);
        run("'Dev'", "").expect(201);
    }

    @Test
    void tenantsAreNamedOrFoundByTags() {
        space.tagSet("Ring", "MultiSelect", "Alpha", "Beta");
        String links = "'ProjectEnvironments':{'" + project + "':['" + dev + "']}";
        space.tenant("Acme", links + ",'TenantTags':['Ring/Alpha']");
        space.tenant("Globex", links + ",'TenantTags':['Ring/Alpha']");
        space.tenant("Idle", "");
        publish("S1");

        assertThat(run("'Dev'", "'Tenants':['Acme']").expect(400).text("Errors/0"))
                .isEqualTo("TenantId: the runbook Restart is not run for tenants");
        Wire.Answer changed = space.get("runbooks/" + runbook);
        space.wire()
                .put(space.at("runbooks/" + runbook), changed.body().replace("\"Untenanted\"", "\"Tenanted\""))
                .expect(200);

        assertThat(run("'Dev'", "").expect(400).text("Errors/0"))
                .isEqualTo("TenantId: the runbook Restart is run for tenants only; name a tenant");
        assertThat(run("'Dev'", "'Tenants':['Idle']").expect(400).text("Errors/0"))
                .isEqualTo("TenantId: the tenant Idle is not linked to Shop in Dev");
        Wire.Answer made =
                run("'Dev'", "'Tenants':['Acme'],'TenantTags':['Ring/Alpha']").expect(201);
        assertThat(made.each("RunbookRunServerTasks", "RunbookRunId")).hasSize(2);
        assertThat(space.get("runbookRuns").expect(200).each("Items", "Name"))
                .containsExactly("Run on Dev for Globex", "Run on Dev for Acme");
    }

    @Test
    void aRunStaysWithWhatWasFrozen() {
        process(0, "'Properties':{'Octopus.Action.RunOnServer':'true'}");
        String first = publish("S1");
        process(1, "'IsRequired':true,'Properties':{'Octopus.Action.TargetRoles':'web'}");
        String second = publish("S2");

        assertThat(space.get("runbooks/" + runbook).expect(200).text("PublishedRunbookSnapshotId"))
                .isEqualTo(second);
        assertThat(run("'Dev'", "").expect(400).text("Errors/0"))
                .isEqualTo("There are no deployment targets in Dev for any of the steps that need some, and the runbook"
                        + " does not allow deployments to no targets.");
        assertThat(run("'Dev'", "'SkipStepNames':['Restart']").expect(400).text("Errors/0"))
                .isEqualTo("SkipStepNames: the step Restart is required; it cannot be skipped");
        run("'Dev'", "'Snapshot':'S1','SkipStepNames':['Restart']").expect(201);
        Wire.Answer preview = space.get("runbookSnapshots/" + first + "/runbookRuns/preview/" + dev)
                .expect(200);
        assertThat(preview.each("StepsToExecute", "ActionName")).containsExactly("Restart");
        assertThat(preview.at("StepsToExecute/0/HasNoApplicableMachines")).isEqualTo(false);
        assertThat(space.get("runbookSnapshots/" + second + "/runbookRuns/preview/" + dev)
                        .expect(200)
                        .at("StepsToExecute/0/HasNoApplicableMachines"))
                .isEqualTo(true);
    }

    @Test
    void aPromptedVariableIsAskedForInThePreview() {
        space.put(
                        "variables/variableset-" + project,
                        "{'Version':0,'Variables':[{'Id':'','Name':'Mood','Value':'','Prompt':{'Label':'Your mood','Required':true}}]}")
                .expect(200);
        String snapshot = publish("S1");

        Wire.Answer preview = space.get("runbookSnapshots/" + snapshot + "/runbookRuns/preview/" + dev)
                .expect(200);

        assertThat(preview.text("Form/Elements/0/Control/Label")).isEqualTo("Your mood");
        assertThat(run("'Dev'", "").expect(400).text("Errors/0")).contains("Your mood");
        String id =
                run("'Dev'", "'Variables':{'mood':'good'}").expect(201).text("RunbookRunServerTasks/0/RunbookRunId");
        assertThat(space.get("runbookRuns/" + id).text("FormValues")).contains("good");
    }

    @Test
    void aRunIsMadeAsAResourceToo() {
        publish("S1");

        Wire.Answer made = space.post(
                        "runbookRuns",
                        "{'RunbookId':'" + runbook + "','EnvironmentId':'" + dev + "','QueueTime':'" + later + "'}")
                .expect(201);

        assertThat(made.text("Name")).isEqualTo("Run on Dev");
        assertThat(space.post("runbookRuns", "{'RunbookId':'Runbooks-0','EnvironmentId':'" + dev + "'}")
                        .expect(400)
                        .text("Errors/0"))
                .isEqualTo("RunbookId: There is no runbook 'Runbooks-0' in the space");
    }

    @Test
    void aRunbookIsNotDeletedWhileItRuns() {
        publish("S1");
        Wire.Answer made = run("'Dev'", "").expect(201);
        String task = made.text("RunbookRunServerTasks/0/ServerTaskId");
        String id = made.text("RunbookRunServerTasks/0/RunbookRunId");

        become(task, "Queued", "Executing");
        assertThat(space.delete("runbooks/" + runbook).expect(400).text("Errors/0"))
                .isEqualTo("The runbook Restart cannot be deleted while it runs: runbook run " + id + ".");
        space.delete("environments/" + dev).expect(400);
        become(task, "Executing", "Success");
        space.delete("runbooks/" + runbook).expect(200);

        space.get("runbookRuns/" + id).expect(404);
        space.wire().get("/api/tasks/" + task).expect(404);
    }

    /** Both in the column and in the document. */
    private static void become(String taskId, String before, String after) {
        try (Database db = TestServer.shared().database()) {
            db.change(tx -> tx.createUpdate("UPDATE server_task SET state = :state,"
                            + " document = REPLACE(document, :before, :after) WHERE id = :id")
                    .bind("state", after.toUpperCase(Locale.ROOT))
                    .bind("before", "\"State\":\"" + before + "\"")
                    .bind("after", "\"State\":\"" + after + "\"")
                    .bind("id", taskId)
                    .execute());
        }
    }

    @Test
    void aDisabledProjectRunsNothing() {
        publish("S1");
        space.put("projects/" + project, space.projectBody("Shop", "'IsDisabled':true"))
                .expect(200);

        assertThat(run("'Dev'", "").expect(400).text("Errors/0"))
                .isEqualTo("The project Shop is disabled; its runbooks do not run.");
    }
}
