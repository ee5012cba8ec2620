package dev.slipway.server.runbook;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.server.ModelSpace;
import dev.slipway.server.Wire;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SnapshotTest {
    private final ModelSpace space = new ModelSpace();
    private final String project = space.project("Shop");
    private final String runbook = space.post("projects/" + project + "/runbooks", "{'Name':'Restart'}")
            .expect(201)
            .text("Id");

    private Wire.Answer create(String more) {
        return space.post(
                "runbookSnapshots", "{'RunbookId':'" + runbook + "'" + (more.isEmpty() ? "" : "," + more) + "}");
    }

    @Test
    void itHasItsShape() {
        Wire.Answer made = create("'Name':'S1','Notes':'first'").expect(201);

        assertThat(made.text("Id")).startsWith("RunbookSnapshots-");
        assertThat(made.text("ProjectId")).isEqualTo(project);
        assertThat(made.text("Notes")).isEqualTo("first");
        assertThat(made.text("FrozenRunbookProcessId")).startsWith("RunbookProcess-" + runbook + "-s-");
        assertThat(made.text("ProjectVariableSetSnapshotId")).startsWith("variableset-" + project + "-s-");
        assertThat(made.text("FrozenProjectVariableSetId")).isEqualTo(made.text("ProjectVariableSetSnapshotId"));
        assertThat(made.text("SelectedPackages")).isEqualTo("[]");
        assertThat(space.audit(made.text("Id"))).containsExactly("Created");
        assertThat(space.get("runbooks/" + runbook).at("PublishedRunbookSnapshotId"))
                .isNull();
    }

    @Test
    void withoutANameItIsGivenOne() {
        assertThat(create("").expect(201).text("Name")).matches("Snapshot [A-Z]{5}");
        assertThat(space.get("runbooks/" + runbook + "/runbookSnapshotTemplate")
                        .expect(200)
                        .text("NextNameIncrement"))
                .matches("Snapshot [A-Z]{5}");
    }

    @Test
    void itIsFoundByItsIdAndInItsProjectByNameToo() {
        String first = create("'Name':'S1'").expect(201).text("Id");
        String second = create("'Name':'S2 b'").expect(201).text("Id");

        assertThat(space.get("runbookSnapshots/" + first).expect(200).text("Name"))
                .isEqualTo("S1");
        space.get("runbookSnapshots/S1").expect(404);
        assertThat(space.get("projects/shop/runbookSnapshots/s2%20B")
                        .expect(200)
                        .text("Id"))
                .isEqualTo(second);
        String list = "projects/shop/runbooks/" + runbook + "/runbookSnapshots";
        assertThat(space.get(list).expect(200).each("Items", "Id")).containsExactly(second, first);
        assertThat(space.get(list + "?searchByName=s1").expect(200).each("Items", "Id"))
                .containsExactly(first);
        assertThat(space.get("runbookSnapshots?ids=" + first).expect(200).each("Items", "Id"))
                .containsExactly(first);
    }

    @Test
    void oneIsPublishedWhenItIsMadeOrThroughTheRunbook() {
        String first = space.post("projects/shop/runbookSnapshots?publish=true", "{'RunbookId':'restart','Name':'S1'}")
                .expect(201)
                .text("Id");
        String second = create("'Name':'S2'").expect(201).text("Id");
        assertThat(space.get("runbooks/" + runbook).text("PublishedRunbookSnapshotId"))
                .isEqualTo(first);

        space.put("runbooks/" + runbook, "{'Name':'Restart','PublishedRunbookSnapshotId':'" + second + "'}")
                .expect(200);

        assertThat(space.get("runbooks/" + runbook).text("PublishedRunbookSnapshotId"))
                .isEqualTo(second);
        assertThat(space.audit(runbook)).containsExactly("Modified", "Modified", "Created");
        String other = space.post("projects/shop/runbooks", "{'Name':'Other'}")
                .expect(201)
                .text("Id");
        space.put("runbooks/" + other, "{'Name':'Other','PublishedRunbookSnapshotId':'" + second + "'}")
                .expect(400);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "'Name':'<201*n>'            | Name '<120*n>...' is longer than 200 characters",
                "'Name':'S1'                 | Name: There is already a snapshot called S1 of the runbook Restart",
                "'Notes':'<100001*x>'        | Notes is longer than 100000 characters",
                "'RunbookId':'Runbooks-0'    | RunbookId: there is no runbook 'Runbooks-0'",
            })
    void badInputIsRefusedNamingTheField(String properties, String error) {
        create("'Name':'s1'").expect(201);

        assertThat(create(ModelSpace.repeated(properties)).expect(400).text("Errors/0"))
                .isEqualTo(ModelSpace.repeated(error));
    }

    @Test
    void aPackageThatIsNowhereIsNamedAndTheTemplateAsksForIt() {
        space.put(
                        "runbookProcesses/RunbookProcess-" + runbook,
                        "{'Version':0,'Steps':[{'Name':'Copy','Actions':[{'Name':'Copy','ActionType':'Octopus.Script','Packages':"
                                + "[{'Name':'','PackageId':'Acme.Tools','FeedId':'feeds-builtin'}]}]}]}")
                .expect(200);

        assertThat(create("").expect(400).text("Errors/0")).contains("Acme.Tools");
        Wire.Answer template = space.get("projects/shop/runbooks/restart/runbookSnapshotTemplate")
                .expect(200);
        assertThat(template.text("RunbookProcessId")).isEqualTo("RunbookProcess-" + runbook);
        assertThat(template.text("Packages/0/PackageId")).isEqualTo("Acme.Tools");
        assertThat(template.text("Packages/0/ActionName")).isEqualTo("Copy");
    }
}
