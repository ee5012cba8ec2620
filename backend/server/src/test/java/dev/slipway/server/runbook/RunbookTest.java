package dev.slipway.server.runbook;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.server.ModelSpace;
import dev.slipway.server.Wire;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RunbookTest {
    private static final String STEP =
            "{'Name':'Restart','Actions':[{'Name':'Restart','ActionType':'Octopus.Script','Properties':"
                    + "{'Octopus.Action.RunOnServer':'true'}}]}";

    private final ModelSpace space = new ModelSpace();
    private final String project = space.project("Shop");

    private Wire.Answer create(String name, String more) {
        return space.post(
                "projects/" + project + "/runbooks",
                "{'Name':'" + name + "'" + (more.isEmpty() ? "" : "," + more) + "}");
    }

    @Test
    void whatAClientLeavesOutHasDefaults() {
        Wire.Answer runbook =
                create("Restart shop", "'ConnectivityPolicy':null").expect(201);
        String id = runbook.text("Id");

        assertThat(id).startsWith("Runbooks-");
        assertThat(runbook.text("ProjectId")).isEqualTo(project);
        assertThat(runbook.text("Slug")).isEqualTo("restart-shop");
        assertThat(runbook.text("RunbookProcessId")).isEqualTo("RunbookProcess-" + id);
        assertThat(runbook.at("PublishedRunbookSnapshotId")).isNull();
        assertThat(runbook.text("MultiTenancyMode")).isEqualTo("Untenanted");
        assertThat(runbook.text("EnvironmentScope")).isEqualTo("All");
        assertThat(runbook.text("Environments")).isEqualTo("[]");
        assertThat(runbook.text("ConnectivityPolicy/SkipMachineBehavior")).isEqualTo("None");
        assertThat(runbook.at("RunRetentionPolicy/QuantityToKeep")).isEqualTo(100.0);
        assertThat(runbook.text("Links/RunbookSnapshotTemplate"))
                .isEqualTo(space.at("runbooks/" + id + "/runbookSnapshotTemplate"));
        assertThat(space.audit(id)).containsExactly("Created");
    }

    @Test
    void itIsFoundByItsIdAndInItsProjectByNameToo() {
        String id = create("Restart shop", "").expect(201).text("Id");
        String other = space.post("runbooks", "{'Name':'Restart shop','ProjectId':'" + space.project("Blog") + "'}")
                .expect(201)
                .text("Id");

        for (String text : new String[] {id, "restart-shop", "RESTART%20shop"}) {
            assertThat(space.get("projects/shop/runbooks/" + text).expect(200).text("Id"))
                    .isEqualTo(id);
        }
        assertThat(space.get("runbooks/" + id).expect(200).text("Name")).isEqualTo("Restart shop");
        space.get("runbooks/restart-shop").expect(404);
        space.get("projects/blog/runbooks/" + id).expect(404);
        assertThat(space.get("runbooks?ids=" + other + "," + id).each("Items", "Id"))
                .containsExactlyInAnyOrder(id, other);
        assertThat(space.get("runbooks?projectIds=" + project).each("Items", "Id"))
                .containsExactly(id);
        assertThat(space.get("projects/shop/runbooks?partialName=RESTART").each("Items", "Id"))
                .containsExactly(id);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "'Name':''                          | Name is missing; it must have a value",
                "'Name':'<201*n>'                   | Name '<120*n>...' is longer than 200 characters",
                "'Name':'RESTART'                   | Name: There is already a runbook called RESTART in the project",
                "'Name':'a','EnvironmentScope':'Specified','Environments':['Mars'] | Environments: there is no environment 'Mars' in the space",
                "'Name':'a','EnvironmentScope':'Some' | The request's body cannot be read: Expected one of All, Specified, FromProjectLifecycles but was 'Some' at path $.EnvironmentScope",
                "'Name':'a','RunbookTags':['No/Tag'] | RunbookTags: there is no tag 'No/Tag' for a Runbook; a tag is written TagSetName/TagName",
                "'Name':'a','RunRetentionPolicy':{'QuantityToKeep':-1} | RunRetentionPolicy.QuantityToKeep: it is negative; it must be 0, which means forever, or more",
                "'Name':'a','Description':'<100001*x>' | Description is longer than 100000 characters",
            })
    void badInputIsRefusedNamingTheField(String properties, String error) {
        create("Restart", "").expect(201);

        assertThat(space.post("projects/" + project + "/runbooks", "{" + ModelSpace.repeated(properties) + "}")
                        .expect(400)
                        .text("Errors/0"))
                .isEqualTo(ModelSpace.repeated(error));
    }

    @Test
    void aProjectThatIsNotThereIsUnknown() {
        space.post("projects/Projects-0/runbooks", "{'Name':'a'}").expect(404);
        assertThat(space.post("runbooks", "{'Name':'a'}").expect(400).text("Errors/0"))
                .isEqualTo("ProjectId: there is no project '' in the space");
    }

    @Test
    void aChangeKeepsWhatClientsCannotChange() {
        String id = create("Restart", "").expect(201).text("Id");

        Wire.Answer changed = space.put(
                        "projects/shop/runbooks/restart",
                        "{'Name':'Reboot','Description':'all','Slug':'other','RunbookProcessId':'x',"
                                + "'RunRetentionPolicy':{'ShouldKeepForever':true}}")
                .expect(200);

        assertThat(changed.text("Name")).isEqualTo("Reboot");
        assertThat(changed.text("Slug")).isEqualTo("restart");
        assertThat(changed.text("ProjectId")).isEqualTo(project);
        assertThat(changed.text("RunbookProcessId")).isEqualTo("RunbookProcess-" + id);
        assertThat(changed.text("RunRetentionPolicy/Strategy")).isEqualTo("Forever");
        assertThat(space.get("runbooks/" + id).expect(200).text("Description")).isEqualTo("all");
        assertThat(space.audit(id)).containsExactly("Modified", "Created");
        assertThat(space.put("runbooks/" + id, "{'Name':'Reboot','PublishedRunbookSnapshotId':'RunbookSnapshots-0'}")
                        .expect(400)
                        .text("Errors/0"))
                .isEqualTo(
                        "PublishedRunbookSnapshotId: there is no snapshot 'RunbookSnapshots-0' of the runbook Reboot");
    }

    @Test
    void itRunsInTheEnvironmentsOfItsScope() {
        String dev = space.environment("Dev");
        String prod = space.environment("Prod");
        space.environment("Perf");
        String lifecycle = space.lifecycle("Short", dev, prod);
        space.put(
                        "projects/" + project,
                        "{'Name':'Shop','ProjectGroupId':'" + space.defaultGroup() + "','LifecycleId':'" + lifecycle
                                + "'}")
                .expect(200);

        assertThat(environmentsOf(create("All", "").expect(201))).containsExactly("Dev", "Prod", "Perf");
        assertThat(environmentsOf(create("Some", "'EnvironmentScope':'Specified','Environments':['Prod']")
                        .expect(201)))
                .containsExactly("Prod");
        assertThat(environmentsOf(create("Lifecycles", "'EnvironmentScope':'FromProjectLifecycles'")
                        .expect(201)))
                .containsExactly("Dev", "Prod");
        assertThat(space.put("lifecycles/" + lifecycle, "{'Name':'Short','Phases':[]}")
                        .status())
                .isEqualTo(200);
        assertThat(space.delete("environments/" + prod).expect(400).text("Errors/0"))
                .isEqualTo("The environment Prod cannot be deleted; it is used by runbook Some.");
    }

    private List<Object> environmentsOf(Wire.Answer runbook) {
        Wire.Answer answer = space.get("projects/shop/runbooks/" + runbook.text("Id") + "/environments")
                .expect(200);
        assertThat(answer.body()).startsWith("[");
        return new Wire.Answer(200, "{\"Items\":" + answer.body() + "}", answer.headers()).each("Items", "Name");
    }

    @Test
    void itsProcessIsSavedLikeADeploymentProcess() {
        String id = create("Restart", "").expect(201).text("Id");
        String process = "projects/shop/runbookProcesses/RunbookProcess-" + id;

        assertThat(space.get(process).expect(200).text("RunbookId")).isEqualTo(id);
        Wire.Answer saved =
                space.put(process, "{'Version':0,'Steps':[" + STEP + "]}").expect(200);

        assertThat(saved.text("RunbookId")).isEqualTo(id);
        assertThat(saved.at("Version")).isEqualTo(1.0);
        assertThat(saved.text("Links/Self")).isEqualTo(space.at("runbookProcesses/RunbookProcess-" + id));
        assertThat(space.get("runbookProcesses/RunbookProcess-" + id)
                        .expect(200)
                        .each("Steps", "Name"))
                .containsExactly("Restart");
        space.put(process, "{'Version':0,'Steps':[]}").expect(409);
        space.get("runbookProcesses/deploymentprocess-" + project).expect(404);
        space.project("Blog");
        space.get("projects/blog/runbookProcesses/RunbookProcess-" + id).expect(404);
    }

    @Test
    void variablesCanBeLimitedToIt() {
        String id = create("Restart", "").expect(201).text("Id");
        String variables = "variables/variableset-" + project;
        space.put(
                        variables,
                        "{'Version':0,'Variables':[{'Name':'Mode','Value':'hard','Scope':{'ProcessOwner':['" + id
                                + "']}}]}")
                .expect(200);

        assertThat(space.get(variables).expect(200).each("ScopeValues/Processes", "Id"))
                .containsExactly(project, id);
        assertThat(space.get("variables/preview?project=" + project + "&runbook=" + id)
                        .expect(200)
                        .each("Variables", "Value"))
                .containsExactly("hard");
        assertThat(space.get("variables/preview?project=" + project).expect(200).text("Variables"))
                .isEqualTo("[]");
    }

    @Test
    void itGoesWithItsProjectAndIsCopiedWithIt() {
        String id = create("Restart", "").expect(201).text("Id");
        space.put("runbookProcesses/RunbookProcess-" + id, "{'Version':0,'Steps':[" + STEP + "]}")
                .expect(200);
        String variables = "variables/variableset-" + project;
        space.put(
                        variables,
                        "{'Version':0,'Variables':[{'Name':'Mode','Value':'hard','Scope':{'ProcessOwner':['" + id
                                + "']}}]}")
                .expect(200);

        String copy = space.post("projects?clone=" + project, space.projectBody("Copy", ""))
                .text("Id");
        Wire.Answer copied = space.get("projects/copy/runbooks/restart").expect(200);

        assertThat(copied.text("Id")).isNotEqualTo(id);
        assertThat(space.get("runbookProcesses/" + copied.text("RunbookProcessId"))
                        .expect(200)
                        .each("Steps", "Name"))
                .containsExactly("Restart");
        assertThat(space.get("variables/variableset-" + copy).expect(200).text("Variables/0/Scope/ProcessOwner/0"))
                .isEqualTo(copied.text("Id"));
        space.delete("projects/" + project).expect(200);
        space.get("runbooks/" + id).expect(404);
        space.get("runbooks/" + copied.text("Id")).expect(200);
    }

    @Test
    void itIsDeletedWithItsProcess() {
        String id = create("Restart", "").expect(201).text("Id");

        space.delete("runbooks/" + id).expect(200);

        space.get("runbooks/" + id).expect(404);
        space.get("runbookProcesses/RunbookProcess-" + id).expect(404);
        assertThat(space.audit(id)).containsExactly("Deleted", "Created");
    }

    @Test
    void aTagThatItHasIsRenamedWithItAndCannotBeDeleted() {
        String set = space.post("tagsets", "{'Name':'Kind','Scopes':['Runbook'],'Tags':[{'Name':'Ops'}]}")
                .expect(201)
                .text("Id");
        String id = create("Restart", "'RunbookTags':['kind/ops']").expect(201).text("Id");

        assertThat(space.delete("tagsets/" + set).expect(400).text("Errors/0")).contains("runbook Restart");
        space.put("tagsets/" + set, "{'Name':'Sort','Scopes':['Runbook'],'Tags':[{'Name':'Ops'}]}")
                .expect(200);
        assertThat(space.get("runbooks/" + id).expect(200).text("RunbookTags/0"))
                .isEqualTo("Sort/Ops");
    }
}
