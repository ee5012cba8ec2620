package dev.slipway.ci;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.getRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.postRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathMatching;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.core.WireMockConfiguration;
import com.github.tomakehurst.wiremock.http.Fault;
import com.github.tomakehurst.wiremock.junit5.WireMockExtension;
import dev.slipway.api.TaskState;
import dev.slipway.ci.CiFailure.Reason;
import dev.slipway.client.RetryPolicy;
import dev.slipway.client.SlipwayClient;
import dev.slipway.client.SlipwayConnection;
import dev.slipway.client.transport.CancellationToken;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What a server that fails right before or after it has started something does to a build. */
@Timeout(60)
class StartedTasksTest {
    private static final String SPACE = "/api/Spaces-1";
    private static final Map<String, String> DEPLOY =
            Map.of("project", "Shop", "version", "1.0.0", "environments", "Test");

    @RegisterExtension
    final WireMockExtension server = WireMockExtension.newInstance()
            .options(WireMockConfiguration.options().dynamicPort())
            .build();

    private final RecordedLog log = new RecordedLog();
    private final CancellationToken cancellation = new CancellationToken();

    @BeforeEach
    void somethingToDeploy() {
        document("/projects/Shop", "{'Id':'Projects-1','Name':'Shop'}");
        document("/environments/Test", "{'Id':'Environments-1','Name':'Test'}");
        document(
                "/projects/Projects-1/releases/1.0.0",
                "{'Id':'Releases-1','Version':'1.0.0','ProjectId':'Projects-1','SpaceId':'Spaces-1'}");
        document("/deployments", "{'Items':[{'Id':'Deployments-1','EnvironmentId':'Environments-1'}]}");
        document("/tasks", "{'Items':[" + task("Success") + "]}");
        document("/tasks/ServerTasks-1/details", "{'Task':" + task("Success") + ",'ActivityLogs':[]}");
        server.stubFor(
                post(urlPathMatching(SPACE + "/(deployments|releases|runbook-runs)/create/.*"))
                        .willReturn(
                                json(
                                        "{'DeploymentServerTasks':[{'DeploymentId':'Deployments-1','ServerTaskId':'ServerTasks-1'}]}")));
        server.stubFor(post(urlPathEqualTo("/api/tasks/ServerTasks-1/cancel")).willReturn(json(task("Cancelling"))));
    }

    private static String task(String state) {
        boolean isCompleted = state.equals("Success");
        return "{'Id':'ServerTasks-1','State':'" + state + "','IsCompleted':" + isCompleted + ",'FinishedSuccessfully':"
                + isCompleted + "}";
    }

    private static ResponseDefinitionBuilder json(String json) {
        return okJson(json.replace('\'', '"'));
    }

    private void document(String path, String json) {
        server.stubFor(get(urlPathEqualTo(SPACE + path)).willReturn(json(json)));
    }

    private TaskResult run(CiOperation operation, Map<String, String> typed) {
        return run(operation, typed, "Spaces-1");
    }

    private TaskResult run(CiOperation operation, Map<String, String> typed, String space) {
        var connection = new ServerConnection(server.baseUrl(), "API-KEY", space, null, null, "test");
        var facts = new BuildFacts("Jenkins", "web #1", "1", "", VcsFacts.NONE, List.of());
        var build = new BuildContext(log, Workspace.of(Path.of(".")), cancellation, facts);
        SlipwayClient client = SlipwayClient.connect(
                SlipwayConnection.to(server.baseUrl(), "API-KEY").withRetries(RetryPolicy.NONE));
        try (var operations = new Operations(new Session(
                connection, client.withCancellation(cancellation), client, build, InstantSource.system()))) {
            return operations.run((TaskRequest) operation.read(Inputs.of(typed)));
        }
    }

    private static Stream<ResponseDefinitionBuilder> failures() {
        return Stream.of(
                aResponse().withStatus(500),
                aResponse().withStatus(403),
                aResponse().withStatus(404),
                aResponse().withBody("<html>"),
                aResponse().withFault(Fault.CONNECTION_RESET_BY_PEER));
    }

    @ParameterizedTest
    @MethodSource("failures")
    void namesThatAreNotToldDoNotEndTheWait(ResponseDefinitionBuilder failure) {
        server.stubFor(get(urlPathEqualTo(SPACE + "/deployments")).willReturn(failure));

        TaskResult result = run(CiOperation.DEPLOY, DEPLOY);

        assertThat(result.tasks()).singleElement().satisfies(task -> {
            assertThat(task.state()).isEqualTo(TaskState.SUCCESS);
            assertThat(task.executionId()).isEqualTo("Deployments-1");
            assertThat(task.environment()).isEmpty();
            assertThat(task.name()).isEqualTo("ServerTasks-1");
        });
        assertThat(log.lines())
                .anyMatch(
                        line -> line.startsWith("WARNING Slipway: the names of environments and tenants are not known"))
                .contains("Slipway: ServerTasks-1 ended Success");
    }

    @Test
    void whatIsKnownOfAPlaceIsNotAskedFor() {
        assertThat(run(CiOperation.DEPLOY, DEPLOY).tasks())
                .extracting(TaskOutcome::name)
                .containsExactly("Test");
        server.verify(1, getRequestedFor(urlPathMatching(SPACE + "/environments.*")));
    }

    @Test
    void anAbortDoesNotWaitForNames() throws Exception {
        server.stubFor(get(urlPathEqualTo(SPACE + "/deployments"))
                .willReturn(json("{}").withFixedDelay(50_000)));
        document("/tasks", "{'Items':[" + task("Executing") + "]}");
        CompletableFuture<CiFailure> waiting = CompletableFuture.supplyAsync(
                () -> catchThrowableOfType(CiFailure.class, () -> run(CiOperation.DEPLOY, DEPLOY)));
        while (server.findAll(getRequestedFor(urlPathEqualTo(SPACE + "/deployments")))
                .isEmpty()) {
            assertThat(waiting).isNotDone();
            Thread.onSpinWait();
        }

        cancellation.cancel();

        CiFailure aborted = waiting.get();
        assertThat(aborted.reason()).isEqualTo(Reason.ABORTED);
        assertThat(aborted.result().orElseThrow().tasks())
                .extracting(TaskOutcome::taskId)
                .containsExactly("ServerTasks-1");
        server.verify(1, postRequestedFor(urlPathEqualTo("/api/tasks/ServerTasks-1/cancel")));
    }

    private static Stream<Arguments> inDoubt() {
        return Stream.of(
                Arguments.of(
                        CiOperation.DEPLOY,
                        DEPLOY,
                        "1.0.0 is being deployed",
                        "projects/Projects-1/deployments/releases/1.0.0"),
                Arguments.of(
                        CiOperation.CREATE_RELEASE,
                        Map.of("project", "Shop"),
                        "the release of Shop was created",
                        "projects/Projects-1"),
                Arguments.of(
                        CiOperation.RUNBOOK,
                        Map.of("project", "Shop", "runbook", "Restart", "environments", "Test"),
                        "Restart is being run",
                        "tasks"));
    }

    @ParameterizedTest
    @MethodSource("inDoubt")
    void whatMayHaveBeenStartedIsSaidWithWhereToLook(
            CiOperation operation, Map<String, String> typed, String what, String page) {
        server.stubFor(post(urlPathMatching(".*")).willReturn(aResponse().withFault(Fault.EMPTY_RESPONSE)));

        assertThatThrownBy(() -> run(operation, typed))
                .isInstanceOfSatisfying(
                        CiFailure.class, failure -> assertThat(failure.reason()).isEqualTo(Reason.TRANSIENT))
                .hasMessageStartingWith("The server did not say whether " + what + "; look before trying again: "
                        + server.baseUrl() + "/app#/Spaces-1/" + page + " (");
    }

    @Test
    void aServerWithoutADefaultSpaceAsksForItsName() {
        server.stubFor(any(urlPathEqualTo("/api/spaces"))
                .willReturn(json("{'Items':[{'Id':'Spaces-1','Name':'Web','IsDefault':false}]}")));

        assertThatThrownBy(() -> run(CiOperation.DEPLOY, DEPLOY, ""))
                .hasMessage("The server has no default space; name the space")
                .isInstanceOfSatisfying(
                        CiFailure.class, failure -> assertThat(failure.reason()).isEqualTo(Reason.NOT_FOUND));
        server.verify(0, postRequestedFor(urlPathMatching(".*")));
    }
}
