package dev.slipway.server.deployment;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.server.ModelSpace;
import dev.slipway.server.TestDatabases;
import dev.slipway.server.TestServer;
import dev.slipway.server.Wire;
import dev.slipway.server.persistence.Database;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** No test waits for a task: deployments are scheduled for later, and their tasks end as the test says. */
@Tag(TestDatabases.POSTGRESQL)
class DeploymentTest {
    private final String later = Instant.now()
            .plus(Duration.ofDays(2))
            .truncatedTo(ChronoUnit.MILLIS)
            .toString();

    private final ModelSpace space = new ModelSpace();
    private final String dev = space.environment("Dev");
    private final String test = space.environment("Test");
    private final String prod = space.environment("Prod");
    private final String project = space.project("Web shop");

    private String release(String version) {
        return space.post("releases/create/v1", "{'ProjectName':'Web shop','ReleaseVersion':'" + version + "'}")
                .expect(201)
                .text("ReleaseId");
    }

    private Wire.Answer deploy(String environments, String more) {
        return space.post(
                "deployments/create/untenanted/v1",
                "{'ProjectName':'Web shop','ReleaseVersion':'1.0','RunAt':'" + later + "','EnvironmentNames':["
                        + environments + "]" + (more.isEmpty() ? "" : "," + more) + "}");
    }

    private static void succeeded(String taskId) {
        try (Database db = TestServer.shared().database()) {
            db.change(tx -> tx.createUpdate("UPDATE server_task SET state = 'SUCCESS' WHERE id = :id")
                    .bind("id", taskId)
                    .execute());
        }
    }

    private void process(String steps) {
        space.put("projects/" + project + "/deploymentprocesses", "{'Version':0,'Steps':[" + steps + "]}")
                .expect(200);
    }

    @Test
    void aDeploymentIsQueuedAsATaskAndHasItsShape() {
        String release = release("1.0");

        Wire.Answer created = deploy("'dev'", "").expect(201);
        Wire.Answer deployment = space.get("deployments/" + created.text("DeploymentServerTasks/0/DeploymentId"))
                .expect(200);
        Wire.Answer task = space.wire()
                .get("/api/tasks/" + created.text("DeploymentServerTasks/0/ServerTaskId"))
                .expect(200);

        assertThat(deployment.text("ReleaseId")).isEqualTo(release);
        assertThat(deployment.text("EnvironmentId")).isEqualTo(dev);
        assertThat(deployment.text("Name")).isEqualTo("Deploy to Dev");
        assertThat(deployment.text("DeployedBy")).isEqualTo("admin");
        assertThat(deployment.text("Changes/0/Version")).isEqualTo("1.0");
        assertThat(OffsetDateTime.parse(deployment.text("QueueTime")).toInstant())
                .isEqualTo(Instant.parse(later));
        assertThat(task.text("Name")).isEqualTo("Deploy");
        assertThat(task.text("State")).isEqualTo("Queued");
        assertThat(task.text("Description")).isEqualTo("Deploy Web shop release 1.0 to Dev");
        assertThat(task.text("Arguments/DeploymentId")).isEqualTo(deployment.text("Id"));
        assertThat(space.get("deployments?projects=" + project + "&environments=" + dev + "&taskState=Queued")
                        .expect(200)
                        .each("Items", "Id"))
                .containsExactly(deployment.text("Id"));
        assertThat(space.get("deployments?taskState=Success").expect(200).at("TotalResults"))
                .isEqualTo(0.0);
    }

    @Test
    void theNextEnvironmentOpensAfterASuccess() {
        String release = release("1.0");
        assertThat(deploy("'Test'", "").expect(400).text("Errors/0"))
                .isEqualTo(
                        "The release cannot be deployed to Test yet: the phase Dev must be completed before the phase Test.");
        String task = deploy("'Dev'", "").expect(201).text("DeploymentServerTasks/0/ServerTaskId");

        assertThat(space.get("releases/" + release + "/progression").expect(200).each("Phases", "Progress"))
                .containsExactly("Current", "Pending", "Pending");
        succeeded(task);

        Wire.Answer progression =
                space.get("releases/" + release + "/progression").expect(200);
        assertThat(progression.each("Phases", "Progress")).containsExactly("Complete", "Current", "Pending");
        assertThat(progression.text("NextDeployments")).isEqualTo("[" + test + "]");
        assertThat(progression.text("Phases/0/Deployments/0/Task/Id")).isEqualTo(task);
        assertThat(space.get("releases/" + release + "/deployments/template")
                        .expect(200)
                        .each("PromoteTo", "Name"))
                .containsExactly("Dev", "Test");
        deploy("'Test'", "").expect(201);
    }

    @Test
    void aDefectKeepsTheReleaseOutOfFurtherPhases() {
        String release = release("1.0");
        succeeded(deploy("'Dev'", "").expect(201).text("DeploymentServerTasks/0/ServerTaskId"));
        space.post("releases/" + release + "/defects", "{'Description':'Broken'}")
                .expect(201);

        assertThat(deploy("'Test'", "").expect(400).text("Errors/0")).contains("defect");
        deploy("'Dev'", "").expect(201);
        space.post("releases/" + release + "/defects/resolve", "{}").expect(200);
        deploy("'Test'", "").expect(201);
    }

    @Test
    void allOfTheEnvironmentsOrNone() {
        release("1.0");

        deploy("'Dev','Test'", "").expect(400);

        assertThat(space.get("deployments").expect(200).at("TotalResults")).isEqualTo(0.0);
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "'EnvironmentNames':['Nowhere']                | There is no environment 'Nowhere'",
                "'EnvironmentNames':[]                         | EnvironmentNames is empty",
                "'ProjectName':'Nothing'                       | There is no project 'Nothing'",
                "'ReleaseVersion':'9.9'                        | There is no release '9.9'",
                "'SpecificMachineNames':['web9']               | there is no deployment target 'web9'",
                "'ExcludedMachineNames':['web9']               | there is no deployment target 'web9'",
                "'SkipStepNames':['Nothing']                   | there is no step 'Nothing'",
                "'Variables':{'Nothing':'x'}                   | There is no prompted variable 'Nothing'",
                "'RunAt':'2999-01-01T00:00:00Z'                | 30 days",
                "'NoRunAfter':'2001-01-01T00:00:00Z'           | must be after the start",
            })
    void whatIsUnknownOrMakesNoSenseIsRefusedByName(String field, String problem) {
        release("1.0");
        var body = new StringBuilder("{" + field);
        for (String usual :
                new String[] {"'ProjectName':'Web shop'", "'ReleaseVersion':'1.0'", "'EnvironmentNames':['Dev']"}) {
            String name = usual.substring(0, usual.indexOf(':'));
            body.append(field.startsWith(name) ? "" : "," + usual);
        }

        Wire.Answer refused =
                space.post("deployments/create/untenanted/v1", body + "}").expect(400);

        assertThat(refused.text("Errors")).contains(problem);
    }

    @Test
    void aRequiredPromptIsAskedForByNameOrLabel() {
        space.put(
                        "projects/" + project + "/variables",
                        "{'Version':0,'Variables':[{'Name':'Reason','Value':'',"
                                + "'Prompt':{'Label':'Why','Description':'','Required':true}}]}")
                .expect(200);
        String release = release("1.0");
        Wire.Answer preview =
                space.get("releases/" + release + "/deployments/preview/" + dev).expect(200);

        assertThat(preview.text("Form/Elements/0/Control/Label")).isEqualTo("Why");
        assertThat(preview.at("Form/Elements/0/IsValueRequired")).isEqualTo(true);
        assertThat(deploy("'Dev'", "").expect(400).text("Errors/0")).contains("Why is required");
        String id = deploy("'Dev'", "'Variables':{'why':'hotfix'}")
                .expect(201)
                .text("DeploymentServerTasks/0/DeploymentId");
        assertThat(space.get("deployments/" + id).text("FormValues"))
                .isEqualTo("{" + preview.text("Form/Elements/0/Name") + "=hotfix}");
    }

    @Test
    void aProcessThatNeedsTargetsIsRefusedWithoutAny() {
        process("{'Name':'Copy','Properties':{'Octopus.Action.TargetRoles':'web'},"
                + "'Actions':[{'Name':'Copy','ActionType':'Octopus.TentaclePackage'}]}");
        String release = release("1.0");

        assertThat(deploy("'Dev'", "").expect(400).text("Errors/0")).contains("no deployment targets in Dev");
        assertThat(space.get("releases/" + release + "/deployments/preview/Dev")
                        .expect(200)
                        .at("StepsToExecute/0/HasNoApplicableMachines"))
                .isEqualTo(true);
        space.put(
                        "projects/" + project,
                        space.projectBody(
                                "Web shop", "'ProjectConnectivityPolicy':{'AllowDeploymentsToNoTargets':true}"))
                .expect(200);
        deploy("'Dev'", "").expect(201);
    }

    @Test
    void aRequiredStepCannotBeSkippedAndAnotherCan() {
        process("{'Name':'A','Actions':[{'Name':'A','ActionType':'Octopus.Manual','IsRequired':true}]},"
                + "{'Name':'B','Actions':[{'Name':'B','ActionType':'Octopus.Manual'}]}");
        release("1.0");

        assertThat(deploy("'Dev'", "'SkipStepNames':['A']").expect(400).text("Errors/0"))
                .contains("A is required");
        String id = deploy("'Dev'", "'SkipStepNames':['b']").expect(201).text("DeploymentServerTasks/0/DeploymentId");
        assertThat(space.get("deployments/" + id).text("SkipActions")).hasSizeGreaterThan(30);
    }

    @Test
    void aFirstPhaseThatIsAutomaticDeploysANewRelease() {
        String lifecycle = space.post(
                        "lifecycles",
                        "{'Name':'Auto','Phases':[{'Name':'Go','AutomaticDeploymentTargets':['" + prod + "']}]}")
                .expect(201)
                .text("Id");
        space.put("projects/" + project, space.projectBody("Web shop", "").replace(space.defaultLifecycle(), lifecycle))
                .expect(200);

        String release = release("1.0");

        Wire.Answer made = space.get("releases/" + release + "/deployments").expect(200);
        assertThat(made.each("Items", "EnvironmentId")).containsExactly(prod);
        assertThat(made.text("Items/0/DeployedBy")).isEqualTo("system");
    }

    @Test
    void tenantsAreDeployedToOneByOne() {
        space.put("projects/" + project, space.projectBody("Web shop", "'TenantedDeploymentMode':'Tenanted'"))
                .expect(200);
        space.tagSet("Ring", "MultiSelect", "Alpha");
        String acme = space.tenant(
                "Acme", "'TenantTags':['Ring/Alpha'],'ProjectEnvironments':{'" + project + "':['" + dev + "']}");
        space.tenant("Globex", "'ProjectEnvironments':{'" + project + "':['" + test + "']}");
        release("1.0");
        String common =
                "{'ProjectName':'Web shop','ReleaseVersion':'1.0','RunAt':'" + later + "','EnvironmentName':'Dev',";

        Wire.Answer byTag = space.post("deployments/create/tenanted/v1", common + "'TenantTags':['Ring/Alpha']}")
                .expect(201);
        assertThat(space.get("deployments/" + byTag.text("DeploymentServerTasks/0/DeploymentId"))
                        .text("TenantId"))
                .isEqualTo(acme);
        assertThat(space.post("deployments/create/tenanted/v1", common + "'Tenants':['*']}")
                        .expect(201)
                        .each("DeploymentServerTasks", "DeploymentId"))
                .singleElement()
                .satisfies(id -> assertThat(space.get("deployments/" + id).text("TenantId"))
                        .isEqualTo(acme));
        assertThat(space.post("deployments/create/tenanted/v1", common.replace("Dev", "Prod") + "'Tenants':['*']}")
                        .expect(400)
                        .text("Errors/0"))
                .isEqualTo("Tenants: there is no tenant that is linked to the project in Prod");
        assertThat(space.post("deployments/create/tenanted/v1", common + "'Tenants':['Globex']}")
                        .expect(400)
                        .text("Errors/0"))
                .contains("Globex is not linked");
        space.post("deployments/create/tenanted/v1", common + "'Tenants':['Nobody']}")
                .expect(400);
        space.post("deployments/create/tenanted/v1", common + "'Tenants':[]}").expect(400);
        assertThat(deploy("'Dev'", "").expect(400).text("Errors/0")).contains("for tenants only");
    }

    @Test
    void deletingAReleaseOrAProjectTakesQueuedTasksAlong() {
        String release = release("1.0");
        Wire.Answer made = deploy("'Dev'", "").expect(201);
        String task = "/api/tasks/" + made.text("DeploymentServerTasks/0/ServerTaskId");

        space.delete("releases/" + release).expect(200);
        space.wire().get(task).expect(404);
        space.get("deployments/" + made.text("DeploymentServerTasks/0/DeploymentId"))
                .expect(404);

        release("1.0");
        String other = deploy("'Dev'", "").expect(201).text("DeploymentServerTasks/0/ServerTaskId");
        space.delete("projects/" + project).expect(200);
        space.wire().get("/api/tasks/" + other).expect(404);
    }

    @Test
    void aResourceMakesADeploymentAndAnotherSpaceSeesNothing() {
        String release = release("1.0");
        String body = "{'ReleaseId':'" + release + "','EnvironmentId':'" + dev + "','QueueTime':'" + later + "'}";
        var other = new ModelSpace();

        String id = space.post("deployments", body).expect(201).text("Id");

        other.get("deployments/" + id).expect(404);
        other.post("deployments", body).expect(400);
        other.get("releases/" + release + "/progression").expect(404);
        space.delete("deployments/" + id).expect(400);
    }

    @Test
    void previewsAreAnsweredInTheOrderOfTheQuestions() {
        process("{'Name':'A','Actions':[{'Name':'A','ActionType':'Octopus.Manual','Environments':['" + dev + "']}]},"
                + "{'Name':'B','Actions':[{'Name':'B','ActionType':'Octopus.Manual','IsDisabled':true}]}");
        String release = release("1.0");

        Wire.Answer previews = space.post(
                        "releases/" + release + "/deployments/previews",
                        "{'DeploymentPreviews':[{'EnvironmentId':'" + prod + "'},{'EnvironmentId':'" + dev
                                + "'}],'IncludeDisabledSteps':true}")
                .expect(200);

        assertThat(previews.each("0/StepsToExecute", "ActionName")).containsExactly("B");
        assertThat(previews.each("1/StepsToExecute", "ActionNumber")).containsExactly("1", "2");
        assertThat(previews.each("1/StepsToExecute", "IsDisabled")).containsExactly(false, true);
    }
}
