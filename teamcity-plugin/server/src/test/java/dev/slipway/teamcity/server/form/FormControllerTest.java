package dev.slipway.teamcity.server.form;

import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.client.WireMock.unauthorized;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.tomakehurst.wiremock.core.WireMockConfiguration;
import com.github.tomakehurst.wiremock.junit5.WireMockExtension;
import dev.slipway.teamcity.Fake;
import dev.slipway.teamcity.server.FakeServer;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.HashMap;
import java.util.Map;
import javax.servlet.http.HttpServletResponse;
import jetbrains.buildServer.serverSide.auth.Permission;
import jetbrains.buildServer.users.SUser;
import jetbrains.buildServer.web.openapi.WebControllerManager;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.web.servlet.mvc.Controller;

class FormControllerTest {
    private static final Map<String, String> BY_SCRIPT = Map.of("X-Requested-With", "XMLHttpRequest");
    private static final SUser EDITOR = FakeServer.user(Permission.VIEW_PROJECT, Permission.EDIT_PROJECT);

    @RegisterExtension
    final WireMockExtension slipway = WireMockExtension.newInstance()
            .options(WireMockConfiguration.options().dynamicPort())
            .build();

    private final FakeServer teamCity = new FakeServer();
    private final Map<String, Controller> controllers = new HashMap<>();

    static final class Response {
        private final StringWriter body = new StringWriter();
        private int status;

        void setStatus(int wanted) {
            status = wanted;
        }

        void setContentType(String type) {}

        void setHeader(String name, String value) {}

        PrintWriter getWriter() {
            return new PrintWriter(body, true);
        }
    }

    final class Web {
        void registerController(String path, Controller controller) {
            controllers.put(path, controller);
        }
    }

    @BeforeEach
    void aConnectionToAServer() {
        teamCity.set("slipway.url", slipway.baseUrl());
        teamCity.set("slipway.space", "");
        answer("/api/spaces", "{'Items':[{'Id':'Spaces-1','Name':'Default','IsDefault':true}]}");
        answer("/api/Spaces-1/environments", "{'Items':[{'Id':'Environments-1','Name':'Prod <b>'}]}");
        answer("/api", "{'Application':'Slipway','Version':'1.2.0'}");
        answer("/api/users/me", "{'Id':'Users-1','Username':'build-server'}");
        WebControllerManager web = Fake.of(WebControllerManager.class, new Web());
        new NamesController(web, teamCity.projects(), teamCity.connections());
        new ConnectionTestController(web, teamCity.projects(), teamCity.connections());
    }

    private void answer(String path, String json) {
        slipway.stubFor(get(urlPathEqualTo(path)).willReturn(okJson(json.replace('\'', '"'))));
    }

    private Response ask(
            String path, String method, SUser user, Map<String, String> headers, Map<String, String> parameters)
            throws Exception {
        var response = new Response();
        controllers
                .get(path)
                .handleRequest(
                        FakeServer.request(method, user, headers, parameters),
                        Fake.of(HttpServletResponse.class, response));
        return response;
    }

    private Response names(String... more) throws Exception {
        Map<String, String> parameters =
                new HashMap<>(Map.of("projectId", "Web", "connectionId", "EXT_1", "kind", "environments"));
        for (int i = 0; i < more.length; i += 2) {
            parameters.put(more[i], more[i + 1]);
        }
        return ask(NamesController.PATH, "POST", EDITOR, BY_SCRIPT, parameters);
    }

    @Test
    void anEditorIsOfferedTheServersNames() throws Exception {
        Response response = names();

        assertThat(response.status).isEqualTo(200);
        assertThat(response.body).hasToString("{\"Names\":[\"Prod <b>\"],\"Message\":null,\"IsProblem\":false}");
    }

    @ParameterizedTest
    @ValueSource(strings = {"GET", "HEAD"})
    void onlyAPostIsAnswered(String method) throws Exception {
        Response response = ask(
                NamesController.PATH, method, EDITOR, BY_SCRIPT, Map.of("projectId", "Web", "connectionId", "EXT_1"));

        assertThat(response.status).isEqualTo(405);
        assertThat(slipway.getAllServeEvents()).isEmpty();
    }

    @Test
    void aFormOfAnotherSiteIsNotAnswered() throws Exception {
        assertThat(ask(NamesController.PATH, "POST", EDITOR, Map.of(), Map.of("projectId", "Web")).status)
                .isEqualTo(405);
    }

    @Test
    void nobodyIsNotAnswered() throws Exception {
        assertThat(ask(NamesController.PATH, "POST", null, BY_SCRIPT, Map.of("projectId", "Web")).status)
                .isEqualTo(401);
    }

    @Test
    void whoMayOnlyLookAtAProjectIsNotAnswered() throws Exception {
        Response response = ask(
                ConnectionTestController.PATH,
                "POST",
                FakeServer.user(Permission.VIEW_PROJECT),
                BY_SCRIPT,
                Map.of("projectId", "Web", "connectionId", "EXT_1"));

        assertThat(response.status).isEqualTo(403);
        assertThat(slipway.getAllServeEvents()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"Shop", "Nowhere", ""})
    void aProjectThatOneMayNotEditIsLikeOneThatIsNotThere(String project) throws Exception {
        assertThat(ask(
                                NamesController.PATH,
                                "POST",
                                EDITOR,
                                BY_SCRIPT,
                                Map.of("projectId", project, "connectionId", "EXT_1"))
                        .status)
                .isEqualTo(403);
    }

    @Test
    void onlyAConnectionOfTheProjectIsUsed() throws Exception {
        assertThat(names("connectionId", "EXT_2").body.toString()).contains("has no connection 'EXT_2'");
        assertThat(names("connectionId", "").body.toString()).contains("Choose a saved connection first");
        assertThat(slipway.getAllServeEvents()).isEmpty();
    }

    @Test
    void noAddressAndNoKeyOfARequestIsUsed() throws Exception {
        names("slipway.url", "http://169.254.169.254", "secure:slipway.apiKey", "API-OTHER");

        assertThat(slipway.getAllServeEvents()).isNotEmpty().allSatisfy(event -> assertThat(
                        event.getRequest().getHeader("X-Octopus-ApiKey"))
                .isEqualTo(FakeServer.API_KEY));
    }

    @Test
    void aConnectionWithReferencesCannotBeAskedYet() throws Exception {
        teamCity.set("secure:slipway.apiKey", "%slipway.key%");

        assertThat(names().body.toString()).contains("refers to parameters");
    }

    @Test
    void whatTheServerRefusesIsToldWithoutTheKey() throws Exception {
        slipway.stubFor(get(urlPathEqualTo("/api/spaces")).willReturn(unauthorized()));

        Response response = names();

        assertThat(response.status).isEqualTo(200);
        assertThat(response.body.toString()).contains("\"IsProblem\":true").doesNotContain(FakeServer.API_KEY);
    }

    @Test
    void aKindThatThereIsNotIsRefused() throws Exception {
        assertThat(names("kind", "passwords").body.toString()).contains("There are no names of the kind 'PASSWORDS'");
        assertThat(names("kind", "channels").body.toString()).contains("Give the project first");
    }

    @Test
    void aConnectionThatWorksSaysWhoOneIs() throws Exception {
        Response response = ask(
                ConnectionTestController.PATH,
                "POST",
                EDITOR,
                BY_SCRIPT,
                Map.of("projectId", "Web", "connectionId", "EXT_1"));

        assertThat(response.body.toString())
                .contains("Connected to Slipway 1.2.0 as build-server, who sees the space Default.");
    }
}
