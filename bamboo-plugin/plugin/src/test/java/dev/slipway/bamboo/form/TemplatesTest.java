package dev.slipway.bamboo.form;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.bamboo.fake.FakeBamboo;
import dev.slipway.bamboo.form.StubMacros.Call;
import dev.slipway.ci.CiOperation;
import dev.slipway.ci.Field;
import dev.slipway.ci.FieldKind;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** All templates, rendered; that their texts exist is asked by the tests of the packaged plugin. */
class TemplatesTest {
    private static final Set<String> CONTROLS =
            Set.of("ww.textfield", "ww.textarea", "ww.checkbox", "ww.select", "ww.password");

    private final StubMacros macros = new StubMacros();
    private final FakeBamboo bamboo = new FakeBamboo().withServer("Slipway", "https://slipway.example", "API-KEY");

    @ParameterizedTest
    @EnumSource
    void theFormHasAControlWithLabelAndHelpForEachField(CiOperation operation) throws Exception {
        macros.render("slipway-task-edit.ftl", form(operation));

        for (Field field : operation.fields()) {
            Call control = control(FormModel.control(field.name()));
            assertThat(control.macro()).isEqualTo(macro(field.kind()));
            assertThat(control.text("label")).isEqualTo(field.label());
            assertThat(control.text("description")).startsWith(field.help());
            if (field.kind() == FieldKind.CHOICE) {
                assertThat(control.parameters().get("list")).isEqualTo(field.choices());
            }
        }
        boolean hasServer =
                controls().stream().anyMatch(call -> call.text("name").equals("slipway_server"));
        assertThat(hasServer).isEqualTo(operation != CiOperation.PACK);
    }

    @Test
    void onlyWhatCannotBeLeftEmptyIsMarked() throws Exception {
        macros.render("slipway-task-edit.ftl", form(CiOperation.DEPLOY));

        assertThat(controls())
                .filteredOn(call -> Boolean.TRUE.equals(call.parameters().get("required")))
                .extracting(call -> call.text("name"))
                .containsExactly("slipway_project");
        assertThat(control("slipway_version").text("description")).contains("In a deployment project");
    }

    @Test
    void whatIsAboutWaitingIsShownOnlyWhenTheTaskWaits() throws Exception {
        macros.render("slipway-task-edit.ftl", form(CiOperation.DEPLOY));

        assertThat(macros.of("ui.bambooSection"))
                .singleElement()
                .satisfies(section -> assertThat(section.text("dependsOn")).isEqualTo("slipway_wait"));
        List<String> order =
                macros.calls.stream().map(call -> call.text("name")).toList();
        assertThat(order.indexOf("slipway_wait")).isLessThan(order.indexOf("slipway_timeout"));
    }

    @Test
    void whatAServerKnowsCanBeChosen() throws Exception {
        String page = macros.render("slipway-task-edit.ftl", form(CiOperation.DEPLOY));

        assertThat(page)
                .contains("data-field=\"project\"", "data-field=\"environments\"", "data-field=\"tenants\"")
                .doesNotContain("data-field=\"timeout\"")
                .contains("data-operation=\"deploy\"", "data-url=\"/slipway/slipwayChoices.action\"");
    }

    /** Bamboo's pages may put texts of the catalogue into HTML as they are. */
    @Test
    void noTextOfTheCatalogueHasMarkup() {
        assertThat(Stream.of(CiOperation.values())
                        .flatMap(operation -> operation.fields().stream())
                        .flatMap(field -> Stream.of(field.label(), field.help(), field.standard())))
                .noneMatch(text -> text.contains("<") || text.contains("&") || text.contains("\""));
    }

    @Test
    void theViewShowsWhatIsSetAndWorksWithoutAnything() throws Exception {
        macros.render("slipway-task-view.ftl", form(CiOperation.DEPLOY));
        assertThat(macros.of("ww.label")).hasSize(CiOperation.DEPLOY.fields().size() + 1);

        assertThat(new StubMacros().render("slipway-task-view.ftl", Map.of())).isBlank();
    }

    @Test
    void theListOfServersEscapesWhatItShows() throws Exception {
        Map<String, Object> model = Map.of(
                "servers",
                        List.of(Map.of(
                                "name", "<b>", "url", "https://slipway.example", "space", "", "credentials", "a&b")),
                "answer", "<i>",
                "problem", "");

        assertThat(macros.render("slipway-servers.ftl", model))
                .contains("&lt;b&gt;", "a&amp;b", "&lt;i&gt;")
                .doesNotContain("<b>", "<i>", "aui-message-error");
        assertThat(new StubMacros()
                        .render("slipway-servers.ftl", Map.of("servers", List.of(), "answer", "", "problem", "no")))
                .contains("{slipway.servers.none}", "aui-message-error");
    }

    @Test
    void theFormOfAServerNeverShowsAPassword() throws Exception {
        macros.render(
                "slipway-server.ftl",
                Map.of("formerName", "Slipway", "apiKeyPlaceholder", "********", "proxyPasswordPlaceholder", ""));

        assertThat(macros.of("ww.password"))
                .hasSize(2)
                .allMatch(call -> call.text("showPassword").equals("false"))
                .noneMatch(call -> call.parameters().containsKey("value"));
        assertThat(controls()).hasSize(10).allMatch(call -> call.text("descriptionKey")
                .equals(call.text("labelKey") + ".description"));
        assertThat(macros.of("ww.form"))
                .extracting(call -> call.text("action"))
                .containsExactly("slipwaySaveServer", "slipwayDeleteServer");
    }

    @Test
    void choicesAreEscaped() throws Exception {
        assertThat(macros.render(
                        "slipway-choices.ftl", Map.of("choices", List.of("\"><script>", "Test"), "problem", "<p>")))
                .contains(
                        "data-choice=\"&quot;&gt;&lt;script&gt;\"",
                        "data-choice=\"Test\"",
                        "data-problem=\"&lt;p&gt;\"")
                .doesNotContain("<script>", "<p>");
    }

    private Map<String, Object> form(CiOperation operation) {
        var model = new HashMap<String, Object>();
        new OperationConfigurator(operation, bamboo, bamboo) {}.populateContextForCreate(model);
        return model;
    }

    private List<Call> controls() {
        return macros.calls.stream()
                .filter(call -> CONTROLS.contains(call.macro()))
                .toList();
    }

    private Call control(String name) {
        Predicate<Call> isNamed = call -> call.text("name").equals(name);
        assertThat(controls()).filteredOn(isNamed).hasSize(1);
        return controls().stream().filter(isNamed).findFirst().orElseThrow();
    }

    private static String macro(FieldKind kind) {
        return switch (kind) {
            case FLAG -> "ww.checkbox";
            case CHOICE -> "ww.select";
            case LIST, MAP, PARAGRAPH -> "ww.textarea";
            case TEXT, NUMBER, DURATION, INSTANT -> "ww.textfield";
        };
    }
}
