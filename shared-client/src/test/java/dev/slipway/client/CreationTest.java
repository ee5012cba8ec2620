package dev.slipway.client;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.http.Fault;
import dev.slipway.api.CreateUntenantedDeployments;
import dev.slipway.api.CreatedDeployments;
import dev.slipway.client.SlipwayException.Kind;
import dev.slipway.client.transport.CancellationToken;
import dev.slipway.json.WireJson;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Commands that create something are sent until it is known what came of them, and carried out once. */
class CreationTest {
    private static final String CREATED =
            "{\"DeploymentServerTasks\":[{\"DeploymentId\":\"Deployments-1\",\"ServerTaskId\":\"ServerTasks-1\"}]}";

    @RegisterExtension
    final TestServer server = new TestServer();

    private CreatedDeployments deploy(SlipwayClient client) {
        return client.space("Spaces-1").deployments().create(WireJson.empty(CreateUntenantedDeployments.class));
    }

    private void answers(ResponseDefinitionBuilder answer) {
        server.on(any(anyUrl()).willReturn(answer));
    }

    private List<String> keys() {
        return server.requests().stream()
                .map(request -> request.getHeader("Idempotency-Key"))
                .toList();
    }

    private Duration waited() {
        return server.time.pauses().stream().reduce(Duration.ZERO, Duration::plus);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 408, 429, 502, 503, 504, 500})
    void anAnswerThatIsLostIsAskedForAgainWithTheSameKey(int status) {
        answers(
                status == 0
                        ? aResponse().withFault(Fault.EMPTY_RESPONSE)
                        : aResponse().withStatus(status));
        server.time.duringPauses(() -> answers(okJson(CREATED)));

        assertThat(deploy(server.client()).deploymentServerTasks()).hasSize(1);

        assertThat(keys()).hasSize(2).doesNotContainNull();
        assertThat(keys().get(0)).isEqualTo(keys().get(1)).matches("\"[!-~]{20,200}\"");
    }

    @Test
    void eachCommandHasAKeyOfItsOwn() {
        answers(okJson(CREATED));

        deploy(server.client());
        deploy(server.client());

        assertThat(keys()).hasSize(2).doesNotHaveDuplicates();
    }

    @Test
    void twoMinutesAreLongEnoughForAServerToComeBack() {
        server.goAway();
        server.time.duringPauses(() -> {
            if (waited().compareTo(Duration.ofSeconds(115)) > 0) {
                server.comeBack();
                answers(okJson(CREATED));
                server.time.duringPauses(() -> {});
            }
        });

        assertThat(deploy(server.client()).deploymentServerTasks()).hasSize(1);
        assertThat(waited()).isBetween(Duration.ofSeconds(115), Duration.ofSeconds(140));
    }

    @Test
    void aServerThatNeverAnswersIsGivenUp() {
        answers(aResponse().withFault(Fault.CONNECTION_RESET_BY_PEER));

        assertThatThrownBy(() -> deploy(server.client()))
                .isInstanceOfSatisfying(
                        SlipwayException.class, e -> assertThat(e.kind()).isEqualTo(Kind.UNREACHABLE));
        assertThat(waited()).isBetween(Duration.ofMinutes(2), Duration.ofSeconds(140));
    }

    @ParameterizedTest
    @CsvSource({"400, 1", "403, 1", "409, 1", "500, 5"})
    void whatTheServerSaysIsBelieved(int status, int requests) {
        answers(aResponse().withStatus(status));

        assertThatThrownBy(() -> deploy(server.client())).isInstanceOf(SlipwayException.class);
        assertThat(keys()).hasSize(requests);
    }

    @Test
    void whoTriesOnceTriesOnce() {
        answers(aResponse().withFault(Fault.EMPTY_RESPONSE));
        SlipwayConnection once =
                SlipwayConnection.to(server.url(), TestServer.API_KEY).withRetries(RetryPolicy.NONE);

        assertThatThrownBy(() -> deploy(server.client(once))).isInstanceOf(SlipwayException.class);
        assertThat(keys()).hasSize(1);
    }

    @Test
    void aCancellationWaitsUntilItIsKnownWhatWasCreated() {
        answers(aResponse().withFault(Fault.EMPTY_RESPONSE));
        var token = new CancellationToken();
        server.time.duringPauses(() -> {
            token.cancel();
            answers(okJson(CREATED));
        });

        assertThat(deploy(server.client().withCancellation(token)).deploymentServerTasks())
                .hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 503})
    void aCancellationEndsWhatCannotHaveCreatedAnything(int status) {
        if (status == 0) {
            server.goAway();
        } else {
            answers(aResponse().withStatus(status));
        }
        var token = new CancellationToken();
        server.time.duringPauses(token::cancel);

        assertThatThrownBy(() -> deploy(server.client().withCancellation(token)))
                .isInstanceOfSatisfying(
                        SlipwayException.class, e -> assertThat(e.kind()).isEqualTo(Kind.CANCELLED));
        assertThat(server.time.pauses()).hasSize(1);
    }
}
