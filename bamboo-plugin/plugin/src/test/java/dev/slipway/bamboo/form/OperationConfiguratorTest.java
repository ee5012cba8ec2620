package dev.slipway.bamboo.form;

import static org.assertj.core.api.Assertions.assertThat;

import com.atlassian.bamboo.specs.api.builders.AtlassianModule;
import com.atlassian.bamboo.specs.api.builders.task.AnyTask;
import com.atlassian.bamboo.specs.api.builders.task.Task;
import com.atlassian.bamboo.specs.api.model.task.AnyTaskProperties;
import com.atlassian.bamboo.specs.api.util.EntityPropertiesBuilders;
import com.atlassian.bamboo.specs.api.validators.common.ValidationProblem;
import com.atlassian.bamboo.task.export.TaskValidationContext;
import dev.slipway.bamboo.TaskModules;
import dev.slipway.bamboo.fake.FakeBamboo;
import dev.slipway.bamboo.fake.FakeDefinition;
import dev.slipway.bamboo.fake.FakeForm;
import dev.slipway.bamboo.specs.SlipwayDeployTask;
import dev.slipway.bamboo.task.TaskInputs;
import dev.slipway.ci.CiOperation;
import dev.slipway.ci.Field;
import dev.slipway.ci.InputProblem;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class OperationConfiguratorTest {
    private static final TaskValidationContext NOWHERE = new TaskValidationContext() {};

    private final FakeBamboo bamboo = new FakeBamboo().withServer("Slipway", "https://slipway.example", "API-KEY");

    @ParameterizedTest
    @EnumSource
    void anEmptyFormIsToldWhatIsMissingAsTheRunWouldBe(CiOperation operation) {
        var form = new FakeForm();

        configurator(operation).validate(form, form);

        assertThat(form.errors)
                .isEqualTo(operation.problems(TaskInputs.ofForm(operation, Map.of())).stream()
                        .collect(
                                Collectors.toMap(problem -> FormModel.control(problem.field()), InputProblem::message)))
                .isNotEmpty();
    }

    @ParameterizedTest
    @EnumSource
    void whatWasTypedComesBackWhenTheFormIsOpenedAgain(CiOperation operation) {
        FakeForm typed = filled(operation);

        Map<String, String> stored = configurator(operation).generateTaskConfigMap(typed, null);
        var shown = new HashMap<String, Object>();
        configurator(operation)
                .populateContextForEdit(shown, new FakeDefinition(TaskModules.completeKey(operation), stored));

        assertThat(stored.keySet()).containsExactlyInAnyOrderElementsOf(keys(operation));
        assertThat(shown).containsAllEntriesOf(typed);
    }

    @ParameterizedTest
    @EnumSource
    void whatIsStoredGoesThroughSpecsUnchanged(CiOperation operation) {
        Map<String, String> stored = configurator(operation).generateTaskConfigMap(filled(operation), null);
        var exporter = new SpecsExporter();

        Task<AnyTask, AnyTaskProperties> exported =
                exporter.toSpecsEntity(new FakeDefinition(TaskModules.completeKey(operation), stored));
        AnyTaskProperties properties = EntityPropertiesBuilders.build(exported);

        assertThat(exporter.validate(NOWHERE, properties)).isEmpty();
        assertThat(exporter.toTaskConfiguration(null, properties)).isEqualTo(stored);
    }

    @Test
    void whatIsLeftEmptyIsNotStoredAndABoxThatIsNotTickedIs() {
        var form = new FakeForm().with("slipway_project", " web ").with("slipway_channel", " ");

        assertThat(new TreeMap<>(configurator(CiOperation.DEPLOY).generateTaskConfigMap(form, null)))
                .containsEntry("project", "web")
                .containsEntry("wait", "false")
                .doesNotContainKeys("channel", "server", "environments");
    }

    @Test
    void aNewFormShowsWhatBoxesAndListsMeanAndLeavesTheRestEmpty() {
        var shown = new HashMap<String, Object>();

        configurator(CiOperation.DEPLOY).populateContextForCreate(shown);

        assertThat(shown)
                .containsEntry("slipway_wait", "true")
                .containsEntry("slipway_failOn", "any")
                .containsEntry("slipway_timeout", "")
                .containsEntry("slipwayServers", List.of("Slipway"));
    }

    @Test
    void aServerThatIsGoneStaysInTheFormUntilAnotherIsChosen() {
        var shown = new HashMap<String, Object>();

        configurator(CiOperation.AWAIT)
                .populateContextForEdit(
                        shown, new FakeDefinition("dev.slipway.bamboo:task.await", Map.of("server", "Former")));

        assertThat(shown)
                .containsEntry("slipwayServers", List.of("Slipway", "Former"))
                .containsEntry("slipway_server", "Former");
    }

    @Test
    void aServerThatIsNotThereIsRefused() {
        FakeForm form = filled(CiOperation.AWAIT).with("slipway_server", "<Elsewhere>");

        configurator(CiOperation.AWAIT).validate(form, form);

        assertThat(form.errors).isEqualTo(Map.of("slipway_server", "There is no Slipway server '&lt;Elsewhere&gt;'"));
    }

    @Test
    void withoutAnyServerOnlyPackingIsPossible() {
        bamboo.settings.clear();
        FakeForm pack = filled(CiOperation.PACK);
        FakeForm push = filled(CiOperation.PUSH).with("slipway_server", "");

        configurator(CiOperation.PACK).validate(pack, pack);
        configurator(CiOperation.PUSH).validate(push, push);

        assertThat(pack.errors).isEmpty();
        assertThat(push.errors)
                .isEqualTo(Map.of(
                        "slipway_server", "No Slipway server is set up yet: ask an administrator of Bamboo to do so"));
    }

    @Test
    void specsWithAMistakeAreRefusedWithTheNameOfTheField() {
        AnyTaskProperties wrong =
                EntityPropertiesBuilders.build(new AnyTask(new AtlassianModule("dev.slipway.bamboo:task.deploy"))
                        .configuration(Map.of("project", "web", "enviroments", "Test", "timeout", "soon")));

        assertThat(new SpecsExporter().validate(NOWHERE, wrong))
                .extracting(ValidationProblem::getMessage)
                .hasSize(2)
                .anyMatch(
                        message -> message.startsWith("Slipway, Deploy a release: enviroments: there is no such field"))
                .anyMatch(message -> message.startsWith("Slipway, Deploy a release: timeout: 'soon' is not a time"));
    }

    @Test
    void theBuildersMakeWhatTheExporterAccepts() {
        AnyTaskProperties built = EntityPropertiesBuilders.build(new SlipwayDeployTask()
                .server("Slipway")
                .project("web")
                .version("${bamboo.buildNumber}")
                .environments("Test"));

        assertThat(new SpecsExporter().validate(NOWHERE, built)).isEmpty();
    }

    @Test
    void choicesAreForThoseWhoHaveSeenTheForm() {
        var action = new ChoicesAction(bamboo, bamboo, bamboo);
        action.setTicket(bamboo.encrypt("slipway-choices 2020-01-01T00:00:00Z"));
        action.setOperation("deploy");
        action.setField("project");

        action.choose();

        assertThat(action.getChoices()).isEmpty();
        assertThat(action.getProblem()).isEqualTo("This form was opened too long ago: reload the page");
    }

    private OperationConfigurator configurator(CiOperation operation) {
        return switch (operation) {
            case PACK -> new Configurators.Pack(bamboo, bamboo);
            case PUSH -> new Configurators.Push(bamboo, bamboo);
            case BUILD_INFORMATION -> new Configurators.BuildInformation(bamboo, bamboo);
            case CREATE_RELEASE -> new Configurators.CreateRelease(bamboo, bamboo);
            case DEPLOY -> new Configurators.Deploy(bamboo, bamboo);
            case PROMOTE -> new Configurators.Promote(bamboo, bamboo);
            case RUNBOOK -> new Configurators.Runbook(bamboo, bamboo);
            case AWAIT -> new Configurators.Await(bamboo, bamboo);
        };
    }

    private static List<String> keys(CiOperation operation) {
        Stream<String> server = operation == CiOperation.PACK ? Stream.of() : Stream.of("server");
        return Stream.concat(server, operation.fields().stream().map(Field::name))
                .toList();
    }

    /** Something right in every field. */
    static FakeForm filled(CiOperation operation) {
        var form = new FakeForm();
        if (operation != CiOperation.PACK) {
            form.with("slipway_server", "Slipway");
        }
        for (Field field : operation.fields()) {
            form.with(FormModel.control(field.name()), right(field));
        }
        return form;
    }

    private static String right(Field field) {
        return switch (field.name()) {
            case "packageId" -> "Acme.Web";
            case "packageIds" -> "Acme.Web\nAcme.Db";
            case "version" -> "1.4.0";
            case "tasks" -> "ServerTasks-1\nServerTasks-2";
            case "tenantTags" -> "Ring/1\nRing/2";
            case "deployAt" -> "2035-11-23T22:00:00Z";
            case "expiresAt" -> "2036-11-23T22:00:00Z";
            default -> rightOf(field);
        };
    }

    private static String rightOf(Field field) {
        return switch (field.kind()) {
            case TEXT, INSTANT -> "some text";
            case PARAGRAPH -> "two\nlines";
            case LIST -> "one:a\ntwo:b";
            case MAP -> "a=b\nc=d";
            case FLAG -> "true";
            case NUMBER -> "3";
            case DURATION -> "90s";
            case CHOICE -> field.choices().get(1);
        };
    }
}
