package dev.slipway.client;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

import com.github.tomakehurst.wiremock.http.Fault;
import com.github.tomakehurst.wiremock.stubbing.Scenario;
import dev.slipway.api.CreateRelease;
import dev.slipway.api.CreateRunbookRuns;
import dev.slipway.api.CreateTenantedDeployments;
import dev.slipway.api.CreateUntenantedDeployments;
import dev.slipway.api.DeploymentProcess;
import dev.slipway.api.Environment;
import dev.slipway.api.RunbookSnapshot;
import dev.slipway.api.VariableSet;
import dev.slipway.client.SlipwayException.Kind;
import dev.slipway.client.transport.CancellationToken;
import dev.slipway.json.WireJson;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class SlipwayClientTest {
    @RegisterExtension
    final TestServer server = new TestServer();

    private static Arguments call(String expected, Consumer<SpaceClient> call) {
        return Arguments.of(expected, call);
    }

    static Stream<Arguments> calls() {
        return Stream.of(
                call("GET environments", space -> space.environments().list().firstPage()),
                call("GET environments?take=200", space -> space.environments().all()),
                call("GET environments/a%2Fb", space -> space.environments().get("a/b")),
                call("POST environments", space -> space.environments().create("Test")),
                call("DELETE environments/Environments-1", space -> space.environments()
                        .delete("Environments-1")),
                call("PUT environments/sortorder", space -> space.environments().sort(List.of("Environments-1"))),
                call("GET projects/Fire%20Project", space -> space.projects().get("Fire Project")),
                call(
                        "GET projects/Projects-1/channels",
                        space -> space.projects().channels("Projects-1").firstPage()),
                call(
                        "GET projects/Projects-1/releases/1.0%2Bmeta",
                        space -> space.projects().release("Projects-1", "1.0+meta")),
                call("GET projects/Projects-1/progression", space -> space.projects()
                        .progression("Projects-1")),
                call("GET projects/Projects-1/deploymentsettings", space -> space.projects()
                        .deploymentSettings("Projects-1")),
                call(
                        "GET projects/Projects-1/deploymentprocesses/template?channel=Channels-1",
                        space -> space.projects().releaseTemplate("Projects-1", "Channels-1")),
                call("GET projects/Projects-1/deploymentprocesses", space -> space.processes()
                        .ofProject("Projects-1")),
                call("GET deploymentprocesses/d-1", space -> space.processes().get("d-1")),
                call("PUT projects/Projects-1/deploymentprocesses", space -> space.processes()
                        .modify(WireJson.empty(DeploymentProcess.class).withProjectId("Projects-1"))),
                call("PUT projects/Projects-1/runbookProcesses/R-1", space -> space.processes()
                        .modify(WireJson.empty(DeploymentProcess.class)
                                .withId("R-1")
                                .withRunbookId("Runbooks-1")
                                .withProjectId("Projects-1"))),
                call("GET variables/v-1", space -> space.variables().get("v-1")),
                call("PUT variables/v-1", space -> space.variables()
                        .modify(WireJson.empty(VariableSet.class).withId("v-1"))),
                call("GET feeds/feeds-builtin/packages/versions?take=1&packageId=Acme.Web", space -> space.feeds()
                        .versions("feeds-builtin", "Acme.Web", Query.all().take(1))
                        .firstPage()),
                call(
                        "GET packages?nuGetPackageId=Acme.Web",
                        space -> space.packages().versions("Acme.Web").firstPage()),
                call("POST releases/create/v1", space -> space.releases().create(WireJson.empty(CreateRelease.class))),
                call("GET releases/Releases-1/progression", space -> space.releases()
                        .progression("Releases-1")),
                call("GET releases/Releases-1/deployments/preview/Environments-1", space -> space.releases()
                        .preview("Releases-1", "Environments-1")),
                call("GET releases/Releases-1/deployments/template", space -> space.releases()
                        .deploymentTemplate("Releases-1")),
                call("POST releases/Releases-1/defects", space -> space.releases()
                        .reportDefect("Releases-1", "bad")),
                call("POST releases/Releases-1/defects/resolve", space -> space.releases()
                        .resolveDefects("Releases-1")),
                call("POST deployments/create/untenanted/v1", space -> space.deployments()
                        .create(WireJson.empty(CreateUntenantedDeployments.class))),
                call("POST deployments/create/tenanted/v1", space -> space.deployments()
                        .create(WireJson.empty(CreateTenantedDeployments.class))),
                call("GET deployments?ids=Deployments-1,Deployments-2&take=2", space -> space.deployments()
                        .list(Query.all()
                                .with("ids", List.of("Deployments-1", "Deployments-2"))
                                .take(2))
                        .firstPage()),
                call("POST runbook-runs/create/v1", space -> space.runbookRuns()
                        .create(WireJson.empty(CreateRunbookRuns.class))),
                call("POST projects/Projects-1/runbooks", space -> space.runbooks()
                        .create("Projects-1", "Restart")),
                call("POST runbookSnapshots?publish=true", space -> space.runbookSnapshots()
                        .publish(WireJson.empty(RunbookSnapshot.class))),
                call("GET tasks/ServerTasks-1/details", space -> space.tasks().details("ServerTasks-1")),
                call("GET interruptions?regarding=ServerTasks-1&pendingOnly=true", space -> space.interruptions()
                        .pendingOf("ServerTasks-1")
                        .firstPage()),
                call("PUT interruptions/Interruptions-1/responsible", space -> space.interruptions()
                        .takeResponsibility("Interruptions-1")),
                call("POST interruptions/Interruptions-1/submit", space -> space.interruptions()
                        .submit("Interruptions-1", Map.of("Result", "Proceed"))),
                call(
                        "GET artifacts?regarding=ServerTasks-1",
                        space -> space.artifacts().of("ServerTasks-1").firstPage()),
                call("GET dashboard", SpaceClient::dashboard));
    }

    @ParameterizedTest
    @MethodSource("calls")
    void aCallGoesToItsPlace(String expected, Consumer<SpaceClient> call) {
        server.always(200, "{}");

        call.accept(server.space());

        assertThat(server.requestLines()).containsExactly(expected.replaceFirst(" ", " /octopus/api/Spaces-1/"));
    }

    @Test
    void theKeyTheCallerAndTheTypeAreInTheHeaders() {
        server.always(200, "{}");

        server.client(SlipwayConnection.to(server.url() + "/", TestServer.API_KEY)
                        .withUserAgent("Slipway Jenkins plugin"))
                .space("Spaces-1")
                .environments()
                .create("Test");

        var request = server.requests().get(0);
        assertThat(request.getHeader("X-Octopus-ApiKey")).isEqualTo(TestServer.API_KEY);
        assertThat(request.getHeader("User-Agent")).isEqualTo("Slipway Jenkins plugin");
        assertThat(request.getHeader("Content-Type")).isEqualTo("application/json");
        assertThat(WireJson.read(request.getBodyAsString(), Environment.class).name())
                .isEqualTo("Test");
    }

    @Test
    void cancellingATaskNeedsNoSpace() {
        server.always(200, "{\"Id\":\"ServerTasks-1\",\"State\":\"Cancelling\"}");

        server.space().tasks().cancel("ServerTasks-1");

        assertThat(server.requestLines()).containsExactly("POST /octopus/api/tasks/ServerTasks-1/cancel");
        assertThat(server.requests().get(0).getBodyAsString()).isEqualTo("{}");
    }

    @Test
    void aSpaceIsFoundByItsName() {
        server.on(get("/octopus/api/spaces/My%20space").willReturn(aResponse().withStatus(404)));
        server.on(
                get("/octopus/api/spaces?partialName=My%20space")
                        .willReturn(
                                okJson(
                                        "{\"Items\":[{\"Id\":\"Spaces-2\",\"Name\":\"My space 2\"},{\"Id\":\"Spaces-7\",\"Name\":\"MY SPACE\"}]}")));

        assertThat(server.client().space("My space").id()).isEqualTo("Spaces-7");
    }

    @Test
    void aSpaceThatDoesNotExistIsNamedInTheFailure() {
        server.on(get("/octopus/api/spaces/None").willReturn(aResponse().withStatus(404)));
        server.on(get("/octopus/api/spaces?partialName=None").willReturn(okJson("{}")));

        assertThatThrownBy(() -> server.client().space("None"))
                .hasMessage("There is no Space 'None'")
                .asInstanceOf(type(SlipwayException.class))
                .extracting(SlipwayException::kind)
                .isEqualTo(Kind.NOT_FOUND);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", ".", ".."})
    void whatWouldNameAnotherResourceIsNoId(String id) {
        assertThatThrownBy(() -> server.space().projects().get(id)).isInstanceOf(IllegalArgumentException.class);
        assertThat(server.requests()).isEmpty();
    }

    @Test
    void aListGoesOnToItsLastPage() {
        server.on(get("/octopus/api/Spaces-1/environments")
                .willReturn(okJson("{\"Items\":[{\"Id\":\"Environments-1\"}],"
                        + "\"Links\":{\"Page.Next\":\"/octopus/api/Spaces-1/environments?skip=1&take=1\"}}")));
        server.on(get("/octopus/api/Spaces-1/environments?skip=1&take=1")
                .willReturn(okJson("{\"Items\":[{\"Id\":\"Environments-2\"}],\"Links\":{}}")));

        assertThat(server.space().environments().list())
                .extracting(Environment::id)
                .containsExactly("Environments-1", "Environments-2");
    }

    @Test
    void pagesThatGoRoundInACircleAreAFailure() {
        server.always(200, "{\"Items\":[],\"Links\":{\"Page.Next\":\"/octopus/api/Spaces-1/environments?skip=1\"}}");

        assertThatThrownBy(() -> server.space().environments().all()).hasMessageContaining("circle");
    }

    @ParameterizedTest
    @ValueSource(strings = {"//thief.example/api", "http://thief.example/octopus/api", "https://127.0.0.1/octopus/api"})
    void aLinkToAnotherSiteIsNotFollowed(String link) {
        server.always(200, "{\"Items\":[],\"Links\":{\"Page.Next\":\"" + link + "\"}}");

        assertThatThrownBy(() -> server.space().environments().all())
                .isInstanceOfSatisfying(
                        SlipwayException.class, e -> assertThat(e.kind()).isEqualTo(Kind.PROTOCOL));
        assertThat(server.requests()).hasSize(1);
    }

    @Test
    void aRedirectWithinTheSiteIsFollowed() {
        server.on(get("/octopus/api").willReturn(aResponse().withStatus(302).withHeader("Location", "/octopus/api/")));
        server.on(get("/octopus/api/").willReturn(okJson("{\"Version\":\"2026.3.1\"}")));

        assertThat(server.client().root().version()).isEqualTo("2026.3.1");
    }

    @Test
    void aRedirectToAnotherSiteIsRefusedWithItsAddress() {
        server.on(get("/octopus/api")
                .willReturn(aResponse().withStatus(301).withHeader("Location", "https://new.example/octopus/api")));

        assertThatThrownBy(() -> server.client().root())
                .hasMessageContaining("https://new.example:443")
                .isInstanceOfSatisfying(
                        SlipwayException.class, e -> assertThat(e.kind()).isEqualTo(Kind.PROTOCOL));
    }

    @ParameterizedTest
    @CsvSource({
        "400, VALIDATION",
        "401, AUTHENTICATION",
        "403, PERMISSION",
        "404, NOT_FOUND",
        "409, CONFLICT",
        "413, VALIDATION",
        "429, TRANSIENT",
        "500, SERVER",
        "503, TRANSIENT",
    })
    void theKindOfAFailureFollowsFromTheStatus(int status, Kind kind) {
        server.always(status, "{\"ErrorMessage\":\"No.\",\"Errors\":[\"First.\",\"Second.\"]}");

        assertThatThrownBy(() -> server.space().environments().create("Test"))
                .isInstanceOfSatisfying(SlipwayException.class, e -> {
                    assertThat(e.kind()).isEqualTo(kind);
                    assertThat(e.status()).isEqualTo(status);
                    assertThat(e.errors()).containsExactly("First.", "Second.");
                    assertThat(e).hasMessageEndingWith("was answered " + status + ": First. Second.");
                });
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"ErrorMessage\":\"No such project.\"} | No such project.",
                "<html>Bad gateway</html>                |",
                "{\"cut off                              |",
                "''                                      |",
            })
    void onlyTheServersOwnWordsAreErrors(String body, String error) {
        server.always(404, body);

        assertThatThrownBy(() -> server.space().projects().get("None"))
                .isInstanceOfSatisfying(SlipwayException.class, e -> assertThat(e.errors())
                        .isEqualTo(error == null ? List.of() : List.of(error)));
    }

    @Test
    void theApiKeyIsCutOutOfWhatTheServerRepeats() {
        server.always(401, "{\"ErrorMessage\":\"The key " + TestServer.API_KEY + " is wrong\"}");

        assertThatThrownBy(() -> server.client().users().me()).isInstanceOfSatisfying(SlipwayException.class, e -> {
            assertThat(e).hasMessageContaining("The key ******** is wrong");
            assertThat(e.errors()).containsExactly("The key ******** is wrong");
        });
    }

    @Test
    void anAnswerOfAnotherProgramIsNotUnderstood() {
        server.always(200, "<html>Welcome</html>");

        assertThatThrownBy(() -> server.client().root())
                .isInstanceOfSatisfying(
                        SlipwayException.class, e -> assertThat(e.kind()).isEqualTo(Kind.PROTOCOL));
    }

    @Test
    void whatIsNotThereCanBeAskedFor() {
        server.always(404, "{\"ErrorMessage\":\"No.\"}");

        assertThat(server.space().projects().find("None")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(ints = {429, 500, 502, 503, 504})
    void aReadIsTriedAgainWithGrowingDelays(int status) {
        server.on(get("/octopus/api")
                .inScenario("busy")
                .whenScenarioStateIs(Scenario.STARTED)
                .willSetStateTo("once")
                .willReturn(aResponse().withStatus(status)));
        server.on(get("/octopus/api")
                .inScenario("busy")
                .whenScenarioStateIs("once")
                .willSetStateTo("twice")
                .willReturn(aResponse().withStatus(status)));
        server.on(get("/octopus/api")
                .inScenario("busy")
                .whenScenarioStateIs("twice")
                .willReturn(okJson("{}")));

        server.client().root();

        assertThat(server.requests()).hasSize(3);
        assertThat(server.time.pauses()).hasSize(2);
        assertThat(server.time.pauses().get(0)).isBetween(Duration.ofMillis(250), Duration.ofMillis(500));
        assertThat(server.time.pauses().get(1)).isBetween(Duration.ofMillis(500), Duration.ofSeconds(1));
    }

    @ParameterizedTest
    @CsvSource({"7, 7", "'Wed, 01 Apr 2026 09:00:30 GMT', 30", "999999, 300", "'Wed, 01 Apr 2026 08:00:00 GMT', 0"})
    void theTimeTheServerAsksForIsKept(String header, long seconds) {
        server.on(get("/octopus/api")
                .inScenario("busy")
                .whenScenarioStateIs(Scenario.STARTED)
                .willSetStateTo("done")
                .willReturn(aResponse().withStatus(503).withHeader("Retry-After", header)));
        server.on(get("/octopus/api")
                .inScenario("busy")
                .whenScenarioStateIs("done")
                .willReturn(okJson("{}")));

        server.client().root();

        assertThat(server.time.pauses()).containsExactly(Duration.ofSeconds(seconds));
    }

    @Test
    void aFullDiskIsNotAskedAgain() {
        server.always(507, "{\"ErrorMessage\":\"The server has no room left.\"}");

        assertThatThrownBy(() -> server.client().root()).hasMessageContaining("The server has no room left.");
        assertThat(server.requests()).hasSize(1);
    }

    @Test
    void attemptsHaveAnEnd() {
        server.always(503, "{\"ErrorMessage\":\"Starting.\"}");

        assertThatThrownBy(() -> server.client().root()).hasMessageContaining("Starting.");
        assertThat(server.requests()).hasSize(5);
    }

    @ParameterizedTest
    @CsvSource({"429, 5", "503, 5", "500, 1", "502, 1", "504, 1", "400, 1"})
    void aCreationIsTriedAgainOnlyWhenTheServerSaysItWasNotDone(int status, int requests) {
        server.always(status, "{}");

        assertThatThrownBy(() -> server.space().environments().create("Test")).isInstanceOf(SlipwayException.class);
        assertThat(server.requests()).hasSize(requests);
    }

    @Test
    void aReadIsTriedAgainAfterABrokenConnectionAndACreationIsNot() {
        server.on(any(anyUrl()).willReturn(aResponse().withFault(Fault.CONNECTION_RESET_BY_PEER)));

        assertThatThrownBy(() -> server.space().environments().create("Test"))
                .isInstanceOfSatisfying(
                        SlipwayException.class, e -> assertThat(e.kind()).isEqualTo(Kind.UNREACHABLE));
        assertThat(server.time.pauses()).isEmpty();
        assertThatThrownBy(() -> server.client().root()).isInstanceOf(SlipwayException.class);
        assertThat(server.time.pauses()).hasSize(4);
    }

    @Test
    void aCreationIsTriedAgainWhenNoConnectionCameAbout() {
        assertThatThrownBy(() -> server.client(SlipwayConnection.to("http://127.0.0.1:1", TestServer.API_KEY))
                        .space("Spaces-1")
                        .environments()
                        .create("Test"))
                .isInstanceOfSatisfying(
                        SlipwayException.class, e -> assertThat(e.kind()).isEqualTo(Kind.UNREACHABLE));
        assertThat(server.time.pauses()).hasSize(4);
    }

    @Test
    void aCancelledClientAsksNothing() {
        var token = new CancellationToken();
        token.cancel();

        assertThatThrownBy(() -> server.client().withCancellation(token).root())
                .isInstanceOfSatisfying(
                        SlipwayException.class, e -> assertThat(e.kind()).isEqualTo(Kind.CANCELLED));
        assertThat(server.requests()).isEmpty();
    }

    @Test
    void aCancellationEndsThePauseBetweenAttempts() {
        server.always(503, "{}");
        var token = new CancellationToken();
        server.time.duringPauses(token::cancel);

        assertThatThrownBy(() -> server.client().withCancellation(token).root())
                .isInstanceOfSatisfying(
                        SlipwayException.class, e -> assertThat(e.kind()).isEqualTo(Kind.CANCELLED));
        assertThat(server.requests()).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "host",
                "ftp://host",
                "https://ada:hunter2@host",
                "https://host/?apikey=x",
                "https://host/app#/Spaces-1",
                "https://ho st"
            })
    void whatIsNoAddressOfAServerIsRefused(String url) {
        assertThatThrownBy(() -> SlipwayConnection.to(url, ""))
                .isInstanceOf(IllegalArgumentException.class)
                .message()
                .doesNotContain("hunter2");
    }

    @Test
    void anApiKeyThatCannotBeOneIsRefusedWithoutBeingRepeated() {
        assertThatThrownBy(() -> SlipwayConnection.to("https://host", "API-SECRET\r\nX: y"))
                .isInstanceOf(IllegalArgumentException.class)
                .message()
                .doesNotContain("SECRET");
    }

    @Test
    void aConnectionDoesNotShowItsSecrets() {
        assertThat(SlipwayConnection.to("https://host/octopus/", TestServer.API_KEY))
                .hasToString("SlipwayConnection[url=https://host/octopus, transport=OK_HTTP]");
    }
}
