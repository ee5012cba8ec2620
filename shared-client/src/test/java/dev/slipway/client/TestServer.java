package dev.slipway.client;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.anyRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;

import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.client.MappingBuilder;
import com.github.tomakehurst.wiremock.core.WireMockConfiguration;
import com.github.tomakehurst.wiremock.verification.LoggedRequest;
import dev.slipway.client.transport.TransportKind;
import java.util.List;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/** A server under a base path that answers what a test says, and a client of it whose waits take no time. */
final class TestServer implements BeforeEachCallback, AfterEachCallback {
    static final String API_KEY = "API-ABCDEFGHIJKLMNOPQRSTUVWXYZ";

    final ManualTime time = new ManualTime();
    private WireMockServer server =
            new WireMockServer(WireMockConfiguration.options().dynamicPort());

    private int port;

    @Override
    public void beforeEach(ExtensionContext context) {
        server.start();
        port = server.port();
    }

    @Override
    public void afterEach(ExtensionContext context) {
        server.stop();
    }

    /** Nobody listens any more. */
    void goAway() {
        server.stop();
    }

    /** Listens where it did before, and knows no answers. */
    void comeBack() {
        server = new WireMockServer(WireMockConfiguration.options().port(port));
        server.start();
    }

    String url() {
        return "http://localhost:" + port + "/octopus";
    }

    SlipwayClient client() {
        return client(SlipwayConnection.to(url(), API_KEY));
    }

    SlipwayClient client(SlipwayConnection connection) {
        return SlipwayClient.connect(connection, TransportKind.OK_HTTP.open(connection.transportSettings()), time);
    }

    SpaceClient space() {
        return client().space("Spaces-1");
    }

    void on(MappingBuilder request) {
        server.stubFor(request);
    }

    void always(int status, String body) {
        on(any(anyUrl()).willReturn(aResponse().withStatus(status).withBody(body)));
    }

    /** In the order in which they came. */
    List<LoggedRequest> requests() {
        return server.findAll(anyRequestedFor(anyUrl()));
    }

    List<String> requestLines() {
        return requests().stream()
                .map(request -> request.getMethod() + " " + request.getUrl())
                .toList();
    }
}
