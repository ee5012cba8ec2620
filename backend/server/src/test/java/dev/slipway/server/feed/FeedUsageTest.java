package dev.slipway.server.feed;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.server.ModelSpace;
import org.junit.jupiter.api.Test;

class FeedUsageTest {
    private final ModelSpace space = new ModelSpace();
    private final String project = space.project("Shop");
    private final String feed = space.post(
                    "feeds", "{'Name':'Public','FeedType':'NuGet','FeedUri':'https://nuget.example.com/v3'}")
            .expect(201)
            .text("Id");

    /** Gives a process one step, which takes a package from the feed, or no step. */
    private void process(String id, boolean takesFromFeed) {
        String version = space.get("deploymentprocesses/" + id).expect(200).text("Version");
        String step = "{'Name':'Deploy','Actions':[{'Name':'Deploy','ActionType':'Octopus.Script','Properties':{"
                + "'Octopus.Action.Script.ScriptBody':'true'},'Packages':[{'Name':'x','PackageId':'Acme.Web','FeedId':'"
                + feed + "'}]}]}";
        space.put(
                        "deploymentprocesses/" + id,
                        "{'Version':" + version + ",'Steps':[" + (takesFromFeed ? step : "") + "]}")
                .expect(200);
    }

    private String refusal() {
        return space.delete("feeds/" + feed).expect(400).text("Errors/0");
    }

    @Test
    void aFeedStaysWhileAProcessTakesSomethingFromIt() {
        process("deploymentprocess-" + project, true);

        assertThat(refusal())
                .isEqualTo("The feed Public cannot be deleted; it is used by step Deploy of deploymentprocess-"
                        + project + ".");
    }

    @Test
    void aFeedThatOnlyAReleaseStillNamesStaysUntilTheReleaseGoes() {
        process("deploymentprocess-" + project, true);
        String release = space.post(
                        "releases",
                        "{'ProjectId':'" + project + "','Version':'1.0','SelectedPackages':[{'ActionName':"
                                + "'Deploy','PackageReferenceName':'x','Version':'2.1'}]}")
                .expect(201)
                .text("Id");
        process("deploymentprocess-" + project, false);

        assertThat(refusal())
                .isEqualTo("The feed Public cannot be deleted; it is used by release 1.0 of " + project + ".");

        space.delete("releases/" + release).expect(200);
        space.delete("feeds/" + feed).expect(200);
    }

    @Test
    void aFeedThatOnlyASnapshotOfARunbookStillNamesStaysUntilTheRunbookGoes() {
        String runbook = space.post("projects/" + project + "/runbooks", "{'Name':'Restart'}")
                .expect(201)
                .text("Id");
        process("RunbookProcess-" + runbook, true);
        space.post(
                        "runbookSnapshots",
                        "{'RunbookId':'" + runbook + "','Name':'S1','SelectedPackages':[{'ActionName':'Deploy',"
                                + "'PackageReferenceName':'x','Version':'2.1'}]}")
                .expect(201);
        process("RunbookProcess-" + runbook, false);

        assertThat(refusal())
                .isEqualTo("The feed Public cannot be deleted; it is used by snapshot S1 of " + runbook + ".");

        space.delete("runbooks/" + runbook).expect(200);
        space.delete("feeds/" + feed).expect(200);
    }
}
