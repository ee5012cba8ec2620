package dev.slipway.server.release;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.server.ModelSpace;
import dev.slipway.server.TestDatabases;
import dev.slipway.server.Wire;
import dev.slipway.server.packages.Pushes;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@Tag(TestDatabases.POSTGRESQL)
class ReleaseTest {
    private final ModelSpace space = new ModelSpace();
    private final String project = space.project("Web shop");

    private Wire.Answer command(String more) {
        return space.post("releases/create/v1", "{'ProjectName':'Web shop'" + (more.isEmpty() ? "" : "," + more) + "}");
    }

    private void process(int version, String steps) {
        space.put("projects/" + project + "/deploymentprocesses", "{'Version':" + version + ",'Steps':[" + steps + "]}")
                .expect(200);
    }

    private static String script(String name, String more) {
        return "{'Name':'" + name + "','Actions':[{'Name':'" + name + "','ActionType':'Octopus.Script',"
                + "'Properties':{'Octopus.Action.RunOnServer':'true'}" + (more.isEmpty() ? "" : "," + more) + "}]}";
    }

    @Test
    void theFirstOneIsNumberedByTheDefaultTemplateAndTheNextCountsUp() {
        Wire.Answer first = command("").expect(201);

        assertThat(first.text("ReleaseVersion")).isEqualTo("0.0.1");
        command("'ReleaseVersion':'5.0.0'").expect(201);
        assertThat(command("").expect(201).text("ReleaseVersion")).isEqualTo("5.0.1");
        assertThat(space.get("projects/" + project + "/releases").expect(200).each("Items", "Version"))
                .containsExactly("5.0.1", "5.0.0", "0.0.1");
    }

    @Test
    void aReleaseHasItsShapeAndItsLinks() {
        String id = command("'ReleaseVersion':'DeleteMe5.0','ReleaseNotes':'Number #{Octopus.Release.Number}',"
                        + "'CustomFields':{'Ticket':'A-1'}")
                .expect(201)
                .text("ReleaseId");

        Wire.Answer release = space.get("releases/" + id).expect(200);

        assertThat(release.text("Version")).isEqualTo("DeleteMe5.0");
        assertThat(release.text("ReleaseNotes")).isEqualTo("Number DeleteMe5.0");
        assertThat(release.text("CustomFields/Ticket")).isEqualTo("A-1");
        assertThat(release.text("ProjectId")).isEqualTo(project);
        assertThat(release.text("ProjectDeploymentProcessSnapshotId"))
                .startsWith("deploymentprocess-" + project + "-s-");
        assertThat(release.text("ProjectVariableSetSnapshotId")).startsWith("variableset-" + project + "-s-");
        assertThat(release.text("SelectedPackages")).isEqualTo("[]");
        assertThat(release.text("Links/Progression")).isEqualTo(space.at("releases/" + id + "/progression"));
        assertThat(space.get("projects/web-shop/releases/deleteme5.0")
                        .expect(200)
                        .text("Id"))
                .isEqualTo(id);
        assertThat(space.get("projects/web-shop/releases?searchByVersion=ME5")
                        .expect(200)
                        .each("Items", "Id"))
                .containsExactly(id);
        assertThat(space.get("releases?ids=" + id).expect(200).each("Items", "Id"))
                .containsExactly(id);
        assertThat(space.get("projects/web-shop/channels/default/releases")
                        .expect(200)
                        .each("Items", "Id"))
                .containsExactly(id);
    }

    @Test
    void aVersionIsTakenUnlessOneSaysToIgnoreThat() {
        String id = command("'ReleaseVersion':'1.0'").expect(201).text("ReleaseId");

        Wire.Answer refused = command("'ReleaseVersion':'1.0'").expect(409);
        Wire.Answer ignored =
                command("'ReleaseVersion':'1.0','IgnoreIfAlreadyExists':true").expect(200);

        assertThat(refused.text("ErrorMessage")).contains("There is already a release 1.0");
        assertThat(ignored.text("ReleaseId")).isEqualTo(id);
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "'ProjectName':'Nowhere'                    | There is no project 'Nowhere'",
                "'ProjectName':''                           | ProjectName is missing",
                "'ChannelName':'Nightly'                    | There is no channel 'Nightly'",
                "'ReleaseVersion':'one two'                 | 'one two' is not a version",
                "'ReleaseVersion':'99999999999.0'           | is not a version",
                "'Packages':['Acme.Web:1.0']                | names no step or package",
                "'Packages':['a:b:c:1.0']                   | too many parts",
                "'GitRef':'refs/heads/main'                 | GitRef",
                "'GitResources':['Apply:refs/heads/main']   | GitResources",
                "'CustomFields':{'':'x'}                    | CustomFields",
            })
    void aRequestThatMakesNoSenseIsRefusedByName(String field, String problem) {
        String body = field.startsWith("'ProjectName'") ? field : "'ProjectName':'Web shop'," + field;

        Wire.Answer refused = space.post("releases/create/v1", "{" + body + "}").expect(400);

        assertThat(refused.text("Errors")).contains(problem);
        assertThat(space.get("releases").expect(200).at("TotalResults")).isEqualTo(0.0);
    }

    @Test
    void aDisabledProjectTakesNone() {
        space.put("projects/" + project, space.projectBody("Web shop", "'IsDisabled':true"))
                .expect(200);

        assertThat(command("").expect(400).text("Errors/0")).contains("is disabled");
    }

    @Test
    void aMaskCountsOnFromTheLatestMatch() {
        space.put("projects/" + project, space.projectBody("Web shop", "'VersioningStrategy':{'Template':'3.0.i'}"))
                .expect(200);
        command("'ReleaseVersion':'3.0.7'").expect(201);
        command("'ReleaseVersion':'3.1.2'").expect(201);

        assertThat(command("").expect(201).text("ReleaseVersion")).isEqualTo("3.0.8");
        assertThat(space.get("projects/" + project + "/deploymentprocesses/template")
                        .expect(200)
                        .text("NextVersionIncrement"))
                .isEqualTo("3.0.9");
    }

    @Test
    void aPackageThatIsNowhereIsNamedAndATemplateAsksForIt() {
        process(0, script("Deploy web", "'Packages':[{'Name':'','PackageId':'Acme.Web','FeedId':'feeds-builtin'}]"));

        Wire.Answer refused = command("'Packages':['Acme.Web:2.0']").expect(400);
        Wire.Answer template = space.get("deploymentprocesses/deploymentprocess-" + project + "/template")
                .expect(200);

        assertThat(refused.text("Errors/0"))
                .isEqualTo("Version 2.0 of package Acme.Web of step Deploy web is not in the built-in feed.");
        assertThat(command("").expect(400).text("Errors/0")).contains("There is no version of package Acme.Web");
        assertThat(template.text("Packages/0/PackageId")).isEqualTo("Acme.Web");
        assertThat(template.text("Packages/0/ActionName")).isEqualTo("Deploy web");
        assertThat(template.at("Packages/0/IsResolvable")).isEqualTo(true);
    }

    @Test
    void thePackagesOfARuledChannelAreChosenAndStayInTheRelease() {
        Pushes pushes = Pushes.in(space.id());
        pushes.push("Acme.Web.1.1.0.zip", "a").expect(201);
        pushes.push("Acme.Web.2.0.0-beta.zip", "b").expect(201);
        process(0, script("Deploy web", "'Packages':[{'Name':'','PackageId':'Acme.Web','FeedId':'feeds-builtin'}]"));
        space.post(
                        "channels",
                        "{'ProjectId':'" + project + "','Name':'Stable','Rules':[{'Tag':'^$','ActionPackages':"
                                + "[{'DeploymentAction':'Deploy web','PackageReference':''}]}]}")
                .expect(201);

        String newest = command("").expect(201).text("ReleaseId");
        String stable = command("'ChannelName':'Stable'").expect(201).text("ReleaseId");
        String fitting = command("'PackageVersion':'1.1.0'").expect(201).text("ReleaseId");

        assertThat(space.get("releases/" + newest).text("SelectedPackages/0/Version"))
                .isEqualTo("2.0.0-beta");
        assertThat(space.get("releases/" + stable).text("SelectedPackages/0/Version"))
                .isEqualTo("1.1.0");
        assertThat(space.get("releases/" + fitting).text("ChannelId"))
                .as("the channel whose rules fit")
                .isEqualTo(space.get("releases/" + stable).text("ChannelId"));
        String refused = "'ChannelName':'Stable','PackageVersion':'2.0.0-beta'";
        assertThat(command(refused).expect(400).text("Errors/0"))
                .contains("not allowed by the rules of the channel Stable");
        command(refused + ",'IgnoreChannelRules':true").expect(201);
        assertThat(space.get("releases/" + stable + "/missingpackages")
                        .expect(200)
                        .text("Packages"))
                .isEqualTo("[]");
        space.delete("packages/Acme.Web.1.1.0").expect(200);
        assertThat(space.get("releases/" + stable + "/missingpackages")
                        .expect(200)
                        .text("Packages/0/Version"))
                .isEqualTo("1.1.0");
    }

    private void build(String version, String number, String comment) {
        space.post(
                        "build-information",
                        "{'PackageId':'Acme.Web','Version':'" + version + "','OctopusBuildInformation':{'BuildNumber':'"
                                + number + "','VcsType':'Git','VcsRoot':'https://github.com/a/b','Commits':"
                                + "[{'Id':'9f1','Comment':'" + comment + "'}]}}")
                .expect(201);
    }

    @Test
    void theBuildInformationOfItsPackagesIsTakenIntoTheRelease() {
        Pushes pushes = Pushes.in(space.id());
        pushes.push("Acme.Web.1.0.0.zip", "a").expect(201);
        pushes.push("Acme.Web.2.0.0.zip", "b").expect(201);
        build("1.0.0", "41", "Fixes #12");
        process(
                0,
                script("Deploy web", "'Packages':[{'Name':'','PackageId':'Acme.Web','FeedId':'feeds-builtin'}]")
                        + ","
                        + script("Again", "'Packages':[{'Name':'x','PackageId':'Acme.Web','FeedId':'feeds-builtin'}]"));
        String notes = "#{each p in Octopus.Release.Package}#{p.PackageId} #{p.BuildNumber}#{/each}:"
                + "#{each w in Octopus.Release.WorkItems} #{w.Id}#{/each}";

        String id = command("'PackageVersion':'1.0.0','ReleaseNotes':'" + notes + "'")
                .expect(201)
                .text("ReleaseId");
        String later = command("").expect(201).text("ReleaseId");
        build("2.0.0", "42", "Nothing");

        Wire.Answer release = space.get("releases/" + id).expect(200);
        assertThat(release.each("BuildInformation", "BuildNumber")).containsExactly("41");
        assertThat(release.text("BuildInformation/0/WorkItems/0/LinkUrl"))
                .isEqualTo("https://github.com/a/b/issues/12");
        assertThat(release.text("ReleaseNotes")).isEqualTo("Acme.Web 41: 12");
        assertThat(space.get("releases/" + later).text("BuildInformation"))
                .as("pushed after the release was made (R9.23)")
                .isEqualTo("[]");

        Wire.Answer changed = space.wire()
                .put(
                        space.at("releases/" + id),
                        release.body().replace("\"Version\":\"1.0.0\"}", "\"Version\":\"2.0.0\"}"))
                .expect(200);
        assertThat(changed.each("BuildInformation", "BuildNumber"))
                .as("chosen anew with the packages")
                .containsExactly("42");
    }

    @Test
    void oneDefectIsUnresolvedAtATime() {
        String id = command("").expect(201).text("ReleaseId");

        space.post("releases/" + id + "/defects", "{'Description':'Broken'}").expect(201);
        space.post("releases/" + id + "/defects", "{'Description':'Again'}").expect(400);
        space.post("releases/" + id + "/defects/resolve", "{'ReleaseId':'" + id + "'}")
                .expect(200);

        Wire.Answer all = space.get("releases/" + id + "/defects").expect(200);
        assertThat(all.each("Items", "Status")).containsExactly("Resolved");
        space.post("releases/" + id + "/defects", "{'Description':''}").expect(400);
    }

    @Test
    void notesAreChangedAndTheReleaseIsDeleted() {
        String id = command("").expect(201).text("ReleaseId");
        String body = space.get("releases/" + id).expect(200).body();

        Wire.Answer changed = space.wire()
                .put(space.at("releases/" + id), body.replace("\"ReleaseNotes\":\"\"", "\"ReleaseNotes\":\"New\""))
                .expect(200);
        assertThat(changed.text("ReleaseNotes")).isEqualTo("New");

        space.delete("releases/" + id).expect(200);
        space.get("releases/" + id).expect(404);
    }

    @Test
    void anotherSpaceSeesNothing() {
        String id = command("").expect(201).text("ReleaseId");
        var other = new ModelSpace();

        other.get("releases/" + id).expect(404);
        other.delete("releases/" + id).expect(404);
        other.post("releases/create/v1", "{'ProjectName':'" + project + "'}").expect(400);
    }

    @Test
    void variablesAreFrozenAnewOnRequest() {
        String id = command("").expect(201).text("ReleaseId");
        String before = space.get("releases/" + id).text("ProjectVariableSetSnapshotId");
        space.put("projects/" + project + "/variables", "{'Version':0,'Variables':[{'Name':'X','Value':'b'}]}")
                .expect(200);

        assertThat(space.get("releases/" + id).text("ProjectVariableSetSnapshotId"))
                .isEqualTo(before);
        assertThat(space.post("releases/" + id + "/snapshot-variables", "{}")
                        .expect(200)
                        .text("ProjectVariableSetSnapshotId"))
                .isNotEqualTo(before);
    }
}
