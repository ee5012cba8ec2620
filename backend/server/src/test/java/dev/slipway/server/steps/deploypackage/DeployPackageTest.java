package dev.slipway.server.steps.deploypackage;

import static dev.slipway.server.steps.TestActions.action;
import static dev.slipway.server.steps.TestActions.script;
import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.api.Action;
import dev.slipway.api.LogCategory;
import dev.slipway.server.steps.ActionFixture;
import dev.slipway.server.steps.ActionFixture.Outcome;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DeployPackageTest {
    private static final String CUSTOM = "Octopus.Action.Package.CustomInstallationDirectory";

    @TempDir
    private Path directory;

    private ActionFixture fixture;

    @BeforeEach
    void start() throws IOException {
        fixture = new ActionFixture(directory).with("OctopusFreeDiskSpaceOverrideInMegaBytes", "1");
    }

    @AfterEach
    void stop() throws IOException {
        fixture.close();
    }

    /** The versions that lie beside one. */
    private List<String> versionsBeside(Path version) throws IOException {
        return namesIn(version.getParent()).stream()
                .filter(name -> Character.isDigit(name.charAt(0)))
                .toList();
    }

    private static Action deploy(String... properties) {
        return action("A", "Octopus.TentaclePackage", properties);
    }

    private static String note(String what) {
        return "echo \"" + what + " $(basename \"$PWD\") $(cat a.txt)\"";
    }

    private List<String> namesIn(Path folder) throws IOException {
        try (var files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString()).sorted().toList();
        }
    }

    @Test
    void aPackageIsExtractedAndTellsWhere() throws Exception {
        Outcome outcome = fixture.withPackage("", "Acme.Web", "a.txt", "a", "sub/b.txt", "b", "c.txt", "c")
                .run(
                        deploy(),
                        script(
                                "B",
                                "Bash",
                                "get_octopusvariable 'Octopus.Action[A].Output.Package.InstallationDirectoryPath'\necho\n"
                                        + "get_octopusvariable 'Octopus.Action[A].Output.Package.ExtractedFileCount'"))
                .succeeded();

        assertThat(outcome.info()).endsWith(fixture.installed("Acme.Web").toString(), "3");
        assertThat(fixture.installed("Acme.Web").resolve("sub/b.txt")).hasContent("b");
    }

    @Test
    void theSameVersionAgainGoesToADirectoryOfItsOwn() throws Exception {
        fixture.withPackage("", "Acme.Web", "a.txt", "a");
        fixture.run(deploy()).succeeded();
        fixture.run(deploy()).succeeded();

        assertThat(versionsBeside(fixture.installed("Acme.Web"))).containsExactly("1.0.0", "1.0.0_1");
    }

    private static final String SKIP = "Octopus.Action.Package.SkipIfAlreadyInstalled";

    @Test
    void aVersionThatIsInstalledIsSkippedWhenTheStepSaysSo() throws Exception {
        fixture.withPackage("", "Acme.Web", "a.txt", "a");
        fixture.run(deploy()).succeeded();

        Outcome again = fixture.run(
                        deploy(SKIP, "True"),
                        script(
                                "B",
                                "Bash",
                                "get_octopusvariable 'Octopus.Action[A].Output.Package.InstallationDirectoryPath'"))
                .succeeded();

        String place = fixture.installed("Acme.Web").toString();
        assertThat(again.info())
                .contains("Acme.Web 1.0.0 is already installed in " + place)
                .endsWith(place);
        assertThat(versionsBeside(fixture.installed("Acme.Web"))).containsExactly("1.0.0");
    }

    @ParameterizedTest
    @CsvSource({"Octopus.Deployment.ForcePackageRedeployment, True", CUSTOM + ", #{Elsewhere}"})
    void itIsNotSkippedByForceNorForAnotherPlace(String property, String value) throws Exception {
        fixture.withPackage("", "Acme.Web", "a.txt", "a")
                .with("Elsewhere", directory.resolve("elsewhere").toString());
        fixture.run(deploy()).succeeded();

        fixture.run(deploy(SKIP, "True", property, value)).succeeded();

        assertThat(versionsBeside(fixture.installed("Acme.Web"))).containsExactly("1.0.0", "1.0.0_1");
    }

    @Test
    void whatFailedOrIsGoneIsInstalledAgain() throws Exception {
        fixture.withPackage("", "Acme.Web", "Deploy.sh", "exit $(cat " + directory.resolve("code") + ")");
        Path first = fixture.installed("Acme.Web");
        Files.writeString(directory.resolve("code"), "1");
        fixture.run(deploy(SKIP, "True")).failed();
        Files.writeString(directory.resolve("code"), "0");
        fixture.run(deploy(SKIP, "True")).succeeded();
        assertThat(versionsBeside(first)).containsExactly("1.0.0", "1.0.0_1");

        Files.delete(first.resolveSibling("1.0.0_1"));
        fixture.run(deploy(SKIP, "True")).succeeded();

        assertThat(versionsBeside(first)).containsExactly("1.0.0", "1.0.0_1");
    }

    @Test
    void scriptsRunInTheirOrderAndGoAway() throws Exception {
        Outcome outcome = fixture.withPackage(
                        "",
                        "Acme.Web",
                        "a.txt",
                        "#{Port}",
                        "predeploy.SH",
                        note("packaged pre"),
                        "Deploy.sh",
                        note("packaged deploy"),
                        "Deploy.ps1",
                        "exit 1",
                        "PostDeploy.sh",
                        note("packaged post"),
                        "DeployFailed.sh",
                        "exit 1",
                        "scripts/Deploy.sh",
                        "exit 1")
                .with("Port", "80")
                .run(deploy(
                        "Octopus.Action.EnabledFeatures",
                        ",Octopus.Features.CustomScripts,Octopus.Features.SubstituteInFiles",
                        "Octopus.Action.SubstituteInFiles.TargetFiles",
                        "*.txt",
                        "Octopus.Action.CustomScripts.PreDeploy.sh",
                        note("step's pre #{Port}"),
                        "Octopus.Action.CustomScripts.Deploy.sh",
                        note("step's deploy"),
                        "Octopus.Action.CustomScripts.PostDeploy.sh",
                        note("step's post")))
                .succeeded();

        assertThat(outcome.info())
                .containsExactly(
                        "Extracted Acme.Web 1.0.0 to " + fixture.installed("Acme.Web"),
                        "step's pre 80 1.0.0 #{Port}",
                        "packaged pre 1.0.0 #{Port}",
                        "packaged deploy 1.0.0 80",
                        "step's deploy 1.0.0 80",
                        "Switched " + fixture.installed("Acme.Web").resolveSibling("current") + " to "
                                + fixture.installed("Acme.Web"),
                        "packaged post 1.0.0 80",
                        "step's post 1.0.0 80");
        assertThat(namesIn(fixture.installed("Acme.Web"))).containsExactly("a.txt", "scripts");
    }

    @Test
    void scriptsThatAreSwitchedOffDoNotRun() throws Exception {
        Outcome outcome = fixture.withPackage("", "Acme.Web", "Deploy.sh", "exit 1")
                .run(deploy(
                        "Octopus.Action.Package.RunScripts",
                        "False",
                        "Octopus.Action.CustomScripts.PreDeploy.sh",
                        "exit 1"))
                .succeeded();

        assertThat(outcome.info()).hasSize(2);
        assertThat(fixture.installed("Acme.Web").resolve("Deploy.sh")).exists();
    }

    @Test
    void aFailureRunsDeployFailedAndStaysTheReason() throws Exception {
        Outcome outcome = fixture.withPackage(
                        "",
                        "Acme.Web",
                        "Deploy.sh",
                        "exit 3",
                        "PostDeploy.sh",
                        "echo post",
                        "DeployFailed.sh",
                        "echo undoing; exit 4")
                .run(deploy())
                .failed();

        assertThat(outcome.info()).contains("undoing").doesNotContain("post");
        assertThat(outcome.lines(LogCategory.FATAL)).contains("The script exited with code 3.");
    }

    @Test
    void aScriptCanEndTheDeploymentWithSuccess() throws Exception {
        Outcome outcome = fixture.withPackage(
                        "",
                        "Acme.Web",
                        "PreDeploy.sh",
                        "set_octopusvariable Octopus.Action.SkipRemainingConventions True",
                        "Deploy.sh",
                        "exit 1",
                        "PostDeploy.sh",
                        "exit 1")
                .run(deploy())
                .succeeded();

        assertThat(outcome.info()).hasSize(1);
    }

    @Test
    void filesThatAPreDeployScriptMakesOrChangesAreSubstitutedToo() throws Exception {
        fixture.withPackage(
                        "",
                        "Acme.Web",
                        "conf/a.ini",
                        "x=1",
                        "run.ini",
                        "r",
                        "PreDeploy.sh",
                        "echo 'x=#{X}' >conf/a.ini; echo 'y=#{X}' >conf/b.ini")
                .with("X", "ü")
                .run(deploy(
                        "Octopus.Action.EnabledFeatures",
                        "Octopus.Features.SubstituteInFiles",
                        "Octopus.Action.SubstituteInFiles.TargetFiles",
                        "conf/*.ini\n**/b.ini"))
                .succeeded();

        assertThat(fixture.installed("Acme.Web").resolve("conf/a.ini")).hasContent("x=ü\n");
        assertThat(fixture.installed("Acme.Web").resolve("conf/b.ini")).hasContent("y=ü\n");
    }

    @Test
    void whatHasNoValueIsKeptAndToldOrFailsTheStep() throws Exception {
        Action action = deploy(
                "Octopus.Action.EnabledFeatures",
                "Octopus.Features.SubstituteInFiles",
                "Octopus.Action.SubstituteInFiles.TargetFiles",
                "a.txt\nmissing.*");
        fixture.withPackage("", "Acme.Web", "a.txt", "a=#{Nope}");

        Outcome outcome = fixture.run(action).succeeded();
        assertThat(outcome.lines(LogCategory.WARNING))
                .anyMatch(line -> line.contains("missing.*"))
                .anyMatch(line -> line.contains("a.txt") && line.contains("#{Nope}"));
        assertThat(fixture.installed("Acme.Web").resolve("a.txt")).hasContent("a=#{Nope}");

        fixture.with("OctopusShouldFailDeploymentOnSubstitutionFails", "True")
                .run(action)
                .failed();
    }

    @Test
    void theCustomDirectoryGetsTheFilesAndRunsTheLaterScripts() throws Exception {
        Path custom = directory.resolve("srv/it's web");
        Files.createDirectories(custom.resolve("logs"));
        Files.writeString(custom.resolve("logs/a.log"), "log");
        Files.writeString(custom.resolve("old.dll"), "old");
        fixture.withPackage("", "Acme.Web", "a.txt", "a", "Deploy.sh", note("deploy"));
        Action keeping = deploy(CUSTOM, custom + "/");

        Outcome outcome = fixture.run(keeping).succeeded();
        assertThat(outcome.info()).contains("deploy it's web a");
        assertThat(namesIn(custom)).containsExactly("a.txt", "logs", "old.dll");

        fixture.run(deploy(
                        CUSTOM,
                        custom.toString(),
                        CUSTOM + "ShouldBePurgedBeforeDeployment",
                        "True",
                        CUSTOM + "PurgeExclusions",
                        "logs\n"))
                .succeeded();
        assertThat(namesIn(custom)).containsExactly("a.txt", "logs");
        assertThat(custom.resolve("logs/a.log")).exists();
    }

    @ParameterizedTest
    @CsvSource({
        "srv/web, must be an absolute path",
        "/srv/../etc, may not have '..'",
        "/srv/#{Nope}/web, there is no variable",
        "#{Octopus.Action.Here}/1.0.0/web, lies inside",
    })
    void aCustomDirectoryThatCannotBeMeantIsRefused(String path, String sentence) throws Exception {
        Outcome outcome = fixture.withPackage("", "Acme.Web", "a.txt", "a")
                .with(
                        "Octopus.Action.Here",
                        fixture.installed("Acme.Web").getParent().toString())
                .run(deploy(CUSTOM, path))
                .failed();

        assertThat(outcome.lines(LogCategory.FATAL)).anyMatch(line -> line.contains(sentence));
    }

    @Test
    void aPurgeNeverTakesThePackageItself() throws Exception {
        fixture.withPackage("", "Acme.Web", "a.txt", "a")
                .run(deploy(
                        CUSTOM,
                        directory.resolve("local").toString(),
                        CUSTOM + "ShouldBePurgedBeforeDeployment",
                        "True"))
                .failed();

        assertThat(fixture.installed("Acme.Web").resolve("a.txt")).exists();
    }

    @Test
    void aFeatureThatIsNotHereFailsTheStepByItsName() throws Exception {
        Outcome outcome = fixture.withPackage("", "Acme.Web", "a.txt", "a")
                .run(deploy("Octopus.Action.EnabledFeatures", "Octopus.Features.IISWebSite"))
                .failed();

        assertThat(outcome.lines(LogCategory.FATAL)).anyMatch(line -> line.contains("IISWebSite"));
    }

    @Test
    void aFullDiskIsFoundOutBeforeAnythingIsExtracted() throws Exception {
        fixture.with("OctopusFreeDiskSpaceOverrideInMegaBytes", "99999999999")
                .withPackage("", "Acme.Web", "a.txt", "a")
                .run(deploy())
                .failed();
        assertThat(directory.resolve("local")).doesNotExist();

        fixture.with("OctopusSkipFreeDiskSpaceCheck", "True").run(deploy()).succeeded();
    }

    @Test
    void aRestartInTheMiddleDoesNothingTwice() throws Exception {
        Path log = directory.resolve("log");
        Path go = directory.resolve("go");
        var files = new ArrayList<String>();
        for (String stage : List.of("PreDeploy", "Deploy", "PostDeploy")) {
            files.add(stage + ".sh");
            files.add("echo " + stage + " >>'" + log + "'"
                    + (stage.equals("Deploy") ? "; until [ -e '" + go + "' ]; do sleep 0.05; done" : ""));
        }
        fixture.withPackage("", "Acme.Web", files.toArray(String[]::new)).begin(deploy());
        while (!Files.exists(log) || Files.readAllLines(log).size() < 2) {
            Thread.onSpinWait();
        }
        fixture.restart();
        Files.createFile(go);
        fixture.awaitEnd().succeeded();

        assertThat(log).hasContent("PreDeploy\nDeploy\nPostDeploy\n");
        assertThat(versionsBeside(fixture.installed("Acme.Web"))).containsExactly("1.0.0");
    }

    @Test
    void aTransferredPackageIsTheFileItself() throws Exception {
        Outcome outcome = fixture.withPackage("", "Acme.Web", "a.txt", "a")
                .run(
                        action(
                                "A",
                                "Octopus.TransferPackage",
                                "Octopus.Action.Package.TransferPath",
                                directory.resolve("in").toString()),
                        script("B", "Bash", "get_octopusvariable 'Octopus.Action[A].Output.Package.FilePath'"))
                .succeeded();

        Path file = directory.resolve("in/Acme.Web.1.0.0.zip");
        assertThat(outcome.info()).endsWith(file.toString());
        assertThat(file).exists();
    }
}
