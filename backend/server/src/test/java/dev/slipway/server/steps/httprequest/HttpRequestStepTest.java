package dev.slipway.server.steps.httprequest;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static com.github.tomakehurst.wiremock.client.WireMock.getRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.matching;
import static com.github.tomakehurst.wiremock.client.WireMock.postRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;
import static dev.slipway.server.steps.TestActions.action;
import static dev.slipway.server.steps.TestActions.script;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.core.WireMockConfiguration;
import com.github.tomakehurst.wiremock.junit5.WireMockExtension;
import dev.slipway.api.Action;
import dev.slipway.api.TaskState;
import dev.slipway.server.steps.ActionFixture;
import dev.slipway.server.steps.ActionFixture.Outcome;
import java.io.IOException;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HttpRequestStepTest {
    private static final String HTTP = "Octopus.Action.HttpRequest.";

    @RegisterExtension
    static final WireMockExtension SERVER = WireMockExtension.newInstance()
            .options(WireMockConfiguration.wireMockConfig().dynamicPort())
            .build();

    @TempDir
    private Path directory;

    private ActionFixture fixture;

    @BeforeEach
    void open() throws IOException {
        fixture = new ActionFixture(directory);
    }

    @AfterEach
    void close() throws IOException {
        fixture.close();
    }

    /** @param more names, without their beginning, and values in turn */
    private static Action request(String path, String... more) {
        String[] properties = Stream.concat(Stream.of("Url", SERVER.baseUrl() + path), Stream.of(more))
                .toArray(String[]::new);
        for (int i = 0; i < properties.length; i += 2) {
            properties[i] = HTTP + properties[i];
        }
        return action("Call", "Octopus.HttpRequest", properties);
    }

    private static void answers(ResponseDefinitionBuilder answer) {
        SERVER.stubFor(any(anyUrl()).willReturn(answer));
    }

    @Test
    void whatIsSentIsWhatTheStepSaysAndLaterStepsKnowTheAnswer() throws InterruptedException {
        answers(aResponse().withStatus(201).withBody("made"));
        fixture.with("Name", "Web");

        Outcome outcome = fixture.run(
                request(
                        "/apps?key=1",
                        "Method",
                        "post",
                        "Headers",
                        "Content-Type: application/json\nX-Name: #{Name}\n",
                        "Body",
                        "{\"name\":\"#{Name}\"}"),
                script(
                        "Tell",
                        "Bash",
                        "echo \"$(get_octopusvariable 'Octopus.Action[Call].Output.Response.StatusCode')\""
                                + " \"$(get_octopusvariable 'Octopus.Action[Call].Output.Response.Body')\""));

        assertThat(outcome.state()).as("%s", outcome.log()).isEqualTo(TaskState.SUCCESS);
        assertThat(outcome.info()).contains("POST " + SERVER.baseUrl() + "/apps", "Status 201", "201 made");
        SERVER.verify(postRequestedFor(urlEqualTo("/apps?key=1"))
                .withHeader("Content-Type", equalTo("application/json"))
                .withHeader("X-Name", equalTo("Web"))
                .withHeader("Idempotency-Key", matching("\"[A-Za-z0-9-]+\""))
                .withRequestBody(equalTo("{\"name\":\"Web\"}")));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "200 | '' | SUCCESS",
                "299 | '' | SUCCESS",
                "302 | '' | FAILED",
                "404 | '' | FAILED",
                "404 | 200-299,404 | SUCCESS",
                "302 | 302 | SUCCESS",
                "200 | 404 | FAILED",
            })
    void theStatusDecides(int status, String expected, TaskState state) throws InterruptedException {
        answers(aResponse().withStatus(status).withHeader("Location", "/elsewhere"));

        Outcome outcome = fixture.run(request("/", "ExpectedStatusCodes", expected));

        assertThat(outcome.state()).isEqualTo(state);
        SERVER.verify(1, getRequestedFor(urlEqualTo("/")));
        SERVER.verify(0, getRequestedFor(urlEqualTo("/elsewhere")));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Url | ftp://x | Url is 'ftp://x'; it must be an http or https address.",
                "Method | BREW | Method is 'BREW'; allowed: DELETE, GET,",
                "Headers | no header | Line 1 of Octopus.Action.HttpRequest.Headers is no header",
                "TimeoutSeconds | 0 | TimeoutSeconds is '0'; it must be a number from 1 to 3600.",
                "TimeoutSeconds | soon | TimeoutSeconds is 'soon'",
                "ExpectedStatusCodes | fine | ExpectedStatusCodes is 'fine'; it must be statuses",
                "Url | http://0.0.0.0:1/ | has only addresses that this server does not call",
            })
    void whatCannotBeSentIsNamed(String property, String value, String problem) throws InterruptedException {
        Outcome outcome = fixture.run(request("/", property, value));

        assertThat(outcome.state()).isEqualTo(TaskState.FAILED);
        assertThat(outcome.log())
                .anySatisfy(line -> assertThat(line.messageText()).contains(problem));
        SERVER.verify(0, getRequestedFor(anyUrl()));
    }

    @Test
    void anAnswerThatDoesNotComeInTimeFailsTheStep() throws InterruptedException {
        answers(aResponse().withFixedDelay(20_000));

        Outcome outcome = fixture.run(request("/", "TimeoutSeconds", "1"));

        assertThat(outcome.state()).isEqualTo(TaskState.FAILED);
        assertThat(outcome.log())
                .anySatisfy(line -> assertThat(line.messageText()).contains("no whole answer within 1 s"));
    }

    @Test
    void secretsAreNotInTheLogNorIsTheQuery() throws InterruptedException {
        answers(aResponse().withBody("your token is s3cr3t-token"));
        fixture.withSecret("Token", "s3cr3t-token");

        Outcome outcome = fixture.run(
                request("/x?token=#{Token}&a=query", "Headers", "Authorization: Bearer #{Token}\n#{Token}: x y"));

        assertThat(outcome.state()).isEqualTo(TaskState.SUCCESS);
        assertThat(outcome.log())
                .noneSatisfy(line -> assertThat(line.messageText()).contains("s3cr3t-token"))
                .noneSatisfy(line -> assertThat(line.messageText()).contains("query"));
        SERVER.verify(getRequestedFor(urlEqualTo("/x?token=s3cr3t-token&a=query"))
                .withHeader("Authorization", equalTo("Bearer s3cr3t-token")));
    }
}
