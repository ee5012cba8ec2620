package dev.slipway.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.server.http.Api;
import dev.slipway.server.http.Requests;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What no client in its right mind sends, sent to every route there is: each refuses it, and says why. */
@Timeout(120)
class HostileRequestTest {
    private static final Set<Integer> REFUSALS = Set.of(400, 401, 404, 405, 409, 413);
    private static final String UNKNOWN = "Nothing-0";
    private static final int DEEP = 10_000;
    private static final int MEGABYTE = 1024 * 1024;
    private static final int LONGEST_ANSWER = 10_000;

    /** They look at no body. */
    private static final Set<String> WITHOUT_BODY = Set.of("POST /api/users/logout");

    /** The texts that some resource or other is made from; each route reads its own and skips the rest. */
    private static final List<String> TEXTS = List.of(
            "Name",
            "Slug",
            "Username",
            "Purpose",
            "Title",
            "Filename",
            "PackageId",
            "Version",
            "ProjectName",
            "ReleaseVersion",
            "RunbookName",
            "ProjectId",
            "ProjectGroupId",
            "LifecycleId",
            "ChannelId",
            "EnvironmentId",
            "ReleaseId");

    private final TestServer server = TestServer.shared();
    private final Endpoints endpoints = Endpoints.ofApi(server);
    private final String space = server.newSpace();

    static Stream<Named<@Nullable String>> bodiesThatAreNoResource() {
        return Stream.of(
                Named.of("no body", null),
                Named.of("spaces", "   "),
                Named.of("no JSON", "Name=Test&Slug=test"),
                Named.of("half a document", "{\"Name\":\"Test\""),
                Named.of("two documents", "{}{}"),
                Named.of("a number", "7"),
                Named.of("a flag", "true"),
                Named.of("a list of lists", "[[],[]]"),
                Named.of("lists in lists", "[".repeat(DEEP)),
                Named.of("closed lists in lists", "[".repeat(DEEP) + "]".repeat(DEEP)),
                Named.of("objects in objects", "{\"Name\":".repeat(DEEP) + "1" + "}".repeat(DEEP)),
                Named.of("unknown objects in objects", "{\"Xyzzy\":".repeat(DEEP) + "1" + "}".repeat(DEEP)),
                Named.of("a text that does not end", "{\"Name\":\"" + "x".repeat(MEGABYTE)));
    }

    @ParameterizedTest
    @MethodSource("bodiesThatAreNoResource")
    void aBodyThatIsNoResourceIsRefused(@Nullable String body) {
        assertAllRefuse(endpoints.takingBodies().except(WITHOUT_BODY), UNKNOWN, body);
    }

    @ParameterizedTest
    @ValueSource(strings = {"[]", "null", "\"Test\""})
    void aListOrNothingWhereOneResourceIsWantedIsRefused(String body) {
        assertAllRefuse(endpoints.takingResources().except(WITHOUT_BODY), UNKNOWN, body);
    }

    static Stream<Named<String>> valuesThatAreNoName() {
        return Stream.of(
                Named.of("a list", "[]"),
                Named.of("an object", "{}"),
                Named.of("NUL in it", "\"a\\u0000b\""),
                Named.of("control characters", "\"a\\u0007\\r\\n\\u001bb\""),
                Named.of("half a surrogate pair", "\"\\ud800\""),
                Named.of("a megabyte", "\"" + "x".repeat(MEGABYTE) + "\""),
                Named.of("a megabyte of letters of four bytes", "\"" + "\ud83d\ude80".repeat(MEGABYTE / 4) + "\""));
    }

    @ParameterizedTest
    @MethodSource("valuesThatAreNoName")
    void aTextThatCannotBeANameIsRefused(String value) {
        String body =
                TEXTS.stream().map(name -> "\"" + name + "\":" + value).collect(Collectors.joining(",", "{", "}"));

        assertAllRefuse(endpoints.takingBodies().except(WITHOUT_BODY), UNKNOWN, body);
    }

    @Test
    void aBodyOverTheLimitIsRefusedAsTooLarge() {
        String body = " ".repeat(Requests.LARGEST_JSON - 1) + "{}";

        assertAllRefuse(endpoints.takingBodies().except(WITHOUT_BODY), UNKNOWN, body);
        assertThat(server.wire()
                        .post("/api/" + space + "/environments", body)
                        .expect(413)
                        .text("ErrorMessage"))
                .contains(String.valueOf(Requests.LARGEST_JSON));
    }

    @Test
    void whatIsNotThereCanNeitherBeSeenNorDeleted() {
        assertAll(endpoints.namingResources().seeingOrDeleting(), route -> {
            Wire.Answer answer = send(route, space, UNKNOWN, null);
            return answer.status() != 404
                    ? "answers " + answer.status()
                    : answer.has("Errors") ? "answers with Errors, for which some clients overlook the 404" : "";
        });
    }

    @Test
    void whatIsNotThereCannotBeChanged() {
        assertAllRefuse(endpoints.takingBodies().namingResources(), UNKNOWN, "{}");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "%00",
                "%0d%0aX-Injected:%201",
                "a%2f..%2f..%2fb",
                "..%2f",
                "%ff%fe",
                "%20",
                "'%22;--%3Cb%3E",
                "%25"
            })
    void anIdThatCannotBeOneIsRefused(String id) {
        assertAllRefuse(endpoints.namingResources(), id, "{}");
    }

    @Test
    void anIdOfThousandsOfLettersIsRefused() {
        assertAllRefuse(endpoints.namingResources(), "x".repeat(2_000), "{}");
    }

    @ParameterizedTest
    @ValueSource(strings = {"Spaces-0", "xyzzy", "'%22;--", "%20"})
    void aSpaceThatIsNotThereIsNotFound(String unknown) {
        assertAll(endpoints.ofSpaces(), route -> {
            Wire.Answer answer = send(route, unknown, UNKNOWN, "{}");
            return answer.status() == 404 ? "" : "answers " + answer.status();
        });
    }

    @ParameterizedTest
    @ValueSource(strings = {"skip=-1", "take=many", "take=99999999999", "skip=1.5", "take=-2147483648"})
    void aStretchOfAListThatIsNoNumberIsRefusedOrNotLookedAt(String query) {
        assertAll(endpoints.seeing(), route -> failure(route, query));
    }

    @ParameterizedTest
    @ValueSource(strings = {"%00", "'%22;--", "%25%25%25", "%5C_%25", "%f0%9f%9a%80", "ids%5B%5D", "%0d%0a", "%ff"})
    void aFilterOfAnyTextIsSearchedForAsItStands(String text) {
        String query = Stream.of(
                        "ids",
                        "name",
                        "partialName",
                        "filter",
                        "searchByVersion",
                        "projects",
                        "environments",
                        "regarding")
                .map(parameter -> parameter + "=" + text)
                .collect(Collectors.joining("&"));

        assertAll(endpoints.seeing(), route -> failure(route, query));
    }

    private String failure(Api.Route route, String query) {
        Wire.Answer answer = server.wire().get(Endpoints.path(route, space, UNKNOWN) + "?" + query);
        return Set.of(200, 400, 404).contains(answer.status()) ? "" : "answers " + answer.status();
    }

    private void assertAllRefuse(Endpoints asked, String id, @Nullable String body) {
        assertAll(asked, route -> notRefused(send(route, space, id, body)));
    }

    /** What is wrong with a refusal; empty when nothing is. */
    private static String notRefused(Wire.Answer answer) {
        String start = answer.body().substring(0, Math.min(300, answer.body().length()));
        if (!REFUSALS.contains(answer.status())) {
            return "answers " + answer.status() + " " + start;
        }
        String type = String.join(",", answer.headers().getOrDefault("content-type", List.of()));
        if (!type.startsWith("application/json")) {
            return "answers " + answer.status() + " as '" + type + "': " + start;
        }
        if (!(answer.at("ErrorMessage") instanceof String message) || message.isBlank()) {
            return "gives no ErrorMessage: " + start;
        }
        return answer.body().length() > LONGEST_ANSWER ? "repeats what was sent: " + start : "";
    }

    /** Asserts that the check finds nothing with any of them; a failure lists all with which it does. */
    private static void assertAll(Endpoints asked, Function<Api.Route, String> check) {
        var failures = new TreeMap<String, String>();
        asked.routes().forEach(route -> {
            String failure = failure(route, check);
            if (!failure.isEmpty()) {
                failures.put(Endpoints.name(route), failure);
            }
        });
        assertThat(asked.routes()).isNotEmpty();
        assertThat(failures).isEmpty();
    }

    private static String failure(Api.Route route, Function<Api.Route, String> check) {
        try {
            return check.apply(route);
        } catch (UncheckedIOException e) {
            return "breaks the connection: " + e.getMessage();
        }
    }

    private Wire.Answer send(Api.Route route, String inSpace, String id, @Nullable String body) {
        return server.wire().send(route.method().name(), Endpoints.path(route, inSpace, id), body);
    }
}
