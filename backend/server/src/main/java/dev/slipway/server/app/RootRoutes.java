package dev.slipway.server.app;

import static dev.slipway.server.access.Permission.SPACE_VIEW;

import dev.slipway.api.Capabilities;
import dev.slipway.api.FeatureToggles;
import dev.slipway.api.RootDocument;
import dev.slipway.api.RootDocumentBuilder;
import dev.slipway.api.ServerHealthStatus;
import dev.slipway.api.ServerHealthStatusBuilder;
import dev.slipway.api.ServerStatus;
import dev.slipway.api.ServerStatusBuilder;
import dev.slipway.api.Timezone;
import dev.slipway.server.http.Answers;
import dev.slipway.server.http.Api;
import dev.slipway.server.http.Links;
import dev.slipway.server.http.SpaceDirectory;
import dev.slipway.server.problem.NotFound;
import io.javalin.http.Context;
import io.javalin.http.HandlerType;
import java.time.ZoneId;
import java.util.Comparator;
import java.util.List;
import java.util.Map;

/** What clients ask before anything else: who the server is, what it can do, and whether it is well. */
final class RootRoutes {
    /** Clients compare this with the server versions they know; it must be a high semantic version. */
    private static final String COMPATIBLE_VERSION = "2026.3.1";

    private final SpaceDirectory spaces;
    private final String installationId;

    RootRoutes(SpaceDirectory spaces, String installationId) {
        this.spaces = spaces;
        this.installationId = installationId;
    }

    void register(Api api) {
        api.open(HandlerType.GET, "/api", ctx -> Answers.answer(ctx, root("/api", serverLinks())))
                .open(
                        HandlerType.GET,
                        "/api/capabilities",
                        ctx -> Answers.answer(ctx, new Capabilities(List.of("GetAllSpacesRequest"))))
                .signedIn(
                        HandlerType.GET,
                        "/api/configuration/feature-toggles",
                        ctx -> Answers.answer(ctx, new FeatureToggles(List.of())))
                .signedIn(HandlerType.GET, "/api/serverstatus", RootRoutes::status)
                .signedIn(HandlerType.GET, "/api/serverstatus/health", RootRoutes::health)
                .signedIn(HandlerType.GET, "/api/serverstatus/timezones", RootRoutes::timezones)
                .get(
                        "/api/{space}",
                        SPACE_VIEW,
                        ctx -> Answers.answer(ctx, root("/api/" + Api.space(ctx), RootLinks.all(Api.space(ctx)))));
    }

    private RootDocument root(String self, Map<String, String> links) {
        var all = new java.util.LinkedHashMap<>(links);
        all.put("Self", self);
        return RootDocumentBuilder.builder()
                .application("Octopus Deploy")
                .version(COMPATIBLE_VERSION)
                .apiVersion("3.0.0")
                .installationId(installationId)
                .links(all)
                .build();
    }

    /** Space links are those of the default space; without one they are left out. */
    private Map<String, String> serverLinks() {
        try {
            return RootLinks.all(spaces.defaultSpace());
        } catch (NotFound e) {
            return RootLinks.ofServer();
        }
    }

    private static void status(Context ctx) {
        ServerStatus status = ServerStatusBuilder.builder()
                .id("ServerStatus")
                .links(Links.self("/api/serverstatus")
                        .below("Health", "/health")
                        .below("Timezones", "/timezones")
                        .map())
                .build();
        Answers.answer(ctx, status);
    }

    private static void health(Context ctx) {
        ServerHealthStatus health = ServerHealthStatusBuilder.builder()
                .description("The server is operating normally.")
                .isOperatingNormally(true)
                .isCompliantWithLicense(true)
                .build();
        Answers.answer(ctx, health);
    }

    private static void timezones(Context ctx) {
        List<Timezone> zones = ZoneId.getAvailableZoneIds().stream()
                .sorted(Comparator.naturalOrder())
                .map(id -> timezone(id))
                .toList();
        Answers.all(ctx, zones, Timezone.class);
    }

    private static Timezone timezone(String id) {
        return new Timezone(id, id, id.equals(ZoneId.systemDefault().getId()));
    }
}
