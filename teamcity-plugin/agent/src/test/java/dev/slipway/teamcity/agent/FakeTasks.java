package dev.slipway.teamcity.agent;

import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.postRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathMatching;

import com.github.tomakehurst.wiremock.core.WireMockConfiguration;
import com.github.tomakehurst.wiremock.junit5.WireMockExtension;
import com.github.tomakehurst.wiremock.stubbing.ServeEvent;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/** A server with one task, which goes on as a test says. */
public final class FakeTasks implements BeforeEachCallback, AfterEachCallback {
    static final String API_KEY = "API-ABCDEFGHIJKLMNOPQRSTUVWXYZ012345";
    static final String TASK = "ServerTasks-7";

    private final WireMockExtension server = WireMockExtension.newInstance()
            .options(WireMockConfiguration.options().dynamicPort())
            .build();

    @Override
    public void beforeEach(ExtensionContext context) throws Exception {
        server.beforeEach(context);
        stub("/api/spaces", "{'Items':[{'Id':'Spaces-1','Name':'Default','IsDefault':true}]}");
        is("Executing");
        logs();
        server.stubFor(post(urlPathEqualTo("/api/tasks/" + TASK + "/cancel")).willReturn(okJson(task("Cancelling"))));
    }

    @Override
    public void afterEach(ExtensionContext context) throws Exception {
        server.afterEach(context);
    }

    WireMockExtension server() {
        return server;
    }

    /** The settings of a step that waits for the task. */
    public Map<String, String> await() {
        return Map.of(
                "slipway.url",
                server.baseUrl(),
                "secure:slipway.apiKey",
                API_KEY,
                "slipway.tasks",
                TASK,
                "slipway.cancelOnAbort",
                "true");
    }

    public void is(String state) {
        stub("/api/Spaces-1/tasks", "{'Items':[" + task(state) + "]}");
        stub("/api/Spaces-1/tasks/" + TASK, task(state));
    }

    public void logs(String... lines) {
        var elements = new StringBuilder();
        for (int number = 0; number < lines.length; number++) {
            elements.append(number == 0 ? "" : ",")
                    .append("{'Number':" + number + ",'Category':'Info','MessageText':'" + lines[number] + "'}");
        }
        stub(
                "/api/Spaces-1/tasks/" + TASK + "/details",
                "{'Task':" + task("Executing") + ",'ActivityLogs':[{'Id':'part','Name':'Deploy Web','LogElements':["
                        + elements + "]}]}");
    }

    boolean isCancelled() {
        return !server.findAll(postRequestedFor(urlPathMatching(".*/cancel"))).isEmpty();
    }

    List<String> requests() {
        return server.getAllServeEvents().stream()
                .map(ServeEvent::getRequest)
                .map(request -> request.getMethod() + " " + request.getUrl())
                .toList();
    }

    void stub(String path, String json) {
        server.stubFor(get(urlPathEqualTo(path)).willReturn(okJson(json.replace('\'', '"'))));
    }

    private static String task(String state) {
        boolean isCompleted = !state.equals("Executing") && !state.equals("Cancelling");
        return ("{'Id':'" + TASK + "','State':'" + state + "','IsCompleted':" + isCompleted + ",'ErrorMessage':'"
                        + (state.equals("Failed") ? "The script failed" : "") + "'}")
                .replace('\'', '"');
    }
}
