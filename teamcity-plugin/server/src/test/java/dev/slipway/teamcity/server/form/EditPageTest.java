package dev.slipway.teamcity.server.form;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.teamcity.server.FakeServer;
import java.util.Map;
import javax.servlet.http.HttpServletRequest;
import jetbrains.buildServer.serverSide.auth.Permission;
import jetbrains.buildServer.users.SUser;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Isolated;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@Isolated("the page is one for all, as JSPs need it")
class EditPageTest {
    private static final SUser VIEWER = FakeServer.user(Permission.VIEW_PROJECT);

    @BeforeEach
    void aServer() {
        var server = new FakeServer();
        assertThat(new EditPage(server.projects(), server.connections())).isNotNull();
    }

    private static HttpServletRequest request(SUser user, Map<String, String> parameters) {
        return FakeServer.request("GET", user, Map.of(), parameters);
    }

    @ParameterizedTest
    @CsvSource({
        "projectId, Shop, Shop",
        "id, buildType:Web_Build, Web",
        "id, buildType:Nothing, ''",
        "id, template:Nothing, ''",
        "other, x, ''"
    })
    void aPageKnowsItsProject(String name, String value, String project) {
        assertThat(EditPage.projectId(request(VIEWER, Map.of(name, value)))).isEqualTo(project);
    }

    @Test
    void aStepMayUseTheConnectionsOfItsProject() {
        assertThat(EditPage.connections(request(VIEWER, Map.of("id", "buildType:Web_Build")), ""))
                .extracting(EditPage.Option::getId)
                .containsExactly("EXT_1");
    }

    @Test
    void whoMayNotSeeTheProjectSeesNoConnection() {
        assertThat(EditPage.connections(request(FakeServer.user(), Map.of("id", "buildType:Web_Build")), ""))
                .isEmpty();
        assertThat(EditPage.connections(request(null, Map.of("id", "buildType:Web_Build")), ""))
                .isEmpty();
    }

    @Test
    void aConnectionThatIsGoneStaysChosen() {
        assertThat(EditPage.connections(request(VIEWER, Map.of("id", "buildType:Web_Build")), "EXT_9"))
                .extracting(EditPage.Option::getName)
                .containsExactly("Production server", "EXT_9 (not found)");
    }
}
