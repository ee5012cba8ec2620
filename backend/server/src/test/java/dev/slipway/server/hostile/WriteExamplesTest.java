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
    /** Packages are no JSON; {@code PackageTest} sends bad ones. */
    private static final Set<String> ELSEWHERE = Set.of("POST /api/{space}/packages/raw");

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
}
