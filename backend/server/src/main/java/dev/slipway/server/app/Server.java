package dev.slipway.server.app;

import dev.slipway.server.http.Api;
import dev.slipway.server.http.HttpServer;
import dev.slipway.server.persistence.StartUpTurn;
import dev.slipway.server.security.Passwords;
import dev.slipway.server.security.RequestAuthenticator;
import dev.slipway.server.security.Secret;
import dev.slipway.server.security.UserService;
import dev.slipway.server.space.SpaceClearing;
import dev.slipway.server.space.SpaceFurnishing;
import dev.slipway.server.space.SpaceRoutes;
import dev.slipway.server.space.SpaceService;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;

/** The composition root: builds the tiers from low to high, and runs them until it is closed. */
public final class Server implements AutoCloseable {
    private final String bind;
    private final Foundations foundations;
    private final Execution execution;
    private final Pages pages;
    private final HttpServer http;
    private final AtomicBoolean isServing = new AtomicBoolean();
    private final Optional<Secret> generatedPassword;

    /**
     * Starts on a data directory, which is made when it is not there.
     *
     * @throws IOException when the directory or the master key cannot be read or written
     */
    public static Server start(Settings settings) throws IOException {
        StartUpTurn turn = StartUpTurn.on(settings.address());
        try {
            return startAlone(settings);
        } finally {
            turn.close();
        }
    }

    private static Server startAlone(Settings settings) throws IOException {
        var foundations = Foundations.open(settings);
        try {
            return new Server(settings, foundations);
        } catch (RuntimeException e) {
            foundations.close();
            throw e;
        }
    }

    private Server(Settings settings, Foundations foundations) {
        this.bind = settings.bind();
        this.foundations = foundations;
        String installation = foundations.installation.id();

        var library = new Library(foundations, settings.largestPackage());
        var infrastructure = new Infrastructure(foundations, library);
        var projects = new Projects(foundations, library, infrastructure);
        var delivery = new Delivery(foundations, infrastructure, projects);
        execution = new Execution(
                foundations, infrastructure, delivery, settings.node().taskCap());
        List<Tier> tiers = List.of(foundations, library, infrastructure, projects, delivery, execution);
        SpaceService spaces = spaces(foundations, tiers);
        pages = new Pages(foundations, library, infrastructure, projects, delivery, execution, spaces);

        var authenticator = new RequestAuthenticator(foundations.users, foundations.sessions);
        http = HttpServer.start(
                settings.bind(),
                settings.port(),
                javalin -> new Api(javalin, authenticator, spaces),
                api -> {
                    tiers.forEach(tier -> tier.register(api));
                    new SpaceRoutes(spaces).register(api);
                    new RootRoutes(spaces, installation).register(api);
                    new HealthRoutes(foundations.db, isServing).register(api);
                    pages.register(api);
                },
                pages.errors());
        // Only now: a server that could not listen would have made a password that nobody gets to see.
        generatedPassword = firstStart(settings, foundations.users, spaces);
        execution.start();
        isServing.set(true);
    }

    /** Spaces are furnished from the lowest tier to the highest, and cleared from the highest to the lowest. */
    private static SpaceService spaces(Foundations foundations, List<Tier> tiers) {
        List<SpaceFurnishing> furnishings =
                tiers.stream().flatMap(tier -> tier.furnishings().stream()).toList();
        var clearings = new ArrayList<SpaceClearing>();
        tiers.forEach(tier -> clearings.addAll(0, tier.clearings()));
        return new SpaceService(foundations.db, foundations.audit, foundations.users, furnishings, clearings);
    }

    private static Optional<Secret> firstStart(Settings settings, UserService users, SpaceService spaces) {
        Secret password = settings.adminPassword().orElseGet(Passwords::generate);
        boolean isFirst = users.ensureAdministrator(password);
        settings.adminApiKey().ifPresent(users::ensureApiKey);
        spaces.ensureDefault("Users-1");
        return isFirst && settings.adminPassword().isEmpty() ? Optional.of(password) : Optional.empty();
    }

    public int port() {
        return http.port();
    }

    /** Where a browser on this machine finds the server. */
    public String url() {
        boolean isAnyAddress = bind.equals("0.0.0.0") || bind.equals("::");
        return "http://" + (isAnyAddress ? "localhost" : bind) + ":" + port();
    }

    /** Every route of the API and the portal. */
    public List<Api.Route> routes() {
        return http.routes();
    }

    /** The administrator's password, at the start that generated it; it is known nowhere else. */
    public Optional<Secret> generatedPassword() {
        return generatedPassword;
    }

    /** A key of the user {@code admin} that lasts for so long; it is known nowhere else. */
    Secret issueAdministratorKey(String purpose, Duration lifetime) {
        return foundations.users.issueApiKey("admin", purpose, lifetime);
    }

    /** Takes no new work, lets what runs come to a point where it can be taken up again, and stops. */
    @Override
    public void close() {
        isServing.set(false);
        pages.close();
        http.close();
        execution.close();
        foundations.close();
    }
}
