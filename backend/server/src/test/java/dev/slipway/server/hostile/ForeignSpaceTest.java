package dev.slipway.server.hostile;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.server.Endpoints;
import dev.slipway.server.TestDatabases;
import dev.slipway.server.TestServer;
import dev.slipway.server.Wire;
import dev.slipway.server.http.Api;
import io.javalin.http.HandlerType;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** From a space one sees and changes nothing of another one, by whichever address. */
@Timeout(120)
@Tag(TestDatabases.POSTGRESQL)
class ForeignSpaceTest {
    /** Parameters by which lists are narrowed. */
    private static final List<String> FILTERS = List.of(
            "channel",
            "channels",
            "clonedFromProjectId",
            "clonedFromTenantId",
            "environment",
            "environments",
            "ids",
            "packageIds",
            "project",
            "projectId",
            "projectIds",
            "projects",
            "regarding",
            "releases",
            "runbooks",
            "tenant",
            "tenants");

    /** They want parameters or a feed that is here, or do not end. */
    private static final Set<String> NOT_SEEN = Set.of(
            "/api/{space}/channels/rule-test",
            "/api/{space}/feeds/{id}/packages/search",
            "/api/{space}/feeds/{id}/packages/versions",
            "/api/{space}/machines/discover",
            "/api/{space}/variables/explain",
            "/api/{space}/variables/names",
            "/api/{space}/variables/preview",
            "/app/{space}/releases/{id}/deploy",
            "/app/{space}/tasks/{id}/log");

    /** A version that need not be there, for one that is near will do. */
    private static final String NEAR = "/api/{space}/packages/{packageId}/{version}/delta-signature";

    private static TestServer server;
    private static FurnishedSpace home;
    private static FurnishedSpace abroad;

    @BeforeAll
    static void furnish() {
        server = TestServer.start();
        home = new FurnishedSpace(server, "A");
        abroad = new FurnishedSpace(server, "B");
    }

    @AfterAll
    static void close() {
        server.close();
    }

    /** Those below a space, of the API and of the portal. */
    private static List<Api.Route> routes() {
        return server.server().routes().stream()
                .filter(route -> route.path().contains("/{space}"))
                .toList();
    }

    private static Wire.Answer send(Api.Route route, String address) {
        boolean takesBody = Set.of(HandlerType.POST, HandlerType.PUT).contains(route.method());
        return server.wire().send(route.method().name(), address, takesBody ? body(route) : null);
    }

    /** A good one. */
    private static String body(Api.Route route) {
        return WriteExamples.all().stream()
                .filter(example -> example.route().equals(Endpoints.name(route)) && example.body() != null)
                .findFirst()
                .map(example -> home.filled(String.valueOf(example.body())).replace('\'', '"'))
                .orElse("{}");
    }

    private static void assertNone(Stream<String> failures) {
        assertThat(failures.filter(failure -> !failure.isEmpty()).collect(Collectors.joining("\n")))
                .isEmpty();
    }

    @Test
    void whatIsHereIsSeen() {
        assertNone(routes().stream()
                .filter(route -> route.method().equals(HandlerType.GET) && !NOT_SEEN.contains(route.path()))
                .map(route -> {
                    Wire.Answer answer = server.wire().get(home.address(route));
                    return Set.of(200, 303).contains(answer.status())
                            ? ""
                            : Endpoints.name(route) + " answers " + answer.status() + " " + answer.body();
                }));
    }

    @Test
    void whatIsElsewhereIsNotFoundByItsAddress() {
        try (var rows = new Rows(server)) {
            Set<String> before = rows.all();

            assertNone(routes().stream().flatMap(ForeignSpaceTest::foreign));

            assertThat(rows.changedSince(before)).isEmpty();
        }
    }

    /** For each parameter but the space an answer to the address in which that is foreign. */
    private static Stream<String> foreign(Api.Route route) {
        var failures = new ArrayList<String>();
        for (String parameter : FurnishedSpace.parameters(route)) {
            if (route.path().equals(NEAR) && parameter.equals("version")) {
                continue;
            }
            String address = home.address(route, parameter, abroad);
            Wire.Answer answer = send(route, address);
            if (answer.status() != 404) {
                failures.add(route.method() + " " + address + " answers " + answer.status() + " " + answer.body());
            } else if (answer.body().contains("\"Errors\"")) {
                failures.add(route.method() + " " + address + " has Errors, for which some clients overlook the 404");
            }
        }
        return failures.stream();
    }

    @Test
    void nothingFromElsewhereIsInAnAnswer() {
        String everything = String.join(",", abroad.ids());
        String query = FILTERS.stream().map(filter -> filter + "=" + everything).collect(Collectors.joining("&"));

        assertNone(Stream.of("", query).flatMap(filter -> routes().stream()
                .filter(route -> route.method().equals(HandlerType.GET) && !NOT_SEEN.contains(route.path()))
                .map(route -> leak(route, filter))));
    }

    private static String leak(Api.Route route, String query) {
        Wire.Answer answer = server.wire().get(home.address(route) + "?take=1000&" + query);
        List<String> leaked = abroad.ids().stream()
                .filter(id -> answer.status() == 200 && answer.body().contains("\"" + id + "\""))
                .toList();
        return leaked.isEmpty() ? "" : Endpoints.name(route) + " shows " + leaked;
    }

    @Test
    void whatIsElsewhereIsNotDeletedInBulk() {
        Map<String, Function<FurnishedSpace, String>> bulks =
                Map.of("packages", space -> space.value("package"), "build-information", space -> space.value("build"));

        bulks.forEach((path, id) -> {
            server.wire()
                    .delete(home.at(path + "/bulk?ids=" + id.apply(abroad)))
                    .expect(200);
            server.wire().get(abroad.at(path + "/" + id.apply(abroad))).expect(200);
        });
    }

    @ParameterizedTest
    @ValueSource(strings = {"project", "tenant"})
    void whatIsElsewhereIsNotCopied(String kind) {
        String body = "{\"Name\":\"Copy\"}";

        server.wire()
                .post(home.at(kind + "s?clone=" + abroad.value(kind)), body)
                .expect(404);
        server.wire()
                .post(home.at(kind + "s?clone=" + abroad.value(kind + ".name").replace(' ', '+')), body)
                .expect(404);
    }
}
