package dev.slipway.teamcity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.slipway.ci.CiFailure;
import dev.slipway.ci.CreateReleaseRequest;
import dev.slipway.ci.DeployRequest;
import dev.slipway.ci.InputProblem;
import dev.slipway.ci.PackRequest;
import dev.slipway.ci.PushRequest;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class StepSettingsTest {
    private static final Map<String, String> DEPLOY = Map.of(
            "slipway.project", "Web",
            "slipway.version", "%build.number%",
            "slipway.environments", "Test\nProduction");

    private static Map<String, String> with(Map<String, String> some, String... keysAndValues) {
        var all = new HashMap<>(some);
        for (int i = 0; i < keysAndValues.length; i += 2) {
            all.put(keysAndValues[i], keysAndValues[i + 1]);
        }
        return all;
    }

    @Test
    void withoutAConnectionAStepNeedsAnAddressAndAKey() {
        assertThat(StepSettings.of(StepType.DEPLOY, DEPLOY).problems())
                .extracting(InputProblem::field)
                .containsExactly("url", "apiKey");
    }

    @Test
    void withAConnectionAStepNeedsNeither() {
        assertThat(StepSettings.of(StepType.DEPLOY, with(DEPLOY, "slipway.connection", "PROJECT_EXT_1"))
                        .problems())
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "https://deploy.example.com/base, true",
        "http://localhost:8080, true",
        "%slipway.url%, true",
        "deploy.example.com, false",
        "ftp://deploy.example.com, false",
        "https://user:secret@deploy.example.com, false",
        "https:, false"
    })
    void anAddressIsOfTheWeb(String url, boolean isRight) {
        var settings =
                StepSettings.of(StepType.DEPLOY, with(DEPLOY, "slipway.url", url, "secure:slipway.apiKey", "API-KEY"));

        assertThat(settings.problems().isEmpty()).isEqualTo(isRight);
    }

    @ParameterizedTest
    @EnumSource(StepType.class)
    void everyRequiredFieldIsAskedFor(StepType type) {
        var settings = StepSettings.of(type, Map.of("slipway.connection", "PROJECT_EXT_1"));

        assertThat(settings.problems())
                .extracting(InputProblem::field)
                .containsExactlyElementsOf(type.operation().fields().stream()
                        .filter(field -> field.isRequired())
                        .map(field -> field.name())
                        .toList());
    }

    @Test
    void packingNeedsNoServer() {
        assertThat(StepSettings.of(StepType.PACK, Map.of("slipway.packageId", "Acme.Web"))
                        .problems())
                .isEmpty();
    }

    @Test
    void theKeyIsInNoTextOfTheSettings() {
        var connection =
                ConnectionSettings.of(Map.of("slipway.url", "https://x", "secure:slipway.apiKey", "API-SECRET"));

        assertThat(connection.toString()).doesNotContain("API-SECRET");
        assertThatThrownBy(
                        () -> ConnectionSettings.of(Map.of("slipway.url", "x", "secure:slipway.apiKey", "API-SECRET"))
                                .server())
                .isInstanceOf(CiFailure.class)
                .hasMessageNotContaining("API-SECRET");
    }

    @Test
    void aDeploymentOfTheOctopusPluginIsUnderstood() {
        var settings = StepSettings.of(
                StepType.DEPLOY,
                Map.ofEntries(
                        Map.entry("octopus_host", "https://deploy.example.com"),
                        Map.entry("secure:octopus_apikey", "API-KEY"),
                        Map.entry("octopus_space_name", "Shop"),
                        Map.entry("octopus_version", "3.0+"),
                        Map.entry("octopus_project_name", "Web"),
                        Map.entry("octopus_releasenumber", "1.4.0"),
                        Map.entry("octopus_deployto", "Test, Production"),
                        Map.entry("octoups_tenants", "Acme"),
                        Map.entry("octoups_tenanttags", "Ring/Early"),
                        Map.entry("octopus_waitfordeployments", "true"),
                        Map.entry("octopus_deploymenttimeout", "01:30:00"),
                        Map.entry("octopus_cancelontimeout", "true"),
                        Map.entry(
                                "octopus_additionalcommandlinearguments",
                                "--variable=Colour:\"light blue\" --variable=Url:http://x --guidedFailure=true --skip=\"Run tests\"")));

        assertThat(settings.problems()).isEmpty();
        var request = (DeployRequest) settings.request();
        assertThat(request.project()).isEqualTo("Web");
        assertThat(request.version()).isEqualTo("1.4.0");
        assertThat(request.environments()).containsExactly("Test", "Production");
        assertThat(request.execution().tenants()).containsExactly("Acme");
        assertThat(request.execution().tenantTags()).containsExactly("Ring/Early");
        assertThat(request.execution().variables()).isEqualTo(Map.of("Colour", "light blue", "Url", "http://x"));
        assertThat(request.execution().useGuidedFailure()).isTrue();
        assertThat(request.execution().skipSteps()).containsExactly("Run tests");
        assertThat(request.waiting().isWanted()).isTrue();
        assertThat(request.waiting().timeout()).isEqualTo(Duration.ofMinutes(90));
        assertThat(request.waiting().cancelOnTimeout()).isTrue();
        assertThat(settings.server().url()).isEqualTo("https://deploy.example.com");
        assertThat(settings.server().space()).isEqualTo("Shop");
    }

    @Test
    void aStepOfTheOctopusPluginThatDidNotWaitDoesNotWaitNow() {
        var request = (CreateReleaseRequest) StepSettings.of(
                        StepType.CREATE_RELEASE, Map.of("octopus_project_name", "Web", "octopus_deployto", "Test"))
                .request();

        assertThat(request.deployTo()).containsExactly("Test");
        assertThat(request.waiting().isWanted()).isFalse();
    }

    @ParameterizedTest
    @CsvSource({"false, FAIL_IF_EXISTS", "true, OVERWRITE_EXISTING", "IgnoreIfExists, IGNORE_IF_EXISTS"})
    void thePushModesOfTheOctopusPluginAreUnderstood(String mode, String meaning) {
        var request = (PushRequest)
                StepSettings.of(StepType.PUSH, Map.of("octopus_packagepaths", "out/*.zip", "octopus_forcepush", mode))
                        .request();

        assertThat(request.overwriteMode().name()).isEqualTo(meaning);
    }

    @Test
    void aPackageOfTheOctopusPluginIsUnderstood() {
        var settings = StepSettings.of(
                StepType.PACK,
                Map.of(
                        "octopus_packageid", "Acme.Web",
                        "octopus_packageformat", "NuPkg",
                        "octopus_packageversion", "1.4.0",
                        "octopus_packagesourcepath", "build",
                        "octopus_packageoutputpath", "out",
                        "octopus_publishartifacts", "true"));

        var request = (PackRequest) settings.request();
        assertThat(request.packageId()).isEqualTo("Acme.Web");
        assertThat(request.basePath()).isEqualTo("build");
        assertThat(request.outputDirectory()).isEqualTo("out");
        assertThat(settings.publishesArtifacts()).isTrue();
    }

    @Test
    void whatHasNoMeaningFailsTheStepWithoutTellingItsValue() {
        var settings = StepSettings.of(
                StepType.DEPLOY, with(DEPLOY, "octopus_additionalcommandlinearguments", "--apiKey=API-SECRET --debug"));

        assertThat(settings.notCarriedOver())
                .containsExactly(
                        "The argument 'apiKey' of the Octopus command line has no meaning here.",
                        "The argument 'debug' of the Octopus command line has no meaning here.");
        assertThatThrownBy(settings::request)
                .isInstanceOf(CiFailure.class)
                .hasMessageContaining("'apiKey'")
                .hasMessageNotContaining("API-SECRET");
    }

    @Test
    void packagesThatWereMadeWhileTheyWerePushedNeedAStepOfTheirOwn() {
        assertThat(StepSettings.of(StepType.PUSH, Map.of("octopus_packagepaths", "dir/**/* => X.1.0.zip"))
                        .notCarriedOver())
                .hasSize(1);
    }

    @Test
    void whatIsSetInThisPluginsWordsComesFirst() {
        var settings = StepSettings.of(StepType.DEPLOY, with(DEPLOY, "octopus_project_name", "Old"));

        assertThat(settings.text("slipway.project")).isEqualTo("Web");
    }
}
