package dev.slipway.teamcity.server.step;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.ci.Field;
import dev.slipway.teamcity.Fake;
import dev.slipway.teamcity.StepKeys;
import dev.slipway.teamcity.StepType;
import dev.slipway.teamcity.server.FakeServer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import jetbrains.buildServer.serverSide.InvalidProperty;
import jetbrains.buildServer.serverSide.RunType;
import jetbrains.buildServer.serverSide.RunTypeRegistry;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class StepRunTypeTest {
    static final class Registry {
        private final List<RunType> types = new ArrayList<>();

        void registerRunType(RunType type) {
            types.add(type);
        }
    }

    private static List<RunType> types() {
        var registry = new Registry();
        new StepRunTypes(Fake.of(RunTypeRegistry.class, registry), FakeServer.plugin());
        return registry.types;
    }

    private static RunType type(StepType type) {
        return types().stream()
                .filter(known -> known.getType().equals(type.id()))
                .findFirst()
                .orElseThrow();
    }

    private static Map<String, String> invalid(StepType type, Map<String, String> properties) {
        Map<String, String> invalid = new HashMap<>();
        for (InvalidProperty property :
                type(type).getRunnerPropertiesProcessor().process(properties)) {
            invalid.put(property.getPropertyName(), property.getInvalidReason());
        }
        return invalid;
    }

    @Test
    void teamCityKnowsAllSteps() {
        assertThat(types())
                .extracting(RunType::getType)
                .containsExactlyElementsOf(
                        List.of(StepType.values()).stream().map(StepType::id).toList());
        assertThat(types()).allSatisfy(type -> {
            assertThat(type.getDisplayName()).startsWith("Slipway: ");
            assertThat(type.getDescription()).isNotBlank();
            assertThat(StepRunTypeTest.class.getResource(resource(type.getEditRunnerParamsJspFilePath())))
                    .isNotNull();
            assertThat(StepRunTypeTest.class.getResource(resource(type.getViewRunnerParamsJspFilePath())))
                    .isNotNull();
        });
    }

    /** TeamCity serves what is below {@code buildServerResources} in a plugin's jars. */
    private static String resource(String path) {
        return path.replace("/plugins/slipway/", "/buildServerResources/");
    }

    @ParameterizedTest
    @EnumSource(StepType.class)
    void everyRequiredFieldIsAskedForBeforeAStepIsSaved(StepType type) {
        assertThat(invalid(type, new HashMap<>(Map.of("slipway.connection", "EXT_1")))
                        .keySet())
                .containsExactlyInAnyOrderElementsOf(type.operation().fields().stream()
                        .filter(Field::isRequired)
                        .map(StepKeys::of)
                        .toList());
    }

    @ParameterizedTest
    @EnumSource(value = StepType.class, mode = EnumSource.Mode.EXCLUDE, names = "PACK")
    void withoutAConnectionAnAddressAndAKeyAreAskedFor(StepType type) {
        assertThat(invalid(type, new HashMap<>())).containsKeys("slipway.url", "secure:slipway.apiKey");
    }

    @Test
    void whatReferencesMeanIsNotCheckedYet() {
        assertThat(invalid(
                        StepType.DEPLOY,
                        new HashMap<>(Map.of(
                                "slipway.connection", "EXT_1",
                                "slipway.project", "%project%",
                                "slipway.version", "%build.number%",
                                "slipway.environments", "%env%",
                                "slipway.timeout", "%time%",
                                "slipway.wait", "%wait%",
                                "slipway.deployAt", "%when%"))))
                .isEmpty();
    }

    @Test
    void whatIsWrongInAnyCaseIsSaidAtOnce() {
        assertThat(invalid(
                        StepType.DEPLOY,
                        new HashMap<>(Map.of(
                                "slipway.connection", "EXT_1",
                                "slipway.project", "Web",
                                "slipway.version", "1.0",
                                "slipway.environments", "Test",
                                "slipway.timeout", "soon",
                                "slipway.variables", "novalue"))))
                .containsOnlyKeys("slipway.timeout", "slipway.variables");
    }

    @Test
    void aStepWithAConnectionKeepsNoForgottenSecret() {
        Map<String, String> properties = new HashMap<>(Map.of(
                "slipway.connection", "EXT_1", "slipway.url", "https://x", "secure:slipway.apiKey", "API-SECRET"));

        invalid(StepType.DEPLOY, properties);

        assertThat(properties).doesNotContainKeys("slipway.url", "secure:slipway.apiKey");
    }

    @Test
    void aNewStepShowsWhatEmptyFieldsWouldMean() {
        assertThat(type(StepType.DEPLOY).getDefaultRunnerProperties())
                .containsEntry("slipway.wait", "true")
                .containsEntry("slipway.timeout", "30m")
                .containsEntry("slipway.guidedFailure", "Default")
                .doesNotContainKey("slipway.project");
    }

    @Test
    void aStepIsDescribedByWhatOneHadToFillIn() {
        assertThat(type(StepType.DEPLOY)
                        .describeParameters(Map.of(
                                "slipway.project", "Web",
                                "slipway.version", "1.0",
                                "slipway.environments", "Test\nProduction",
                                "secure:slipway.apiKey", "API-SECRET")))
                .isEqualTo("Project: Web\nRelease version: 1.0\nEnvironments: Test, Production");
    }
}
