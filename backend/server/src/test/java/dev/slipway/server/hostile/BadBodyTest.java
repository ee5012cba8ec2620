package dev.slipway.server.hostile;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.json.WireJson;
import dev.slipway.server.TestServer;
import dev.slipway.server.Wire;
import dev.slipway.server.http.Requests;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Good requests that are bad in one place: each is refused naming the property, and nothing is written. */
@Timeout(120)
class BadBodyTest {
    private static final String HUGE = "x".repeat(1024 * 1024);
    private static final String MARK = "\ud83d\udccd";

    /** They take texts of any length that a body may have. */
    private static final Set<String> LONG_TEXTS = Set.of();

    private static TestServer server;
    private static FurnishedSpace home;
    private static FurnishedSpace abroad;
    private static Rows rows;

    @BeforeAll
    static void furnish() {
        server = TestServer.start();
        home = new FurnishedSpace(server, "A");
        abroad = new FurnishedSpace(server, "B");
        rows = new Rows(server);
    }

    @AfterAll
    static void close() {
        rows.close();
        server.close();
    }

    static Stream<WriteExample> examples() {
        return WriteExamples.all().stream().filter(example -> example.body() != null);
    }

    /** What is wrong with an answer; empty when nothing is. */
    private static String judge(Wire.Answer answer, int status, String property) {
        String body = answer.body().substring(0, Math.min(400, answer.body().length()));
        if (answer.status() != status) {
            return "answers " + answer.status() + " " + body;
        }
        boolean isNamed = body.toLowerCase(Locale.ROOT).contains(property.toLowerCase(Locale.ROOT));
        return isNamed ? "" : "does not name " + property + ": " + body;
    }

    /** Sends all the bodies and collects what is wrong with the answers. */
    private static void assertRefused(WriteExample example, List<Bad> bodies) {
        Set<String> before = rows.all();
        var failures = new ArrayList<String>();
        for (Bad bad : bodies) {
            String failure = judge(example.send(home, bad.json()), bad.status(), bad.property());
            if (!failure.isEmpty()) {
                failures.add(bad.words() + ": " + failure);
            }
        }
        assertThat(String.join("\n", failures)).isEmpty();
        assertThat(rows.all()).as("rows afterwards").isEqualTo(before);
    }

    /** A body, what is wrong with it, and the property that the answer must name. */
    private record Bad(String words, String json, int status, String property) {}

    private static Object document(WriteExample example) {
        return WireJson.read(json(home.filled(String.valueOf(example.body()))), Object.class);
    }

    private static String json(String text) {
        return text.replace('\'', '"');
    }

    private static Stream<Bad> at(
            WriteExample example, JsonPlace place, String words, Function<JsonPlace, List<Object>> bad) {
        Object document = document(example);
        return bad.apply(place).stream()
                .map(value -> new Bad(
                        words + " " + place,
                        WireJson.write(place.replaced(document, value), Object.class),
                        400,
                        place.property()));
    }

    @ParameterizedTest
    @MethodSource("examples")
    void whatIsMissingIsNamed(WriteExample example) {
        Object document = document(example);
        assertRefused(
                example,
                example.required().stream()
                        .map(path -> JsonPlace.at(document, path))
                        .map(place -> new Bad(
                                "without " + place,
                                WireJson.write(place.replaced(document, null), Object.class),
                                400,
                                place.property()))
                        .toList());
    }

    @ParameterizedTest
    @MethodSource("examples")
    void whatIsOfAnotherTypeIsNamed(WriteExample example) {
        assertRefused(
                example,
                JsonPlace.in(document(example)).stream()
                        .flatMap(place -> at(example, place, "a wrong", BadBodyTest::ofOtherTypes))
                        .toList());
    }

    private static List<Object> ofOtherTypes(JsonPlace place) {
        if (place.value() instanceof Map) {
            return List.of(List.of(), "text");
        } else if (place.value() instanceof List) {
            return List.of(Map.of(), "text", 7);
        } else if (place.value() instanceof Number) {
            return List.of(List.of(), Map.of(), "many", true, 1.5, 1e18);
        } else if (place.value() instanceof Boolean) {
            return List.of(List.of(), Map.of(), "maybe", 7);
        }
        return List.of(List.of(), Map.of("a", "b"));
    }

    @ParameterizedTest
    @MethodSource("examples")
    void whatIsTooLongIsNamed(WriteExample example) {
        assertRefused(
                example,
                JsonPlace.in(document(example)).stream()
                        .filter(place -> place.value() instanceof String && !LONG_TEXTS.contains(place.property()))
                        .flatMap(place -> at(example, place, "a huge", any -> List.of(HUGE)))
                        .toList());
    }

    @ParameterizedTest
    @MethodSource("examples")
    void whatIsOfAnotherSpaceIsNamed(WriteExample example) {
        String body = String.valueOf(example.body());
        var bad = new ArrayList<Bad>();
        for (int i = 0; i < FurnishedSpace.references(body); i++) {
            String marked = json(home.filled(body, i, key -> MARK));
            String property = JsonPlace.in(WireJson.read(marked, Object.class)).stream()
                    .filter(place -> place.value().equals(MARK) || place.path().contains(MARK))
                    .findFirst()
                    .map(JsonPlace::property)
                    .orElseThrow();
            bad.add(new Bad(
                    "a foreign " + property,
                    json(home.filled(body, i, abroad::value)),
                    400,
                    property.equals(MARK) ? "" : property));
        }
        assertRefused(example, bad);
    }

    @ParameterizedTest
    @MethodSource("examples")
    void aBodyOverTheLimitIsTooLarge(WriteExample example) {
        String huge = json(home.filled(String.valueOf(example.body()))) + " ".repeat(Requests.LARGEST_JSON);

        assertRefused(
                example, List.of(new Bad("too many bytes", huge, 413, String.valueOf(Requests.LARGEST_JSON))));
    }
}
