package dev.slipway.server.http;

import io.javalin.Javalin;
import io.javalin.compression.CompressionStrategy;
import io.javalin.config.RoutesConfig;
import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;
import org.eclipse.jetty.http.UriCompliance;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;

/** Javalin, set up as the API needs it. */
public final class HttpServer implements AutoCloseable {
    /** Uploads are read twice as fast as with Jetty's default of 8 KB. */
    private static final int INPUT_BUFFER = 256 * 1024;

    private static final Duration IDLE = Duration.ofSeconds(60);
    private static final Duration DRAIN = Duration.ofSeconds(5);

    private final Javalin javalin;
    private final List<Api.Route> routes;

    private HttpServer(Javalin javalin, List<Api.Route> routes) {
        this.javalin = javalin;
        this.routes = routes;
    }

    /**
     * Starts to listen.
     *
     * @param port 0 for any free one
     * @param api makes the registrar from Javalin's routes
     * @param features registers all routes
     * @param pages what people see of problems
     */
    public static HttpServer start(
            String bind, int port, Function<RoutesConfig, Api> api, Consumer<Api> features, ErrorPages pages) {
        Api[] made = new Api[1];
        Javalin javalin = Javalin.create(config -> {
            config.startup.showJavalinBanner = false;
            config.router.caseInsensitiveRoutes = true;
            config.router.ignoreTrailingSlashes = true;
            config.http.compressionStrategy = CompressionStrategy.GZIP;
            config.http.prefer405over404 = true;
            SecurityHeaders.register(config.routes);
            new ErrorAnswers(pages).register(config.routes);
            made[0] = api.apply(config.routes);
            features.accept(made[0]);
            config.jetty.modifyHttpConfiguration(HttpServer::configure);
            config.jetty.addConnector((server, http) -> connector(server, http, bind, port));
            config.jetty.modifyServer(server -> {
                server.setStopTimeout(DRAIN.toMillis());
                server.setErrorHandler(new MalformedRequests());
                server.insertHandler(new SpacePaths(made[0].registered()));
            });
        });
        javalin.start();
        return new HttpServer(javalin, made[0].registered());
    }

    private static void configure(HttpConfiguration http) {
        http.setSendServerVersion(false);
        http.setSendXPoweredBy(false);
        // Git references travel as one segment with encoded slashes.
        http.setUriCompliance(UriCompliance.DEFAULT.with(
                "encoded slashes",
                UriCompliance.Violation.AMBIGUOUS_PATH_SEPARATOR,
                UriCompliance.Violation.AMBIGUOUS_EMPTY_SEGMENT));
    }

    private static ServerConnector connector(Server server, HttpConfiguration http, String bind, int port) {
        var factory = new HttpConnectionFactory(http);
        factory.setInputBufferSize(INPUT_BUFFER);
        var connector = new ServerConnector(server, factory);
        connector.setHost(bind);
        connector.setPort(port);
        connector.setIdleTimeout(IDLE.toMillis());
        return connector;
    }

    public int port() {
        return javalin.port();
    }

    public List<Api.Route> routes() {
        return routes;
    }

    /** Takes no new requests, lets those that run finish for a few seconds, and stops. */
    @Override
    public void close() {
        javalin.stop();
    }
}
