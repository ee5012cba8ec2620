package dev.slipway.server.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.api.Environment;
import dev.slipway.api.Lifecycle;
import dev.slipway.api.LifecycleBuilder;
import dev.slipway.api.Phase;
import dev.slipway.api.PhaseBuilder;
import dev.slipway.json.WireJson;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Lifecycles are written {@code Dev! > TestA TestB /1 > UAT ? > * > Prod}: phases in order, {@code !} after an automatic
 * environment, {@code /1} for the minimum, {@code ?} for an optional phase, {@code *} for one without environments.
 */
class GatesTest {
    @ParameterizedTest(name = "{0}, succeeded in {1}")
    @CsvSource(
            delimiter = '|',
            nullValues = "-",
            value = {
                // phases              | succeeded    | progress                  | open              | next        |
                // minimum
                // R4.10: nothing deployed
                "Dev > Test > Prod     | ''           | Current Pending Pending   | Dev               | Dev         | 1",
                "Dev > Test > Prod     | Dev          | Complete Current Pending  | Dev Test          | Test        | 1",
                "Dev > Test > Prod     | Dev Test     | Complete Complete Current | Dev Test Prod     | Prod        | 1",
                "Dev > Test > Prod     | Dev Test Prod| Complete Complete Complete| Dev Test Prod     | ''          | 0",
                // R4.5: without phases each environment is one
                "''                    | ''           | Current Pending Pending Pending | Dev         | Dev         | 1",
                "''                    | Dev          | Complete Current Pending Pending | Dev TestA  | TestA       | 1",
                // R4.7: the minimum
                "TestA TestB /1 > Prod | ''           | Current Pending           | TestA TestB       | TestA TestB | 1",
                "TestA TestB /1 > Prod | TestB        | Complete Current          | TestA TestB Prod  | Prod        | 1",
                "TestA TestB > Prod    | TestB        | Current Pending           | TestA TestB       | TestA       | 1",
                "TestA TestB > Prod    | ''           | Current Pending           | TestA TestB       | TestA TestB | 2",
                "TestA TestB > Prod    | TestA TestB  | Complete Current          | TestA TestB Prod  | Prod        | 1",
                // R4.8: optional phases
                "Dev > UAT ? > Prod    | Dev          | Complete Current Current  | Dev UAT Prod      | UAT Prod    | 1",
                "Dev > UAT ? > Prod    | ''           | Current Pending Pending   | Dev               | Dev         | 1",
                "UAT ? > TestA ? > Dev > Prod | ''    | Current Current Current Pending | UAT TestA Dev | UAT TestA Dev | 1",
                "Dev > UAT ? > Prod > TestA | Dev Prod | Complete Current Complete Current | Dev UAT Prod TestA | UAT TestA | 1",
                "Dev > UAT ?           | Dev          | Complete Current          | Dev UAT           | UAT         | 0",
                // R4.9: what is complete stays open, whatever was put before it since
                "UAT > Dev > Prod      | Dev          | Current Complete Pending  | UAT Dev           | UAT         | 1",
            })
    void aPhaseOpensWhenThoseBeforeItAreCompleteOrOptional(
            String phases, String succeeded, String progress, String open, String next, int minimum) {
        Gates gates = gates(phases, succeeded, false);

        assertThat(progress(gates)).isEqualTo(progress);
        assertThat(gates.openEnvironments()).containsExactlyElementsOf(words(open));
        assertThat(gates.nextDeployments()).containsExactlyElementsOf(words(next));
        assertThat(gates.nextDeploymentsMinimumRequired()).isEqualTo(minimum);
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            value = {
                "Dev > *          | Dev ; TestA TestB Prod",
                "Dev > * > Prod   | Dev ; TestA TestB Prod ; Prod",
                "* > Dev          | Dev TestA TestB Prod ; Dev",
                "Dev > * > *      | Dev ; TestA TestB Prod ; ''",
                "Dev > TestA Gone | Dev ; TestA",
                "Dev > Gone       | Dev ; ''",
            })
    void aPhaseWithoutEnvironmentsMeansThoseThatNoEarlierOneHas(String phases, String meaning) {
        List<String> effective = EffectivePhase.of(lifecycle(phases), environments("Dev TestA TestB Prod")).stream()
                .map(phase -> phase.environments().isEmpty() ? "''" : String.join(" ", phase.environments()))
                .toList();

        assertThat(String.join(" ; ", effective)).isEqualTo(meaning);
    }

    @Test
    void aNewEnvironmentJoinsThePhaseWithoutEnvironments() {
        var after = EffectivePhase.of(lifecycle("Dev > *"), environments("Dev Test Prod Perf"));

        assertThat(after.get(1).environments()).containsExactly("Test", "Prod", "Perf");
    }

    @ParameterizedTest(name = "{0}, succeeded in {1}, defective")
    @CsvSource(
            delimiter = '|',
            value = {
                // phases               | succeeded   | open             | next
                "Dev > Test > Prod      | ''          | Dev              | Dev",
                "Dev > Test > Prod      | Dev         | Dev              | ''",
                "Dev > Test > Prod      | Dev Test    | Dev Test         | ''",
                "Dev > TestA TestB > Prod | Dev TestA | Dev TestA TestB  | TestB",
                "Dev > UAT ? > Prod     | Dev         | Dev              | ''",
            })
    void aDefectKeepsTheReleaseWhereItHasSucceeded(String phases, String succeeded, String open, String next) {
        Gates gates = gates(phases, succeeded, true);

        assertThat(gates.openEnvironments()).containsExactlyElementsOf(words(open));
        assertThat(gates.nextDeployments()).containsExactlyElementsOf(words(next));
    }

    @ParameterizedTest(name = "{0}: {1}, then {2}")
    @CsvSource(
            delimiter = '|',
            value = {
                // phases                   | before | after     | automatic
                "Dev > Test! > Prod!        | ''     | Dev       | Test",
                "Dev > Test! > Prod!        | Dev    | Dev Test  | Prod",
                "Dev > Test! > Prod!        | Dev    | Dev       | ''",
                "Dev > UAT! ? > Prod! TestA | ''     | Dev       | Prod",
                "TestA TestB /1 > Prod!     | TestA  | TestA TestB | ''",
                "Dev > Test! > Prod!        | Test   | Dev Test  | Prod",
            })
    void aPhaseThatOpensIsDeployedToByItself(String phases, String before, String after, String automatic) {
        assertThat(gates(phases, after, false).automaticSince(gates(phases, before, false)))
                .containsExactlyElementsOf(words(automatic));
        assertThat(gates(phases, after, true).automaticSince(gates(phases, before, true)))
                .as("with a defect")
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"Dev! TestA > Prod!, Dev", "Dev > Prod!, ''", "UAT! ? > Dev! > Prod!, Dev"})
    void aNewReleaseIsDeployedByItselfToThePhasesThatAreOpenFromTheStart(String phases, String automatic) {
        assertThat(gates(phases, "", false).automaticAtCreation()).containsExactlyElementsOf(words(automatic));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Dev > Test > Prod   | Dev    | false | Prod | The release cannot be deployed to Prod yet: the phase Test must be completed before the phase Prod.",
                "Dev > UAT ? > Prod  | ''     | false | Prod | The release cannot be deployed to Prod yet: the phase Dev must be completed before the phase Prod.",
                "Dev > Prod          | Dev    | true  | Prod | The release cannot be deployed to Prod: an unresolved defect keeps it out of the phase Prod.",
                "Dev > Prod          | Dev    | false | Perf | The environment Perf is in no phase of the lifecycle that the release follows.",
            })
    void aRefusalNamesThePhaseInTheWay(
            String phases, String succeeded, boolean isDefective, String environment, String sentence) {
        assertThat(gates(phases, succeeded, isDefective).refusal(environment(environment)))
                .contains(sentence);
    }

    @Test
    void nothingIsSaidAgainstAnOpenEnvironment() {
        assertThat(gates("Dev > Prod", "Dev", false).refusal(environment("Prod")))
                .isEmpty();
    }

    @ParameterizedTest(name = "{0} linked to {1}, succeeded in {2}")
    @CsvSource(
            delimiter = '|',
            value = {
                "Dev > Test > Prod       | Dev Test Prod | Dev   | Dev Test",
                "Dev > Test > Prod       | Dev Prod      | Dev   | Dev Prod",
                "Dev > Test > Prod       | Prod          | ''    | Prod",
                "TestA TestB /2 > Prod   | TestA Prod    | TestA | TestA Prod",
            })
    void aTenantPassesPhasesItIsNotLinkedTo(String phases, String linked, String succeeded, String open) {
        List<EffectivePhase> own =
                EffectivePhase.of(lifecycle(phases), environments("Dev Test TestA TestB Prod")).stream()
                        .map(phase -> phase.within(Set.copyOf(words(linked))))
                        .toList();

        assertThat(Gates.of(own, Set.copyOf(words(succeeded)), false).openEnvironments())
                .containsExactlyElementsOf(words(open));
    }

    private static Gates gates(String phases, String succeeded, boolean isDefective) {
        List<Environment> all =
                environments(phases.isBlank() ? "Dev TestA TestB Prod" : "Dev Test TestA TestB UAT Prod Perf");
        return Gates.of(EffectivePhase.of(lifecycle(phases), all), Set.copyOf(words(succeeded)), isDefective);
    }

    private static String progress(Gates gates) {
        return gates.all().stream()
                .map(gate -> WireJson.write(gate.progress()).replace("\"", ""))
                .collect(Collectors.joining(" "));
    }

    private static Lifecycle lifecycle(String text) {
        return LifecycleBuilder.builder()
                .name("Tested")
                .phases(Stream.of(text.split(">"))
                        .map(String::strip)
                        .filter(phase -> !phase.isEmpty())
                        .map(GatesTest::phase)
                        .toList())
                .build();
    }

    private static Phase phase(String text) {
        var automatic = new ArrayList<String>();
        var manual = new ArrayList<String>();
        int minimum = 0;
        boolean isOptional = false;
        for (String word : words(text)) {
            if (word.startsWith("/")) {
                minimum = Integer.parseInt(word.substring(1));
            } else if (word.equals("?")) {
                isOptional = true;
            } else if (word.endsWith("!")) {
                automatic.add(word.substring(0, word.length() - 1));
            } else if (!word.equals("*")) {
                manual.add(word);
            }
        }
        return PhaseBuilder.builder()
                .id(text)
                .name(Stream.concat(automatic.stream(), manual.stream()).collect(Collectors.joining(" ")))
                .automaticDeploymentTargets(automatic)
                .optionalDeploymentTargets(manual)
                .minimumEnvironmentsBeforePromotion(minimum)
                .isOptionalPhase(isOptional)
                .build();
    }

    private static List<Environment> environments(String names) {
        return words(names).stream().map(GatesTest::environment).toList();
    }

    private static Environment environment(String name) {
        return WireJson.empty(Environment.class).withId(name).withName(name);
    }

    private static List<String> words(String text) {
        return Stream.of(text.split(" ")).filter(word -> !word.isBlank()).toList();
    }
}
