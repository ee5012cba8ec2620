package dev.slipway.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.api.User;
import dev.slipway.server.access.Actor;
import dev.slipway.server.http.Api;
import dev.slipway.server.persistence.Database;
import dev.slipway.server.security.Secret;
import dev.slipway.server.security.UserService;
import java.time.Clock;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Who is let in where, for every route there is. */
class AdmissionTest {
    private static final Set<String> OPEN = Set.of(
            "GET /health/live",
            "GET /health/ready",
            "GET /api",
            "GET /api/capabilities",
            "POST /api/users/login",
            "POST /api/users/logout",
            "GET /",
            "GET /assets/{version}/{name}",
            "GET /signin",
            "POST /signin",
            "POST /signout");

    private final TestServer server = TestServer.shared();
    private final Endpoints endpoints = Endpoints.ofApi(server);
    private final String space = server.newSpace();

    @Test
    void exactlyTheseRoutesAreOpen() {
        assertThat(server.server().routes())
                .filteredOn(Api.Route::isOpen)
                .extracting(Endpoints::name)
                .containsExactlyInAnyOrderElementsOf(OPEN);
    }

    @Test
    void everyOtherRouteAsksAnonymousCallersForCredentialsInJson() {
        Endpoints closed = endpoints.except(OPEN);

        assertThat(closed.routes()).isNotEmpty().allSatisfy(route -> {
            Wire.Answer answer = send(server.anonymous(), route);
            assertThat(answer.status()).as(Endpoints.name(route)).isEqualTo(401);
            assertThat(answer.text("ErrorMessage")).contains("logged in");
        });
    }

    @Test
    void theHeadOfWhatOneMayNotSeeIsAsClosed() {
        assertThat(endpoints.seeing().except(OPEN).routes()).isNotEmpty().allSatisfy(route -> {
            Wire.Answer answer = server.anonymous().send("HEAD", Endpoints.path(route, space, "Nothing-0"), null);
            assertThat(answer.status()).as(Endpoints.name(route)).isEqualTo(401);
        });
    }

    @Test
    void headIsAnsweredLikeGetWithoutTheContent() {
        String environments = "/api/" + space + "/environments";
        Wire.Answer list = server.wire().send("HEAD", environments, null);

        assertThat(list.status()).isEqualTo(200);
        assertThat(list.body()).isEmpty();
        assertThat(server.wire().send("HEAD", environments + "/Nothing-0", null).status())
                .isEqualTo(404);
        assertThat(server.anonymous().send("HEAD", "/health/live", null).status())
                .isEqualTo(200);
    }

    @Test
    void noRouteTakesAKeyThatIsNobodys() {
        var stranger = new Wire(server.url(), Optional.of("API-NOBODYNOBODYNOBODYNOBODYNOBODY"));

        assertThat(endpoints.except(OPEN).routes()).isNotEmpty().allSatisfy(route -> assertThat(
                        send(stranger, route).status())
                .as(Endpoints.name(route))
                .isEqualTo(401));
    }

    @Test
    void aUserWithoutPermissionsIsRefusedWhereverOneIsNeeded() {
        Wire powerless = powerlessUser();
        Endpoints guarded = endpoints.where(route -> route.permission() != null);

        assertThat(guarded.routes()).isNotEmpty().allSatisfy(route -> {
            Wire.Answer answer = send(powerless, route);
            assertThat(answer.status()).as(Endpoints.name(route)).isEqualTo(403);
            assertThat(answer.text("ErrorMessage")).contains(route.permission().wireName());
        });
    }

    private Wire powerlessUser() {
        User user;
        try (Database db = server.database()) {
            user = new UserService(db, Clock.systemUTC())
                    .create(Actor.SYSTEM, "powerless-" + space, new Secret("eight characters and more"));
        }
        String key = server.wire()
                .post("/api/users/" + user.id() + "/apikeys", "{\"Purpose\":\"A test\"}")
                .expect(201)
                .text("ApiKey/NewValue");
        return new Wire(server.url(), Optional.of(key));
    }

    private Wire.Answer send(Wire wire, Api.Route route) {
        return wire.send(route.method().name(), Endpoints.path(route, space, "Nothing-0"), null);
    }
}
