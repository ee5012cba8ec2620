package dev.slipway.client;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathMatching;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

import com.github.tomakehurst.wiremock.http.Fault;
import dev.slipway.api.ActivityElement;
import dev.slipway.api.LogElement;
import dev.slipway.api.ServerTask;
import dev.slipway.client.SlipwayException.Kind;
import dev.slipway.client.transport.CancellationToken;
import dev.slipway.client.transport.Transport;
import dev.slipway.client.transport.TransportKind;
import dev.slipway.client.transport.TransportRequest;
import dev.slipway.client.transport.TransportResponse;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.UnknownHostException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class TasksTest {
    private static final String TASKS = "/octopus/api/Spaces-1/tasks";
    private static final Duration HOUR = Duration.ofHours(1);

    @RegisterExtension
    final TestServer server = new TestServer();

    private final Heard heard = new Heard();

    /** Says in one list what was heard. */
    private static final class Heard implements TaskListener {
        final List<String> lines = new ArrayList<>();

        @Override
        public void changed(ServerTask task) {
            lines.add(task.id() + " " + task.state() + (task.hasPendingInterruptions() ? " waits" : ""));
        }

        @Override
        public void logged(ServerTask task, ActivityElement part, LogElement line) {
            lines.add(part.name() + ": " + line.messageText());
        }

        @Override
        public void unreachable(SlipwayException reason) {
            lines.add("unreachable");
        }
    }

    private static String task(String id, String state) {
        boolean isCompleted = !state.equals("Executing") && !state.equals("Queued");
        return "{\"Id\":\"" + id + "\",\"State\":\"" + state + "\",\"IsCompleted\":" + isCompleted
                + ",\"FinishedSuccessfully\":" + state.equals("Success") + "}";
    }

    private void tasksAre(String... tasks) {
        server.on(get(urlPathEqualTo(TASKS)).willReturn(okJson("{\"Items\":[" + String.join(",", tasks) + "]}")));
    }

    private void logIs(String... parts) {
        server.on(get(urlPathMatching(TASKS + "/ServerTasks-\\d/details"))
                .willReturn(okJson("{\"Task\":" + task("ServerTasks-1", "Executing") + ",\"ActivityLogs\":["
                        + String.join(",", parts) + "]}")));
    }

    /** A part of the log named by its id, with lines of these numbers. */
    private static String part(String id, int... numbers) {
        String lines = IntStream.of(numbers)
                .mapToObj(number -> "{\"Number\":" + number + ",\"MessageText\":\"" + number + "\"}")
                .collect(Collectors.joining(","));
        return "{\"Id\":\"" + id + "\",\"Name\":\"" + id + "\",\"LogElements\":[" + lines + "]}";
    }

    /** One of these happens in each pause, one after the other. */
    private void thenOneByOne(Runnable... changes) {
        Deque<Runnable> left = new ArrayDeque<>(List.of(changes));
        server.time.duringPauses(() -> {
            if (!left.isEmpty()) {
                left.remove().run();
            }
        });
    }

    private TaskWait await(Duration timeout, String... ids) {
        return server.space().tasks().await(List.of(ids), timeout, heard);
    }

    @Test
    void aWaitEndsWhenAllTasksAreCompleted() {
        tasksAre(task("ServerTasks-2", "Queued"), task("ServerTasks-1", "Failed"));
        logIs();
        thenOneByOne(() -> tasksAre(task("ServerTasks-2", "Canceled")));

        TaskWait wait = await(HOUR, "ServerTasks-1", "ServerTasks-2");

        assertThat(wait).asInstanceOf(type(TaskWait.Finished.class)).satisfies(finished -> {
            assertThat(finished.isSuccessful()).isFalse();
            assertThat(finished.tasks()).extracting(ServerTask::id).containsExactly("ServerTasks-1", "ServerTasks-2");
        });
        assertThat(server.requestLines())
                .contains(
                        "GET " + TASKS + "?ids=ServerTasks-1,ServerTasks-2&take=100",
                        "GET " + TASKS + "?ids=ServerTasks-2&take=100");
    }

    @Test
    void aWaitWhoseTimeIsOverSaysWhatIsNotCompleted() {
        tasksAre(task("ServerTasks-1", "Success"), task("ServerTasks-2", "Queued"));
        logIs();
        thenOneByOne(() -> tasksAre(task("ServerTasks-2", "Queued")));

        TaskWait wait = await(Duration.ofMinutes(1), "ServerTasks-1", "ServerTasks-2");

        assertThat(wait).asInstanceOf(type(TaskWait.TimedOut.class)).satisfies(timedOut -> {
            assertThat(timedOut.unfinished()).extracting(ServerTask::id).containsExactly("ServerTasks-2");
            assertThat(timedOut.tasks()).hasSize(2);
        });
        assertThat(server.time.pauses().stream().reduce(Duration.ZERO, Duration::plus))
                .isEqualTo(Duration.ofMinutes(1));
    }

    @Test
    void theServerIsAskedMoreAndMoreSeldomWhileNothingHappens() {
        tasksAre(task("ServerTasks-1", "Queued"));

        await(HOUR, "ServerTasks-1");

        assertThat(server.time.pauses().subList(0, 3))
                .containsExactly(Duration.ofSeconds(1), Duration.ofMillis(1500), Duration.ofMillis(2250));
        assertThat(server.time.pauses().get(20)).isEqualTo(Duration.ofSeconds(10));
    }

    @Test
    void everyLineIsHeardOnceAndInTheOrderOfItsNumber() {
        tasksAre(task("ServerTasks-1", "Executing"));
        logIs(part("a", 1, 4), part("b", 2));
        thenOneByOne(() -> logIs(part("a", 1, 4, 7), part("b", 2, 3, 6)), () -> {}, () -> {
            logIs(part("a", 1, 4, 7), part("b", 2, 3, 6, 8));
            tasksAre(task("ServerTasks-1", "Success"));
        });

        await(HOUR, "ServerTasks-1");

        assertThat(heard.lines)
                .containsExactly(
                        "a: 1",
                        "b: 2",
                        "a: 4",
                        "ServerTasks-1 EXECUTING",
                        "b: 3",
                        "b: 6",
                        "a: 7",
                        "b: 8",
                        "ServerTasks-1 SUCCESS");
    }

    @Test
    void aBurstOfLinesLongerThanTheTailIsReadInFull() {
        int[] all = IntStream.rangeClosed(1, 1200).toArray();
        tasksAre(task("ServerTasks-1", "Success"));
        logIs(part("a", all));
        server.on(get(TASKS + "/ServerTasks-1/details?tail=500")
                .willReturn(okJson("{\"Task\":" + task("ServerTasks-1", "Success") + ",\"ActivityLogs\":["
                        + part("a", IntStream.rangeClosed(701, 1200).toArray()) + "]}")));

        await(HOUR, "ServerTasks-1");

        assertThat(heard.lines).hasSize(1201).startsWith("a: 1", "a: 2").endsWith("a: 1200", "ServerTasks-1 SUCCESS");
    }

    @Test
    void aTaskThatWaitsForAPersonIsNews() {
        tasksAre(task("ServerTasks-1", "Executing"));
        logIs();
        thenOneByOne(
                () -> tasksAre(task("ServerTasks-1", "Executing").replace("{", "{\"HasPendingInterruptions\":true,")),
                () -> tasksAre(task("ServerTasks-1", "Success")));

        await(HOUR, "ServerTasks-1");

        assertThat(heard.lines)
                .containsExactly("ServerTasks-1 EXECUTING", "ServerTasks-1 EXECUTING waits", "ServerTasks-1 SUCCESS");
    }

    /** How a server is away; the answers of one that is under maintenance are those of any that is busy. */
    private enum Absence {
        REFUSED_CONNECTIONS,
        BROKEN_CONNECTIONS,
        MAINTENANCE
    }

    @ParameterizedTest
    @EnumSource
    void aServerThatIsAwayForTwoMinutesIsWaitedFor(Absence absence) {
        tasksAre(task("ServerTasks-1", "Executing"));
        logIs(part("a", 1));
        thenOneByOne(() -> {
            Instant back = server.time.now().plus(Duration.ofMinutes(2));
            goAway(absence);
            server.time.duringPauses(() -> {
                if (!server.time.now().isBefore(back)) {
                    comeBack(absence);
                    server.time.duringPauses(() -> {});
                }
            });
        });

        assertThat(await(HOUR, "ServerTasks-1")).isInstanceOf(TaskWait.Finished.class);
        assertThat(heard.lines)
                .startsWith("a: 1", "ServerTasks-1 EXECUTING", "unreachable", "unreachable")
                .endsWith("unreachable", "a: 2", "ServerTasks-1 SUCCESS")
                .hasSizeLessThan(25);
    }

    private void goAway(Absence absence) {
        switch (absence) {
            case REFUSED_CONNECTIONS -> server.goAway();
            case BROKEN_CONNECTIONS ->
                server.on(get(anyUrl()).willReturn(aResponse().withFault(Fault.CONNECTION_RESET_BY_PEER)));
            case MAINTENANCE -> server.always(503, "{\"ErrorMessage\":\"The server is in maintenance mode.\"}");
        }
    }

    private void comeBack(Absence absence) {
        if (absence == Absence.REFUSED_CONNECTIONS) {
            server.comeBack();
        }
        tasksAre(task("ServerTasks-1", "Success"));
        logIs(part("a", 1, 2));
    }

    @Test
    void aNameThatIsNotResolvedForAWhileIsWaitedFor() {
        tasksAre(task("ServerTasks-1", "Success"));
        SlipwayConnection connection = SlipwayConnection.to(server.url(), TestServer.API_KEY);
        Transport real = TransportKind.OK_HTTP.open(connection.transportSettings());
        var isResolved = new AtomicBoolean();
        var unresolved = new Transport() {
            @Override
            public TransportResponse send(TransportRequest request, CancellationToken cancellation) throws IOException {
                if (!isResolved.get()) {
                    throw new UnknownHostException("slipway.example");
                }
                return real.send(request, cancellation);
            }

            @Override
            public void close() {
                real.close();
            }
        };
        thenOneByOne(() -> {}, () -> isResolved.set(true));

        TaskWait wait = SlipwayClient.connect(connection, unresolved, server.time)
                .space("Spaces-1")
                .tasks()
                .await(List.of("ServerTasks-1"), HOUR);

        assertThat(wait).isInstanceOf(TaskWait.Finished.class);
        assertThat(server.time.pauses()).hasSize(2);
    }

    @Test
    void aBusyServerIsLeftAloneForAsLongAsItSaysButNotBeyondTheTimeToWait() {
        server.on(get(anyUrl()).willReturn(aResponse().withStatus(503).withHeader("Retry-After", "40")));

        assertThat(await(Duration.ofSeconds(100), "ServerTasks-1")).isInstanceOf(TaskWait.TimedOut.class);
        assertThat(server.time.pauses())
                .containsExactly(Duration.ofSeconds(40), Duration.ofSeconds(40), Duration.ofSeconds(20));
    }

    @Test
    void aTaskThatDoesNotExistIsNamed() {
        tasksAre();

        assertThatThrownBy(() -> await(HOUR, "ServerTasks-9"))
                .hasMessage("There is no task ServerTasks-9")
                .asInstanceOf(type(SlipwayException.class))
                .extracting(SlipwayException::kind)
                .isEqualTo(Kind.NOT_FOUND);
    }

    @Test
    void aCancellationEndsTheWaitAndNotTheTask() {
        tasksAre(task("ServerTasks-1", "Queued"));
        var token = new CancellationToken();
        server.time.duringPauses(token::cancel);

        assertThatThrownBy(() -> server.client()
                        .withCancellation(token)
                        .space("Spaces-1")
                        .tasks()
                        .await(List.of("ServerTasks-1"), HOUR))
                .isInstanceOfSatisfying(
                        SlipwayException.class, e -> assertThat(e.kind()).isEqualTo(Kind.CANCELLED));
        assertThat(server.requestLines()).noneMatch(line -> line.startsWith("POST"));
    }

    @Test
    void nobodyReadsALogThatNobodyWantsToHear() {
        tasksAre(task("ServerTasks-1", "Success"));

        server.space().tasks().await(List.of("ServerTasks-1"), HOUR);

        assertThat(server.requests()).hasSize(1);
    }

    @Test
    void aLogIsCopiedAsText() {
        server.on(get(TASKS + "/ServerTasks-1/raw").willReturn(aResponse().withBody("09:00:00   Info     |   Grüße")));
        var copy = new ByteArrayOutputStream();

        server.space().tasks().copyLog("ServerTasks-1", copy);

        assertThat(copy.toString(UTF_8)).isEqualTo("09:00:00   Info     |   Grüße");
    }
}
