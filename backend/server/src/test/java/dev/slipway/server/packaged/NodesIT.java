package dev.slipway.server.packaged;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.server.TestDatabases;
import dev.slipway.server.Wire;
import dev.slipway.server.packaged.SlipwayProcess.Command;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.BooleanSupplier;
import java.util.function.ToIntFunction;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Two nodes on one PostgreSQL. With {@code -Pfaults} there are more tasks and more kills. */
@Timeout(600)
class NodesIT {
    private static final boolean IN_FULL = Boolean.getBoolean("slipway.faults");
    private static final String API = "/api/" + Workplace.SPACE;
    private static final String KEY = "MDEyMzQ1Njc4OTAxMjM0NTY3ODkwMTIzNDU2Nzg5MDE=";
    private static final Pattern LINE = Pattern.compile("line (\\d+) of the script");
    private static final Duration POLLING = Duration.ofMillis(100);
    private static final int ENVIRONMENTS = IN_FULL ? 10 : 6;
    private static final int TASKS = IN_FULL ? 200 : 36;
    private static final int KILLS = IN_FULL ? 20 : 2;

    @TempDir
    Path directory;

    private final Random random = new Random(20_261_123);
    private final Map<String, SlipwayProcess> nodes = new HashMap<>();
    private String url;

    @BeforeEach
    void twoNodes() {
        url = TestDatabases.postgreSqlUrl();
        start("a");
        start("b");
    }

    @AfterEach
    void close() {
        nodes.values().forEach(SlipwayProcess::close);
    }

    private void start(String name) {
        SlipwayProcess node = Command.of(
                        "server",
                        "--data",
                        directory.resolve(name).toString(),
                        "--blobs",
                        directory.resolve("blobs").toString(),
                        "--node-name",
                        name,
                        "--port",
                        "0",
                        "--db",
                        url)
                .with("SLIPWAY_ADMIN_API_KEY", SlipwayProcess.ADMIN_KEY)
                .with("SLIPWAY_MASTER_KEY", KEY)
                .with("SLIPWAY_DB_USER", "postgres")
                .with("SLIPWAY_DB_PASSWORD", "postgres")
                .start();
        nodes.put(name, node);
    }

    private Wire wire(String node) {
        return nodes.get(node).wire();
    }

    private static void await(BooleanSupplier condition) {
        try {
            while (!condition.getAsBoolean()) {
                Thread.sleep(POLLING.toMillis());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** Makes environments with a target each, which are directories of this machine, and a release for them. */
    private List<String> prepare(int environments, String script) {
        Wire wire = wire("a");
        Workplace workplace = Workplace.make(wire, "Acme");
        // One phase for all, or they would have to be deployed to in their order.
        String lifecycle = wire.get(API + "/lifecycles").expect(200).text("Items/0/Id");
        wire.put(
                        API + "/lifecycles/" + lifecycle,
                        Workplace.json(Map.of("Name", "Free", "Phases", List.of(Map.of("Name", "All")))))
                .expect(200);
        List<String> ids = new ArrayList<>();
        for (int i = 1; i <= environments; i++) {
            String environment = wire.post(API + "/environments", Workplace.json(Map.of("Name", "Place " + i)))
                    .expect(201)
                    .text("Id");
            ids.add(environment);
            wire.post(
                            API + "/machines",
                            Workplace.json(Map.of(
                                    "Name",
                                    "web" + i,
                                    "EnvironmentIds",
                                    List.of(environment),
                                    "Roles",
                                    List.of("web"),
                                    "Endpoint",
                                    Map.of(
                                            "CommunicationStyle",
                                            "None",
                                            "LocalDirectory",
                                            directory.resolve("web" + i).toString()))))
                    .expect(201);
        }
        runsOnTargets(wire, workplace, script);
        workplace.release(wire, "1.0.0");
        // The targets are checked when they are made.
        await(() -> count(wire, "states=Queued,Executing") == 0);
        return ids;
    }

    private static void runsOnTargets(Wire wire, Workplace workplace, String script) {
        String path = API + "/projects/" + workplace.project() + "/deploymentprocesses";
        Object version = wire.get(path).expect(200).at("Version");
        var action = Map.of(
                "Name",
                "Run a script",
                "ActionType",
                "Octopus.Script",
                "Properties",
                Map.of(
                        "Octopus.Action.RunOnServer", "false",
                        "Octopus.Action.Script.ScriptSource", "Inline",
                        "Octopus.Action.Script.Syntax", "Bash",
                        "Octopus.Action.Script.ScriptBody", script));
        var step = Map.of(
                "Name",
                "Run a script",
                "Properties",
                Map.of("Octopus.Action.TargetRoles", "web"),
                "Actions",
                List.of(action));
        wire.put(path, Workplace.json(Map.of("Version", version, "Steps", List.of(step))))
                .expect(200);
    }

    /** The ids of the deployments' tasks by the ids of the deployments. */
    private static Map<String, String> deploy(Wire wire, List<String> environments) {
        Wire.Answer answer = wire.post(
                        API + "/deployments/create/untenanted/v1",
                        Workplace.json(Map.of(
                                "ProjectName", "Acme", "ReleaseVersion", "1.0.0", "EnvironmentNames", environments)))
                .expect(201);
        var tasks = new HashMap<String, String>();
        for (int i = 0; i < environments.size(); i++) {
            tasks.put(
                    answer.text("DeploymentServerTasks/" + i + "/DeploymentId"),
                    answer.text("DeploymentServerTasks/" + i + "/ServerTaskId"));
        }
        return tasks;
    }

    private static int count(Wire wire, String query) {
        return ((Number) wire.get(API + "/tasks?take=1&" + query).expect(200).at("TotalResults")).intValue();
    }

    private static String log(Wire wire, String task) {
        return wire.get(API + "/tasks/" + task + "/raw").expect(200).body();
    }

    @Test
    void whicheverNodeIsKilledEachTaskRunsOnceAndNoneIsLost() throws IOException {
        Path ran = directory.resolve("ran");
        List<String> environments = prepare(
                ENVIRONMENTS, "echo \"$(get_octopusvariable 'Octopus.Deployment.Id')\" >> '" + ran + "'; echo ran");
        var tasks = new HashMap<String, String>();
        while (tasks.size() < TASKS) {
            tasks.putAll(deploy(wire("a"), environments));
        }
        int before = count(wire("a"), "states=Success");

        for (int kill = 1; kill <= KILLS; kill++) {
            int done = before + tasks.size() * kill / (KILLS + 1);
            String doomed = random.nextBoolean() ? "a" : "b";
            Wire other = wire(doomed.equals("a") ? "b" : "a");
            await(() -> count(other, "states=Success") >= Math.min(done, before + tasks.size() - ENVIRONMENTS));
            nodes.get(doomed).kill();
            start(doomed);
        }
        await(() -> count(wire("a"), "states=Queued,Executing") == 0);

        assertThat(Files.readAllLines(ran)).containsExactlyInAnyOrderElementsOf(tasks.keySet());
        ToIntFunction<String> lines = task -> log(wire("a"), task).split("\\|   ran\n", -1).length - 1;
        assertThat(tasks.values()).allSatisfy(task -> assertThat(lines.applyAsInt(task))
                .as(() -> log(wire("a"), task))
                .isEqualTo(1));
        assertThat(count(wire("b"), "states=Failed,Canceled,TimedOut")).isZero();
    }

    @Test
    void aNodeThatWasStoppedForAWhileLeavesItsHandsOffWhatAnotherHasTakenOver() {
        Path starts = directory.resolve("starts");
        Path end = directory.resolve("end");
        List<String> environments = prepare(
                1,
                """
                echo started >> '%s'
                i=0
                while [ ! -e '%s' ]; do
                  i=$((i + 1))
                  echo "line $i of the script"
                  sleep 0.2
                done
                """
                        .formatted(starts, end));
        String task = deploy(wire("a"), environments).values().iterator().next();
        await(() -> log(wire("a"), task).contains("line 3 of the script"));
        String stopped = wire("a").get("/api/tasks/" + task).text("ServerNode");
        String other = stopped.equals("a") ? "b" : "a";

        signal("STOP", stopped);
        await(() -> wire(other).get("/api/tasks/" + task).text("ServerNode").equals(other));
        int last = lines(log(wire(other), task)).size();
        await(() -> lines(log(wire(other), task)).size() > last);
        signal("CONT", stopped);
        await(() -> endsHere(stopped, task) > 0);
        write(end);
        await(() -> Boolean.TRUE.equals(wire(other).get("/api/tasks/" + task).at("IsCompleted")));

        String log = log(wire(other), task);
        List<Integer> lines = lines(log);
        assertThat(wire(other).get("/api/tasks/" + task).text("State")).as(log).isEqualTo("Success");
        assertThat(lines)
                .as(log)
                .containsExactlyElementsOf(
                        IntStream.rangeClosed(1, lines.size()).boxed().toList());
        assertThat(log)
                .contains("The node " + other + " goes on with the task, which the node " + stopped + " has left.");
        assertThat(starts).hasContent("started");
        assertThat(endsHere(stopped, task)).isEqualTo(1);
        wire(stopped).get("/health/ready").expect(200);
    }

    private static List<Integer> lines(String log) {
        return LINE.matcher(log)
                .results()
                .map(found -> Integer.valueOf(found.group(1)))
                .toList();
    }

    private long endsHere(String node, String task) {
        return nodes.get(node).errors().stream()
                .filter(line -> line.contains(task + " ends here"))
                .count();
    }

    private void signal(String name, String node) {
        try {
            int code = new ProcessBuilder(
                            "kill", "-" + name, String.valueOf(nodes.get(node).pid()))
                    .inheritIO()
                    .start()
                    .waitFor();
            assertThat(code).isZero();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private static void write(Path file) {
        try {
            Files.createFile(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
