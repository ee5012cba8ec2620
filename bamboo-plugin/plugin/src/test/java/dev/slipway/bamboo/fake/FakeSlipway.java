package dev.slipway.bamboo.fake;

import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.anyRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.notFound;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;

import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.core.WireMockConfiguration;
import java.util.List;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/** A Slipway server with one space and one task, which answers no more than a wait asks for. */
public final class FakeSlipway implements BeforeEachCallback, AfterEachCallback {
    public static final String API_KEY = "API-ABCDEFGHIJKLMNOPQRSTUVWXYZ012345";

    private static final String TASKS = "/api/Spaces-1/tasks";

    /** The one of {@link #requests} that cancels the task. */
    public static final String CANCEL = "POST /api/tasks/ServerTasks-1/cancel";

    private final WireMockServer server =
            new WireMockServer(WireMockConfiguration.options().dynamicPort());

    @Override
    public void beforeEach(ExtensionContext context) {
        server.start();
        server.stubFor(any(anyUrl()).atPriority(10).willReturn(notFound()));
        server.stubFor(
                get(urlPathEqualTo("/api")).willReturn(okJson("{\"Application\":\"Slipway\",\"Version\":\"1.2.3\"}")));
        server.stubFor(get(urlPathEqualTo("/api/users/me"))
                .willReturn(okJson("{\"Id\":\"Users-1\",\"Username\":\"build-server\"}")));
        server.stubFor(get(urlPathEqualTo("/api/spaces"))
                .willReturn(okJson("{\"Items\":[{\"Id\":\"Spaces-1\",\"Name\":\"Default\",\"IsDefault\":true}]}")));
        server.stubFor(get(urlPathEqualTo("/api/spaces/Spaces-1"))
                .willReturn(okJson("{\"Id\":\"Spaces-1\",\"Name\":\"Default\",\"IsDefault\":true}")));
        server.stubFor(get(urlPathEqualTo("/api/Spaces-1/projects"))
                .willReturn(okJson("{\"Items\":[{\"Id\":\"Projects-1\",\"Name\":\"<Web> & shop\"}]}")));
        server.stubFor(post(urlPathEqualTo("/api/tasks/ServerTasks-1/cancel")).willReturn(okJson(task("Cancelling"))));
    }

    @Override
    public void afterEach(ExtensionContext context) {
        server.stop();
    }

    public String url() {
        return server.baseUrl();
    }

    /** The task's state and the lines of its log from now on. */
    public void taskIs(String state, String... lines) {
        var log = new StringBuilder();
        for (int number = 1; number <= lines.length; number++) {
            log.append(number == 1 ? "" : ",")
                    .append("{\"Category\":\"Info\",\"Number\":")
                    .append(number)
                    .append(",\"MessageText\":\"")
                    .append(lines[number - 1])
                    .append("\"}");
        }
        server.stubFor(get(urlPathEqualTo(TASKS + "/ServerTasks-1/details"))
                .willReturn(okJson("{\"Task\":" + task(state)
                        + ",\"ActivityLogs\":[{\"Id\":\"A\",\"Name\":\"Deploy web\",\"LogElements\":[" + log
                        + "]}]}")));
        server.stubFor(get(urlPathEqualTo(TASKS)).willReturn(okJson("{\"Items\":[" + task(state) + "]}")));
        server.stubFor(get(urlPathEqualTo(TASKS + "/ServerTasks-1")).willReturn(okJson(task(state))));
    }

    private static String task(String state) {
        boolean isCompleted = List.of("Success", "Failed", "Canceled").contains(state);
        return "{\"Id\":\"ServerTasks-1\",\"State\":\"" + state + "\",\"IsCompleted\":" + isCompleted
                + ",\"FinishedSuccessfully\":" + state.equals("Success") + ",\"ErrorMessage\":\""
                + (state.equals("Failed") ? "The disk is full" : "") + "\"}";
    }

    /** {@code GET /api/spaces} and so on, in the order in which they came. */
    public List<String> requests() {
        return server.findAll(anyRequestedFor(anyUrl())).stream()
                .map(request -> request.getMethod() + " " + request.getUrl())
                .toList();
    }
}
