package dev.slipway.teamcity.server.form;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.teamcity.StepKeys;
import dev.slipway.teamcity.StepType;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class StepFormTest {
    private static StepForm form(StepType type, Map<String, String> properties) {
        var form = new StepForm();
        form.setOperationKey(type.operation().key());
        form.setProperties(properties);
        return form;
    }

    private static FormField field(StepForm form, String key) {
        return Stream.concat(form.getFields().stream(), form.getAdvancedFields().stream())
                .filter(field -> field.getKey().equals(key))
                .findFirst()
                .orElseThrow();
    }

    @ParameterizedTest
    @EnumSource(StepType.class)
    void everyFieldHasOneRowWithALabelAndHelp(StepType type) {
        var form = form(type, new HashMap<>());

        assertThat(Stream.concat(form.getFields().stream(), form.getAdvancedFields().stream()))
                .allSatisfy(field -> {
                    assertThat(field.getLabel()).isNotBlank();
                    assertThat(field.getHelp()).isNotBlank();
                    assertThat(field.getControl()).isIn("line", "lines", "flag", "choice");
                })
                .extracting(FormField::getKey)
                .containsExactlyInAnyOrderElementsOf(
                        type.operation().fields().stream().map(StepKeys::of).toList());
        assertThat(form.getAdvancedFields()).noneMatch(FormField::isRequired);
    }

    @Test
    void aStepThatWasMadeAsCodeShowsWhatItsEmptyFieldsMean() {
        Map<String, String> properties = new HashMap<>(Map.of("slipway.project", "Web", "slipway.wait", "TRUE"));

        form(StepType.DEPLOY, properties);

        assertThat(properties)
                .containsEntry("slipway.wait", "true")
                .containsEntry("slipway.cancelOnAbort", "true")
                .containsEntry("slipway.cancelOnTimeout", "false")
                .containsEntry("slipway.timeout", "30m");
    }

    @Test
    void aStepOfTheOctopusPluginIsShownInThisPluginsFields() {
        Map<String, String> properties = new HashMap<>(Map.of(
                "octopus_packageid", "Acme.Web",
                "octopus_packageformat", "NuPkg",
                "octopus_additionalcommandlinearguments", "--debug"));

        var form = form(StepType.PACK, properties);

        assertThat(properties).containsEntry("slipway.packageId", "Acme.Web").containsEntry("slipway.format", "nupkg");
        assertThat(form.getNotCarriedOver()).hasSize(1);
    }

    @Test
    void aFormDoesNotChangeWhatNobodyTouches() {
        Map<String, String> properties =
                new HashMap<>(Map.of("slipway.wait", "%wait%", "slipway.guidedFailure", "%guided%"));

        var form = form(StepType.DEPLOY, properties);

        assertThat(field(form, "slipway.wait").getControl()).isEqualTo("line");
        assertThat(field(form, "slipway.guidedFailure").getChoices()).contains("%guided%", "Default");
        assertThat(properties)
                .containsEntry("slipway.wait", "%wait%")
                .containsEntry("slipway.guidedFailure", "%guided%");
    }

    @Test
    void namesAreOfferedForWhatIsOnTheServer() {
        var form = form(StepType.DEPLOY, new HashMap<>());

        assertThat(field(form, "slipway.environments").getSuggestions()).isEqualTo("environments");
        assertThat(field(form, "slipway.timeout").getSuggestions()).isEmpty();
    }

    @Test
    void aStepThatIsOnlyLookedAtShowsWhatIsSet() {
        assertThat(form(
                                StepType.DEPLOY,
                                new HashMap<>(Map.of("slipway.project", "Web", "secure:slipway.apiKey", "API-SECRET")))
                        .getFilledFields())
                .extracting(FormField::getValue)
                .contains("Web")
                .doesNotContain("API-SECRET");
    }
}
