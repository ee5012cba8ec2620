package dev.slipway.server.steps.deploypackage;

import static dev.slipway.server.steps.TestActions.action;
import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.api.Action;
import dev.slipway.api.LogCategory;
import dev.slipway.server.steps.ActionFixture;
import dev.slipway.server.steps.ActionFixture.Outcome;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StructuredConfigurationTest {
    private static final String FEATURES = "Octopus.Action.EnabledFeatures";
    private static final String TARGETS = "Octopus.Action.Package.JsonConfigurationVariablesTargets";
    private static final String JSON = "{\n  // local\n  \"Db\": {\"Port\": 1, \"Host\": \"x\"}\n}\n";

    @TempDir
    private Path directory;

    private ActionFixture fixture;

    @BeforeEach
    void start() throws IOException {
        fixture = new ActionFixture(directory)
                .with("OctopusFreeDiskSpaceOverrideInMegaBytes", "1")
                .with("Db:Port", "#{Base}1")
                .with("Base", "543");
    }

    @AfterEach
    void stop() throws IOException {
        fixture.close();
    }

    private static Action deploy(String targets, String... more) {
        var properties = new String[more.length + 4];
        System.arraycopy(
                new String[] {FEATURES, "Octopus.Features.JsonConfigurationVariables", TARGETS, targets},
                0,
                properties,
                0,
                4);
        System.arraycopy(more, 0, properties, 4, more.length);
        return action("A", "Octopus.TentaclePackage", properties);
    }

    private Path installed(String file) {
        return fixture.installed("Acme.Web").resolve(file);
    }

    @Test
    void valuesAreEvaluatedAndTheLogHasTheirNamesOnly() throws Exception {
        Outcome outcome = fixture.withPackage("", "Acme.Web", "conf/a.json", JSON, "b.json", JSON)
                .run(deploy("conf/*.json\nmissing.yaml"))
                .succeeded();

        assertThat(installed("conf/a.json")).hasContent(JSON.replace("1", "5431"));
        assertThat(installed("b.json")).hasContent(JSON);
        assertThat(outcome.lines(LogCategory.VERBOSE)).contains("Replaced values in conf/a.json: Db:Port");
        assertThat(outcome.lines(LogCategory.VERBOSE)).noneMatch(line -> line.contains("5431"));
        assertThat(outcome.lines(LogCategory.WARNING))
                .singleElement()
                .asString()
                .contains("missing.yaml");
    }

    @Test
    void itComesAfterPreDeployAndTheSubstitutionInFilesAndBeforeDeploy() throws Exception {
        Outcome outcome = fixture.withPackage(
                        "",
                        "Acme.Web",
                        "a.json",
                        "{\"Db\": {\"Port\": #{Zero}}, \"#{Zero}\": 2}",
                        "PreDeploy.sh",
                        "echo '{\"Db\": {\"Port\": 3}}' >b.json",
                        "Deploy.sh",
                        "cat a.json b.json")
                .with("Zero", "0")
                .run(deploy(
                        "*.json",
                        FEATURES,
                        "Octopus.Features.SubstituteInFiles,Octopus.Features.JsonConfigurationVariables",
                        "Octopus.Action.SubstituteInFiles.TargetFiles",
                        "a.json"))
                .succeeded();

        assertThat(String.join("\n", outcome.info()))
                .contains("{\"Db\": {\"Port\": 5431}, \"0\": 2}{\"Db\": {\"Port\": 5431}}");
    }

    @Test
    void aSubstitutedFileIsTheOneThatIsChangedAlsoWithoutAScript() throws Exception {
        fixture.withPackage("", "Acme.Web", "a.yml", "Db:\n  Port: 1 # #{Base}\n")
                .run(deploy(
                        "*.yml",
                        FEATURES,
                        "Octopus.Features.SubstituteInFiles,Octopus.Features.JsonConfigurationVariables",
                        "Octopus.Action.SubstituteInFiles.TargetFiles",
                        "a.yml"))
                .succeeded();

        assertThat(installed("a.yml")).hasContent("Db:\n  Port: 5431 # 543\n");
    }

    @Test
    void aFileOfNoFormatFailsTheStepAndNoOtherIsChanged() throws Exception {
        Outcome outcome = fixture.withPackage("", "Acme.Web", "a.json", JSON, "b.json", "{\n  \"x\": }")
                .run(deploy("*.json"))
                .failed();

        assertThat(installed("a.json")).hasContent(JSON);
        assertThat(outcome.lines(LogCategory.FATAL))
                .anyMatch(line -> line.startsWith("b.json is not JSON (line 2, column 8: "));
    }

    @Test
    void aScriptSeesThePackageItIsInWithTheValues() throws Exception {
        Outcome outcome = fixture.withPackage(
                        "", "Acme.Web", "run.sh", "cat a.json", "a.json", "{\"Db\": {\"Port\": 1}}")
                .run(action(
                        "A",
                        "Octopus.Script",
                        "Octopus.Action.Script.ScriptSource",
                        "Package",
                        "Octopus.Action.Script.ScriptFileName",
                        "run.sh",
                        FEATURES,
                        "Octopus.Features.JsonConfigurationVariables",
                        TARGETS,
                        "*.json"))
                .succeeded();

        assertThat(outcome.info()).contains("{\"Db\": {\"Port\": 5431}}");
    }
}
