package dev.slipway.teamcity.dist;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.ci.Field;
import dev.slipway.teamcity.StepKeys;
import dev.slipway.teamcity.StepType;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import jetbrains.buildServer.controllers.BasePropertiesBean;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What the pages show. */
class JspPagesIT {
    private static final String HOSTILE = "<script>\"'x";

    @TempDir
    static Path directory;

    private static JspServer server;

    @BeforeAll
    static void start() throws Exception {
        server = new JspServer(directory);
    }

    @AfterAll
    static void stop() throws Exception {
        server.close();
    }

    private static String page(String page, Map<String, String> properties) throws Exception {
        var response = server.get(
                page, Map.of("propertiesBean", new BasePropertiesBean(properties), "slipwayReports", List.of()));
        assertThat(response.statusCode()).as(response.body()).isEqualTo(200);
        return response.body();
    }

    @ParameterizedTest
    @EnumSource(StepType.class)
    void aFormHasARowForEveryField(StepType type) throws Exception {
        String form = page("step/edit-" + type.operation().key() + ".jsp", Map.of());

        assertThat(form).contains("<h2>" + type.operation().title() + "</h2>");
        for (Field field : type.operation().fields()) {
            String key = StepKeys.of(field);
            assertThat(form).contains("id=\"" + key + "\"", "id=\"error_" + key + "\"", field.label() + ":");
        }
        assertThat(form.contains("id=\"slipway.connection\"")).isEqualTo(type.needsServer());
        assertThat(form.contains("id=\"slipway.publishArtifacts\"")).isEqualTo(type == StepType.PACK);
    }

    @ParameterizedTest
    @EnumSource(StepType.class)
    void aStepShowsWhatIsSetAndNothingOfItIsMarkup(StepType type) throws Exception {
        Field first = type.operation().fields().stream()
                .filter(Field::isRequired)
                .findFirst()
                .orElseThrow();
        Map<String, String> properties = Map.of(
                StepKeys.of(first), HOSTILE, "slipway.connection", HOSTILE, "secure:slipway.apiKey", "API-SECRET");

        String view = page("step/view-" + type.operation().key() + ".jsp", properties);
        String form = page("step/edit-" + type.operation().key() + ".jsp", properties);

        assertThat(view).contains("&lt;script&gt;&#034;&#039;x").doesNotContain(HOSTILE, "API-SECRET");
        assertThat(form).contains("&lt;script&gt;&#034;&#039;x").doesNotContain(HOSTILE);
    }

    @Test
    void aStepOfTheOctopusPluginSaysWhatIsLost() throws Exception {
        assertThat(page(
                        "step/edit-deploy.jsp",
                        Map.of("octopus_project_name", "Web", "octopus_additionalcommandlinearguments", "--debug")))
                .contains("value=\"Web\"", "The argument &#039;debug&#039;");
    }

    @Test
    void aConnectionHasItsFields() throws Exception {
        assertThat(page("connection/edit.jsp", Map.of("displayName", HOSTILE)))
                .contains("id=\"slipway.url\"", "class=\"password\" id=\"secure:slipway.apiKey\"")
                .doesNotContain(HOSTILE);
    }

    @Test
    void theTabOfABuildIsATable() throws Exception {
        assertThat(page("results/tab.jsp", Map.of())).contains("<th>What it did</th>");
    }
}
