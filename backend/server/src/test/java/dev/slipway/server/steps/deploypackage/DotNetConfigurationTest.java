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

/** R8.25 and R8.26 on their way to a target. */
class DotNetConfigurationTest {
    private static final String PACKAGE = "Octopus.Action.Package.";
    private static final String CONFIG =
            "<c><!-- local --><appSettings><add key=\"Level\" value=\"Info\"/><add key=\"Url\" value=\"x\"/></appSettings></c>\n";

    @TempDir
    private Path directory;

    private ActionFixture fixture;

    @BeforeEach
    void start() throws IOException {
        fixture = new ActionFixture(directory)
                .with("OctopusFreeDiskSpaceOverrideInMegaBytes", "1")
                .with("Level", "#{Wanted}")
                .with("Wanted", "Debug");
    }

    @AfterEach
    void stop() throws IOException {
        fixture.close();
    }

    /** @param more names below {@code Octopus.Action.Package} and values in turn */
    private static Action deploy(String... more) {
        var properties = new String[more.length + 2];
        properties[0] = "Octopus.Action.EnabledFeatures";
        properties[1] = "Octopus.Features.ConfigurationTransforms,Octopus.Features.ConfigurationVariables";
        for (int i = 0; i < more.length; i += 2) {
            properties[i + 2] = PACKAGE + more[i];
            properties[i + 3] = more[i + 1];
        }
        return action("A", "Octopus.TentaclePackage", properties);
    }

    private static String setting(String key, String value, String transform) {
        return "<c xmlns:xdt='http://schemas.microsoft.com/XML-Document-Transform'><appSettings><add key='" + key
                + "' value='" + value + "' xdt:Transform='" + transform
                + "' xdt:Locator='Match(key)'/></appSettings></c>";
    }

    private Path installed(String file) {
        return fixture.installed("Acme.Web").resolve(file);
    }

    @Test
    void listedTransformsComeBeforeThoseOfReleaseAndTheEnvironmentAndVariablesAfterAllOfThem() throws Exception {
        String listed = setting("Url", "listed", "SetAttributes");
        Outcome outcome = fixture.withPackage(
                        "",
                        "Acme.Web",
                        "Web.config",
                        CONFIG,
                        "Web.Extra.config",
                        listed,
                        "Web.release.config",
                        setting("Url", "release", "SetAttributes"),
                        "Web.Test.config",
                        setting("Level", "Error", "SetAttributes")
                                .replace("</app", "<add key='Env' value='#{Wanted}' xdt:Transform='Insert'/></app"),
                        "Deploy.sh",
                        "cat Web.config")
                .run(deploy(
                        "AutomaticallyRunConfigurationTransformationFiles",
                        "True",
                        "AdditionalXmlConfigurationTransforms",
                        "Web.Extra.config => Web.config",
                        "AutomaticallyUpdateAppSettingsAndConnectionStrings",
                        "True"))
                .succeeded();

        assertThat(String.join("\n", outcome.info()))
                .contains(CONFIG.strip()
                        .replace("Info", "Debug")
                        .replace("\"x\"/>", "\"release\"/><add key='Env' value='#{Wanted}'/>"));
        assertThat(installed("Web.Extra.config")).hasContent(listed);
        assertThat(outcome.lines(LogCategory.VERBOSE))
                .containsSubsequence(
                        "Transformed Web.config by Web.Extra.config",
                        "Transformed Web.config by Web.release.config",
                        "Transformed Web.config by Web.Test.config",
                        "Replaced settings in Web.config: Level");
    }

    @Test
    void aTransformThatIsListedIsAppliedInItsPlaceAndNotOnceMore() throws Exception {
        Outcome outcome = fixture.with("Octopus.Deployment.Tenant.Name", "Acme")
                .withPackage(
                        "",
                        "Acme.Web",
                        "Web.config",
                        CONFIG,
                        "Web.Test.config",
                        setting("Url", "environment", "SetAttributes"),
                        "Web.acme.config",
                        setting("Url", "tenant", "SetAttributes")
                                .replace("</app", "<add key='N' xdt:Transform='Insert'/></app"),
                        "Deploy.sh",
                        "cat Web.config")
                .run(deploy(
                        "AutomaticallyRunConfigurationTransformationFiles",
                        "True",
                        "AdditionalXmlConfigurationTransforms",
                        "*.acme.config => *.config\nAcme"))
                .succeeded();

        assertThat(String.join("\n", outcome.info()))
                .contains(CONFIG.strip().replace("\"x\"/>", "\"environment\"/><add key='N'/>"));
        assertThat(outcome.lines(LogCategory.VERBOSE))
                .containsSubsequence(
                        "Transformed Web.config by Web.acme.config", "Transformed Web.config by Web.Test.config");
    }

    @Test
    void aTransformThatFindsNothingFailsTheStepUnlessWarningsAreTaken() throws Exception {
        var fixtureWith = fixture.withPackage(
                "", "Acme.Web", "Web.config", CONFIG, "Web.Release.config", setting("None", "", "Remove"));
        Outcome failed = fixtureWith
                .run(deploy("AutomaticallyRunConfigurationTransformationFiles", "True"))
                .failed();
        Outcome warned = fixtureWith
                .run(deploy(
                        "AutomaticallyRunConfigurationTransformationFiles",
                        "True",
                        "AdditionalXmlConfigurationTransforms",
                        "No.config => Web.config",
                        "TreatConfigTransformationWarningsAsErrors",
                        "False"))
                .succeeded();

        assertThat(failed.lines(LogCategory.WARNING))
                .containsExactly(
                        "Web.Release.config, line 1: Remove: no element matches /c/appSettings/add in Web.config");
        assertThat(failed.lines(LogCategory.FATAL))
                .anyMatch(line -> line.contains("TreatConfigTransformationWarningsAsErrors"));
        assertThat(warned.lines(LogCategory.WARNING))
                .anyMatch(line -> line.contains("The transform No.config => Web.config is not applied"));
        assertThat(installed("Web.config")).hasContent(CONFIG);
    }

    @Test
    void aMistakeFailsTheStepWithItsFileAndLineUnlessErrorsAreIgnored() throws Exception {
        var fixtureWith = fixture.withPackage(
                "",
                "Acme.Web",
                "App.config",
                CONFIG,
                "App.Release.config",
                setting("Url", "y", "SetAttributes"),
                "Web.config",
                CONFIG,
                "Web.Release.config",
                "\n" + setting("Url", "", "Improve"));
        Outcome failed = fixtureWith
                .run(deploy("AutomaticallyRunConfigurationTransformationFiles", "True"))
                .failed();
        assertThat(installed("App.config")).hasContent(CONFIG);
        Outcome ignored = fixtureWith
                .run(deploy(
                        "AutomaticallyRunConfigurationTransformationFiles",
                        "True",
                        "IgnoreConfigTransformationErrors",
                        "True"))
                .succeeded();

        String mistake = "Web.Release.config, line 2, column 105: the transform Improve is not known";
        assertThat(failed.lines(LogCategory.FATAL)).anyMatch(line -> line.startsWith(mistake));
        assertThat(ignored.lines(LogCategory.WARNING))
                .singleElement()
                .asString()
                .startsWith(mistake);
    }

    @Test
    void aConfigurationFileThatIsNoXmlFailsTheStepUnlessErrorsAreIgnored() throws Exception {
        var fixtureWith = fixture.withPackage("", "Acme.Web", "a.config", CONFIG, "nginx.config", "server {}");
        Outcome failed = fixtureWith
                .run(deploy("AutomaticallyUpdateAppSettingsAndConnectionStrings", "True"))
                .failed();
        Outcome ignored = fixtureWith
                .run(deploy(
                        "AutomaticallyUpdateAppSettingsAndConnectionStrings",
                        "True",
                        "IgnoreVariableReplacementErrors",
                        "True"))
                .succeeded();

        assertThat(failed.lines(LogCategory.FATAL))
                .anyMatch(line -> line.startsWith("nginx.config is not XML (line 1"));
        assertThat(ignored.lines(LogCategory.WARNING)).anyMatch(line -> line.startsWith("nginx.config is not XML"));
    }

    @Test
    void theFeaturesDoNothingUnlessTheStepAsksForWork() throws Exception {
        fixture.withPackage("", "Acme.Web", "Web.config", CONFIG, "Web.Release.config", "no xml")
                .run(deploy())
                .succeeded();

        assertThat(installed("Web.config")).hasContent(CONFIG);
    }
}
