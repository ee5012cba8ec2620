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
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Good requests that are bad in one place: each is refused naming the property, and nothing is written. */
@Timeout(120)
class BadBodyTest {
    private static final int LONGEST = 100_000;
    private static final int LONGEST_VALUE = 2_000_000;
    private static final int DEEP = 10_000;
    private static final String MARK = "\ud83d\udccd";

    /** What may be a whole script or file. */
    private static final Set<String> VALUES = Set.of("Value", "NewValue", "DefaultValue", "ScriptBody", "ReleaseNotes");

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
    private static String judge(Wire.Answer answer, Bad bad) {
        String body = answer.body().substring(0, Math.min(1_000, answer.body().length()));
        if (answer.status() != bad.status()) {
            return "answers " + answer.status() + " " + body;
        }
        String answered = body.toLowerCase(Locale.ROOT);
        boolean isNamed = bad.names().isEmpty()
                || bad.names().stream().anyMatch(name -> answered.contains(name.toLowerCase(Locale.ROOT)));
        return isNamed ? "" : "names none of " + bad.names() + ": " + body;
    }

    /** Sends all the bodies and collects what is wrong with the answers. */
    private static void assertRefused(WriteExample example, List<Bad> bodies) {
        Set<String> before = rows.all();
        var failures = new ArrayList<String>();
        for (Bad bad : bodies) {
            String failure = judge(example.send(home, bad.json()), bad);
            if (!failure.isEmpty()) {
                failures.add(bad.words() + ": " + failure);
            }
        }
        assertThat(String.join("\n", failures)).isEmpty();
        assertThat(rows.changedSince(before)).isEmpty();
    }

    /**
     * A body and what is wrong with it.
     *
     * @param names of which the answer must have one
     */
    private record Bad(String words, String json, int status, List<String> names) {
        static Bad at(JsonPlace place, String words, String json) {
            return new Bad(words + " " + place, json, 400, named(place));
        }

        /** What clients name themselves, such as the keys of a scope, is told by what it stands in too. */
        private static List<String> named(JsonPlace place) {
            List<String> names = place.names();
            return names.subList(Math.max(0, names.size() - 2), names.size());
        }
    }

    private static String json(String text) {
        return text.replace('\'', '"');
    }

    private static Stream<Bad> at(WriteExample example, JsonPlace place, String words, List<Object> values) {
        return values.stream().map(value -> Bad.at(place, words, example.with(home, place, value)));
    }

    @ParameterizedTest
    @MethodSource("examples")
    void whatIsMissingIsNamed(WriteExample example) {
        List<JsonPlace> required = example.places(home).stream()
                .filter(place -> example.required().contains(place.toString()))
                .toList();

        assertThat(required).hasSameSizeAs(example.required());
        assertRefused(
                example,
                required.stream()
                        .map(place -> Bad.at(place, "without", example.with(home, place, null)))
                        .toList());
    }

    @ParameterizedTest
    @MethodSource("examples")
    void whatIsOfAnotherTypeIsNamed(WriteExample example) {
        assertRefused(
                example,
                example.places(home).stream()
                        .flatMap(place -> at(example, place, "a wrong", ofOtherTypes(place)))
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
                example.places(home).stream()
                        .filter(place -> place.value() instanceof String)
                        .flatMap(place -> at(example, place, "a huge", List.of(text(limit(place) + 1))))
                        .toList());
    }

    private static int limit(JsonPlace place) {
        boolean isValue = VALUES.contains(place.property()) || place.path().contains("Properties");
        return isValue ? LONGEST_VALUE : LONGEST;
    }

    private static String text(int length) {
        return "x".repeat(length);
    }

    @ParameterizedTest
    @MethodSource("examples")
    void whatIsOfAnotherSpaceIsNamed(WriteExample example) {
        String body = String.valueOf(example.body());
        var bad = new ArrayList<Bad>();
        for (int i = 0; i < FurnishedSpace.references(body); i++) {
            String marked = json(home.filled(body, i, key -> MARK));
            JsonPlace place = JsonPlace.in(WireJson.read(marked, Object.class)).stream()
                    .filter(found -> found.value().equals(MARK) || found.path().contains(MARK))
                    .findFirst()
                    .orElseThrow();
            bad.add(Bad.at(place, "a foreign", json(home.filled(body, i, abroad::value))));
        }
        assertRefused(example, bad);
    }

    @ParameterizedTest
    @MethodSource("examples")
    void aBodyOverTheLimitIsTooLarge(WriteExample example) {
        String huge = json(home.filled(String.valueOf(example.body()))) + " ".repeat(Requests.LARGEST_JSON);

        assertRefused(
                example, List.of(new Bad("too many bytes", huge, 413, List.of(String.valueOf(Requests.LARGEST_JSON)))));
    }

    /** A database that is to come stores no NUL, and UTF-8 has nothing for half a pair. */
    @ParameterizedTest
    @MethodSource("examples")
    void whatHoldsNoCharactersIsNamed(WriteExample example) {
        assertRefused(
                example,
                example.places(home).stream()
                        .filter(place -> place.value() instanceof String)
                        .flatMap(place -> at(
                                example,
                                place,
                                "no characters in",
                                List.of("a\0b", "a" + WriteExample.HALF_CHARACTER + "b")))
                        .toList());
    }

    @ParameterizedTest
    @MethodSource("examples")
    void aBodyThatIsNoResourceIsRefused(WriteExample example) {
        String good = json(home.filled(String.valueOf(example.body())));
        Map<String, String> bodies = Map.ofEntries(
                Map.entry("nothing", ""),
                Map.entry("no JSON", "Name=Test"),
                Map.entry("a number", "7"),
                Map.entry("a text", "\"Test\""),
                Map.entry("null", "null"),
                Map.entry("an empty list", "[]"),
                Map.entry("a list of lists", "[[]]"),
                Map.entry("half of a good one", good.substring(0, good.length() / 2)),
                Map.entry("a good one twice", good + good),
                Map.entry("lists in lists", "[".repeat(DEEP) + "]".repeat(DEEP)),
                Map.entry("deep in what nobody reads", "{\"Xyzzy\":" + "[".repeat(DEEP) + "]".repeat(DEEP) + "}"),
                Map.entry("too long a number", "{\"Xyzzy\":" + "9".repeat(DEEP) + "}"),
                Map.entry("too long a name", "{\"" + "x".repeat(LONGEST + 1) + "\":1}"));

        assertRefused(
                example,
                bodies.entrySet().stream()
                        .map(body -> new Bad(body.getKey(), body.getValue(), 400, List.of()))
                        .toList());
    }
}
