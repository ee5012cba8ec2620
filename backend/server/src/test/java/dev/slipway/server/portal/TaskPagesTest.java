package dev.slipway.server.portal;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.api.ActivityStatus;
import dev.slipway.server.TestServer;
import dev.slipway.server.task.LogLine;
import dev.slipway.server.task.TaskFailed;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.http.HttpClient;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@Execution(ExecutionMode.SAME_THREAD)
class TaskPagesTest {
    private static final int MANY = 200;

    private final TaskServer server = new TaskServer();
    private final ExecutorService threads = Executors.newFixedThreadPool(4);
    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .executor(threads)
            .build();

    @AfterAll
    void close() {
        server.close();
        threads.shutdown();
    }

    private Listener follow(String task, String lastEventId) {
        return Listener.to(http, server.url() + task + "/log", lastEventId);
    }

    private Visitor visitor() {
        var visitor = new Visitor(server.url());
        visitor.signIn("admin", TestServer.ADMIN_PASSWORD).expect(303);
        return visitor;
    }

    private static TaskServer.Deed says(String... texts) {
        return run -> List.of(texts).forEach(text -> run.log().append(run.log().root(), LogLine.info(text)));
    }

    private void awaitEnd(String task) {
        follow(task, "").next("end");
    }

    @Test
    void whoeverFollowsSeesStatesAndLinesUntilTheEnd() {
        String task = server.task("Deploy Web 1.0 to Test");
        Listener listener = follow(task, "");
        server.then(run -> {
            run.log().activity("step-1", run.log().root(), "Step 1: Copy files");
            run.log().started("step-1");
            run.log().append("step-1", LogLine.warning("The disk is nearly full"));
        });
        Listener.Event line = listener.next("lines");
        assertThat(line.data())
                .contains("data-activity-of=\"step-1\"")
                .contains("of-warning")
                .contains("The disk is nearly full");
        assertThat(line.id()).isEqualTo("1");

        server.then(run -> run.log().ended("step-1", ActivityStatus.SUCCESS));
        server.then(TaskServer.END);

        List<Listener.Event> rest = listener.all();
        assertThat(rest).extracting(Listener.Event::name).endsWith("end");
        assertThat(rest).filteredOn(event -> event.name().equals("activity")).anySatisfy(event -> assertThat(
                        event.data())
                .contains("data-activity=\"step-1\"")
                .contains("Step 1: Copy files")
                .contains("is-success"));
        assertThat(rest).filteredOn(event -> event.name().equals("task")).last().satisfies(event -> assertThat(
                        event.data())
                .contains("Success"));
    }

    @Test
    void whoeverLostTheConnectionGoesOnAfterTheLastLineThatArrived() {
        String task = server.task("Talk");
        server.then(says("first", "second"));
        Listener before = follow(task, "");
        String lastId = "";
        for (String seen = ""; !seen.contains("second"); ) {
            Listener.Event event = before.next("lines");
            seen = event.data();
            lastId = event.id();
        }
        server.then(says("third"));
        server.then(TaskServer.END);

        List<Listener.Event> after = follow(task, lastId).all();
        String lines = after.stream()
                .filter(event -> event.name().equals("lines"))
                .map(Listener.Event::data)
                .collect(Collectors.joining());
        assertThat(lines).contains("third").doesNotContain("first").doesNotContain("second");
    }

    @Test
    void outputCannotForgeEventsOrMarkup() {
        String task = server.task("Print <b>bold</b> things");
        server.then(says("50 %\rdata: forged\r\revent: end\r\ndata: x\n\n<script>alert(1)</script>"));
        server.then(TaskServer.END);

        List<Listener.Event> events = follow(task, "").all();
        assertThat(events)
                .extracting(Listener.Event::name)
                .containsOnlyOnce("end")
                .endsWith("end");
        Listener.Event lines = events.stream()
                .filter(event -> event.name().equals("lines"))
                .findFirst()
                .orElseThrow();
        assertThat(lines.data())
                .contains("data: forged")
                .contains("&lt;script&gt;")
                .doesNotContain("<script>");

        String page = visitor().get(task).expect(200).body();
        assertThat(page)
                .contains("Print &lt;b&gt;bold&lt;/b&gt; things")
                .contains("&lt;script&gt;alert(1)&lt;/script&gt;")
                .doesNotContain("<script>alert")
                .doesNotContain("<b>bold");
    }

    @Test
    void thePageShowsTheWholeTaskWithoutAnyScript() {
        String task = server.task("Fail at once");
        server.then(says("trying"));
        server.then(run -> {
            throw new TaskFailed("The target is on fire");
        });
        awaitEnd(task);

        Visitor.Page page = visitor().get(task).expect(200);
        assertThat(page.body())
                .contains("<h1>Fail at once</h1>")
                .contains("Failed")
                .contains("The target is on fire")
                .contains("trying")
                .doesNotContain("data-live")
                .doesNotContain(">Cancel<");
        assertThat(visitor().get("/app/Spaces-1/tasks?show=failed").expect(200).body())
                .contains("Fail at once");
        assertThat(visitor().get("/app/Spaces-1/tasks?show=active").expect(200).body())
                .doesNotContain("Fail at once");
    }

    @Test
    void cancelingIsAFormWithTheSessionsToken() {
        String task = server.task("Wait");
        Visitor visitor = visitor();
        server.then(says("waiting"));
        follow(task, "").next("lines");
        Visitor.Page page = visitor.get(task).expect(200);
        assertThat(page.body()).contains("data-live");

        visitor.post(task + "/cancel", Map.of()).expect(403);
        visitor.post(task + "/cancel", Map.of("csrf", "0")).expect(403);
        assertThat(visitor.post(task + "/cancel", Map.of("csrf", page.csrf()))
                        .expect(303)
                        .header("Location"))
                .isEqualTo(task);
        awaitEnd(task);
        assertThat(visitor.get(task).expect(200).body()).contains("Canceled");
    }

    @Test
    void aTaskIsNotShownInAnotherSpaceNorToStrangers() {
        String task = server.task("Nothing");
        server.then(TaskServer.END);
        awaitEnd(task);

        visitor().get(task.replace("Spaces-1", "Spaces-2")).expect(404);
        assertThat(new Visitor(server.url()).get(task).expect(303).header("Location"))
                .startsWith("/signin?returnUrl=");
        new Visitor(server.url()).get(task + "/log").expect(303);
    }

    @Test
    void manyFollowersNeedNoMoreThreads() {
        String task = server.task("Be watched");
        server.then(says("start"));
        follow(task, "").next("lines");
        List<Listener> listeners =
                IntStream.range(0, MANY).mapToObj(i -> follow(task, "")).toList();
        listeners.forEach(listener -> listener.next("lines"));
        assertThat(threadsThatFollow()).isLessThan(MANY / 10);

        server.then(run -> IntStream.range(0, 100)
                .forEach(i -> run.log().append(run.log().root(), LogLine.info("line " + i + "."))));
        server.then(TaskServer.END);
        for (Listener listener : listeners) {
            String lines = listener.all().stream()
                    .filter(event -> event.name().equals("lines"))
                    .map(Listener.Event::data)
                    .collect(Collectors.joining());
            assertThat(lines.split("line \\d+\\.", -1)).hasSize(101);
        }
    }

    /** Threads that are in the code of followers, be it to wait there: one for all of a server is meant. */
    private static long threadsThatFollow() {
        Set<String> code = Set.of(Follower.class.getName(), TaskFollowers.class.getName());
        return Thread.getAllStackTraces().values().stream()
                .filter(stack -> Stream.of(stack).anyMatch(frame -> code.contains(frame.getClassName())))
                .count();
    }

    @Test
    void whoeverReadsSlowlyHoldsUpNobody() throws IOException {
        String task = server.task("Be verbose");
        try (var slow = new Socket()) {
            slow.setReceiveBufferSize(4096);
            slow.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), server.port()));
            slow.getOutputStream()
                    .write(("GET " + task + "/log HTTP/1.1\r\nHost: localhost\r\nX-Octopus-ApiKey: "
                                    + TestServer.ADMIN_KEY + "\r\n\r\n")
                            .getBytes(StandardCharsets.US_ASCII));
            server.then(says("start"));
            Listener other = follow(task, "");
            assertThat(slow.getInputStream().read()).isEqualTo('H');
            other.next("lines");

            String text = "x".repeat(10_000);
            server.then(run -> IntStream.range(0, 20).forEach(i -> run.log()
                    .append(
                            run.log().root(),
                            IntStream.range(0, 100)
                                    .mapToObj(n -> LogLine.info(text))
                                    .toList(),
                            tx -> {})));
            server.then(TaskServer.END);

            assertThat(other.all()).extracting(Listener.Event::name).endsWith("end");
        }
    }
}
