package dev.slipway.server.hostile;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.server.Endpoints;
import dev.slipway.server.TestServer;
import dev.slipway.server.Wire;
import io.javalin.http.HandlerType;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** That the table of good requests has them all, and that they are good. */
class WriteExamplesTest {
    /** Packages are no JSON; the tests of their feature send bad ones. */
    private static final Set<String> ELSEWHERE = Set.of(
            "POST /api/{space}/packages/raw",
            "POST /api/{space}/packages/{packageId}/{baseVersion}/delta",
            "PUT /api/{space}/packages/uploads/{upload}");

    private static final int LONGEST_TEXT = 100_000;
    private static final int LONGEST_REFUSAL = 10_000;

    private static final TestServer SERVER = TestServer.start();

    @AfterAll
    static void close() {
        SERVER.close();
    }

    @Test
    void everyRouteThatChangesSomethingHasAnExample() {
        List<String> examples =
                WriteExamples.all().stream().map(WriteExample::route).distinct().toList();

        assertThat(Endpoints.ofApi(SERVER).writes().except(ELSEWHERE).routes())
                .extracting(Endpoints::name)
                .containsExactlyInAnyOrderElementsOf(examples);
    }

    static Stream<List<WriteExample>> turns() {
        return WriteExamples.inTurn().stream();
    }

    @ParameterizedTest
    @MethodSource("turns")
    void everyExampleIsTakenAsItStands(List<WriteExample> examples) {
        var space = new FurnishedSpace(SERVER, "A");
        var refused = new ArrayList<String>();
        for (WriteExample example : examples) {
            if (example.method().equals(HandlerType.DELETE)) {
                space.awaitTasks();
            }
            Wire.Answer answer = example.send(space);
            if (answer.status() != example.status()) {
                refused.add(example + ": " + answer.status() + " " + answer.body());
            }
        }
        assertThat(String.join("\n", refused)).isEmpty();
    }

    /** Not every text that may be sent is a good one, but none brings the server down. */
    @Test
    void aTextThatIsJustShortEnoughIsTakenOrRefused() {
        var space = new FurnishedSpace(SERVER, "C");
        var failures = new ArrayList<String>();
        for (WriteExample example : WriteExamples.all()) {
            for (JsonPlace place : example.places(space)) {
                if (place.value() instanceof String) {
                    Wire.Answer answer = example.send(space, example.with(space, place, "x".repeat(LONGEST_TEXT)));
                    boolean isEcho = answer.status() >= 400 && answer.body().length() > LONGEST_REFUSAL;
                    if (answer.status() >= 500 || isEcho) {
                        failures.add(example + " with a long " + place + ": " + answer.status());
                    }
                }
            }
        }
        assertThat(failures).isEmpty();
    }

    @Test
    void aNameThatIsTakenIsRefused() {
        var space = new FurnishedSpace(SERVER, "D");
        var failures = new ArrayList<String>();
        for (WriteExample example : WriteExamples.all()) {
            if (example.body() != null && example.body().startsWith("{'Name':'<new>'")) {
                String body = example.json(space);
                example.send(space, body).expect(example.status());
                Wire.Answer again = example.send(space, body);
                if (again.status() != 400 || !again.text("Errors/0").startsWith("Name: There is already")) {
                    failures.add(example + ": " + again.status() + " " + again.body());
                }
            }
        }
        assertThat(failures).isEmpty();
    }
}
