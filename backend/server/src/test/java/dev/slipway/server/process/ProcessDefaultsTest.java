package dev.slipway.server.process;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.api.Action;
import dev.slipway.api.DeploymentProcess;
import dev.slipway.api.PropertyValue;
import dev.slipway.api.Step;
import dev.slipway.json.WireJson;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ProcessDefaultsTest {
    private static DeploymentProcess filled(String... steps) {
        return ProcessDefaults.filled(WireJson.read(
                "{'Steps':[".concat(String.join(",", steps)).concat("]}").replace('\'', '"'), DeploymentProcess.class));
    }

    private static Action action(String json) {
        return filled("{'Name':'A','Actions':[" + json + "]}")
                .steps()
                .get(0)
                .actions()
                .get(0);
    }

    private static List<String> slugs(DeploymentProcess process) {
        return process.steps().stream().map(Step::slug).toList();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{'Name':' Deploy ','Actions':[{'Name':''}]}         | Deploy | Deploy",
                "{'Name':'','Actions':[{'Name':' Run '}]}            | Run    | Run",
                "{'Actions':[{'Name':'Run'}]}                        | Run    | Run",
                "{'Name':'Deploy','Actions':[{'Name':'Run'}]}        | Deploy | Run",
                "{'Name':'Deploy','Actions':[{'Name':''},{'Name':'b'}]} | Deploy | ''",
            })
    void aStepWithOneActionSharesItsName(String step, String stepName, String actionName) {
        Step filled = filled(step).steps().get(0);

        assertThat(filled.name()).isEqualTo(stepName);
        assertThat(filled.actions().get(0).name()).isEqualTo(actionName);
    }

    @Test
    void whatHasNoIdIsGivenOneAndWhatHasKeepsIt() {
        Step step = filled("{'Name':'S','Id':'mine','Actions':[{'Id':'','Packages':[{'Name':'p'}]},{'Id':'kept'}]}")
                .steps()
                .get(0);

        assertThat(step.id()).isEqualTo("mine");
        assertThat(step.actions().get(1).id()).isEqualTo("kept");
        assertThat(Stream.of(
                        step.actions().get(0).id(),
                        step.actions().get(0).packages().get(0).id()))
                .allMatch(id -> id.matches("[0-9a-f-]{36}"))
                .doesNotHaveDuplicates();
    }

    @Test
    void slugsAreMadeFromNamesAndDoNotClash() {
        assertThat(slugs(filled("{'Name':'Run a  Script!'}", "{'Name':'run-a-script'}", "{'Name':'RUN A SCRIPT'}")))
                .containsExactly("run-a-script", "run-a-script-1", "run-a-script-2");
    }

    @Test
    void aNewStepDoesNotTakeTheSlugOfALaterOne() {
        assertThat(slugs(filled("{'Name':'Deploy'}", "{'Name':'Old','Slug':'deploy'}", "{'Name':'X','Slug':'deploy'}")))
                .containsExactly("deploy-1", "deploy", "x");
    }

    @Test
    void aPrimaryPackageIsMirroredInTheProperties() {
        Action action = action("{'Packages':[{'Name':'','PackageId':'Acme.Web','FeedId':'feeds-builtin'}],"
                + "'Properties':{'Octopus.Action.Package.PackageId':'Old','Other':'x'}}");

        assertThat(action.properties())
                .containsEntry("Octopus.Action.Package.PackageId", PropertyValue.of("Acme.Web"))
                .containsEntry("Octopus.Action.Package.FeedId", PropertyValue.of("feeds-builtin"))
                .containsEntry("Other", PropertyValue.of("x"));
    }

    @Test
    void aPackageThatOnlyThePropertiesNameGetsAReference() {
        Action action = action("{'Packages':[{'Name':'conf','PackageId':'Acme.Conf'}],'Properties':{"
                + "'Octopus.Action.Package.PackageId':'Acme.Web','Octopus.Action.Package.FeedId':'Feeds-1001'}}");

        assertThat(action.packages())
                .extracting("name", "packageId", "feedId", "acquisitionLocation")
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple("", "Acme.Web", "Feeds-1001", "Server"),
                        org.assertj.core.groups.Tuple.tuple("conf", "Acme.Conf", null, "Server"));
    }

    @Test
    void anActionWithoutPackagesGetsNone() {
        Action action = action("{'Properties':{'Octopus.Action.Package.PackageId':''}}");

        assertThat(action.packages()).isEmpty();
        assertThat(action.properties()).containsOnlyKeys("Octopus.Action.Package.PackageId");
    }

    @Test
    void fillingInTwiceChangesNothingMore() {
        DeploymentProcess once = filled(
                "{'Name':'Deploy','Actions':[{'Properties':{'Octopus.Action.Package.PackageId':'Acme'}}]}",
                "{'Name':'deploy','Actions':[{'Name':'a'},{'Name':'b'}]}");

        assertThat(ProcessDefaults.filled(once)).isEqualTo(once);
    }
}
