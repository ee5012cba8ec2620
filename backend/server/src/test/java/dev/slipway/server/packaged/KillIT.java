package dev.slipway.server.packaged;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.slipway.server.Wire;
import dev.slipway.server.packaged.SlipwayProcess.Command;
import dev.slipway.server.ssh.OpenSshServer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * The server is killed again and again: what it has acknowledged is there, and its deployments end as if nothing had
 * happened. {@code -Pfaults} kills it fifty times, by a seed of the day; {@code -Dslipway.faults.seed=} repeats a run.
 */
@Timeout(900)
class KillIT {
    static final int PACKAGE_BYTES = 1024 * 1024;

    private static final boolean IN_FULL = Boolean.getBoolean("slipway.faults");
    private static final int KILLS = IN_FULL ? 50 : 20;
    private static final long SEED = Long.getLong("slipway.faults.seed", IN_FULL ? System.nanoTime() : 20_261_123);
    private static final List<Blow> BLOWS = List.of(Blow.values());
    private static final int LINES = 600;
    private static final String ROLES = "Octopus.Action.TargetRoles";
    private static final int EXIT_CODE = 7;
    private static final String API = "/api/" + Workplace.SPACE;
    private static final Pattern LINE = Pattern.compile("line (\\d+) of the script");
    private static final String GOES_ON = "The server was restarted; the task goes on.";

    @TempDir
    Path directory;

    private final Random random = new Random(SEED);
    private final Deeds deeds = new Deeds();
    private final List<String> story = new ArrayList<>();

    /** A deployment that goes on, and whether its script will fail. */
    private record Underway(String task, boolean isToFail, int firstBlow) {}

    private Optional<Underway> underway = Optional.empty();
    private int rounds;
    private int interruptionsSeen;

    @BeforeAll
    static void requireOpenSsh() {
        assumeTrue(OpenSshServer.isInstalled(), "OpenSSH's server is not installed");
    }

    @Test
    void whateverTheInstantNothingIsLostAndNothingHappensTwice() throws IOException {
        try (var target = new SshTarget(Files.createDirectory(directory.resolve("sshd")))) {
            Workplace workplace;
            try (SlipwayProcess server = start()) {
                workplace = Workplace.make(server.wire(), "Acme");
                target.join(server.wire(), workplace.environment(), "web1", "web", "pool");
                target.join(server.wire(), workplace.environment(), "web2", "pool");
                workplace.process(server.wire(), steps());
            }
            for (int blow = 0; blow < KILLS; blow++) {
                // Each kind as often as any other, in an order that differs.
                Blow kind = BLOWS.get(blow < BLOWS.size() ? blow : random.nextInt(BLOWS.size()));
                story.add(kind.name());
                try (SlipwayProcess server = start()) {
                    if (kind != Blow.STARTING) {
                        goOn(server.wire(), workplace, blow);
                    }
                    kind.strike(server, target, random);
                }
            }
            try (SlipwayProcess server = start()) {
                deeds.areAllThere(server.wire());
                awaitEnd(server.wire());
                assertThat(target.tickets()).as(this::told).isEmpty();
            }
        }
        assertThat(interruptionsSeen).as(this::told).isGreaterThan(KILLS / 4);
    }

    private SlipwayProcess start() {
        return Command.server(directory.resolve("data")).start();
    }

    /** What to know when this fails. */
    private String told() {
        return "seed " + SEED + ", " + story;
    }

    /** Looks whether everything is as it should be, and gives the server the next things to do. */
    private void goOn(Wire wire, Workplace workplace, int blow) {
        deeds.areAllThere(wire);
        if (underway.filter(deployment -> isCompleted(wire, deployment)).isPresent()) {
            checkEnd(wire, underway.get());
            underway = Optional.empty();
        }
        if (underway.isEmpty()) {
            int round = ++rounds;
            boolean isToFail = random.nextInt(3) == 0;
            String version = "1.0." + round;
            deeds.createEnvironment(wire, "Round " + round);
            deeds.push(wire, "Acme.Web." + version + ".zip", zip());
            deeds.setVariable(wire, workplace, String.valueOf(isToFail ? EXIT_CODE : 0));
            deeds.createRelease(wire, workplace, version);
            underway = Optional.of(new Underway(deeds.deploy(wire, workplace, version), isToFail, blow));
        }
    }

    private void awaitEnd(Wire wire) throws IOException {
        if (underway.isPresent()) {
            while (!isCompleted(wire, underway.get())) {
                pause();
            }
            checkEnd(wire, underway.get());
        }
    }

    private static void pause() {
        try {
            TimeUnit.MILLISECONDS.sleep(50);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private static boolean isCompleted(Wire wire, Underway deployment) {
        return Boolean.TRUE.equals(
                wire.get(API + "/tasks/" + deployment.task()).expect(200).at("IsCompleted"));
    }

    private void checkEnd(Wire wire, Underway deployment) {
        String task = deployment.task();
        String log = wire.get(API + "/tasks/" + task + "/raw").expect(200).body();
        String told = told() + ": " + task + "\n" + log;

        assertThat(wire.get(API + "/tasks/" + task).text("State"))
                .as(told)
                .isEqualTo(deployment.isToFail() ? "Failed" : "Success");
        assertThat(LINE.matcher(log).results().map(line -> Integer.parseInt(line.group(1))))
                .as(told)
                .containsExactlyElementsOf(
                        IntStream.rangeClosed(1, LINES).boxed().toList());
        assertThat(counted(task))
                .as(told)
                .containsExactlyElementsOf(
                        deployment.isToFail()
                                ? List.of("lines web1", "check web1", "always")
                                : List.of(
                                        "lines web1",
                                        "check web1",
                                        "note web1",
                                        "check web2",
                                        "note web2",
                                        "after web1",
                                        "always"));
        assertThat(log.contains("exited with code " + EXIT_CODE)).as(told).isEqualTo(deployment.isToFail());
        int interruptions = occurrences(GOES_ON, log);
        assertThat(interruptions).as(told).isBetween(0, story.size() - deployment.firstBlow());
        assertThat(log).as(told).doesNotContain("was interrupted");
        String page = wire.get("/app/" + Workplace.SPACE + "/tasks/" + task)
                .expect(200)
                .body();
        assertThat(shown(GOES_ON, page)).as(told).isEqualTo(interruptions);
        interruptionsSeen += interruptions;
    }

    private static int occurrences(String text, String log) {
        return (int) log.lines().filter(line -> line.contains(text)).count();
    }

    /** The lines of the log that a page shows to everybody, which verbose ones are not. */
    private static int shown(String text, String page) {
        return (int) page.lines()
                .filter(line -> line.contains("line of-info") && line.contains(text))
                .count();
    }

    private Path counter() {
        return directory.resolve("counter");
    }

    /** What the steps of a task noted, in the order in which they did. */
    private List<String> counted(String task) {
        try (var lines = Files.lines(counter())) {
            return lines.filter(line -> line.startsWith(task + " "))
                    .map(line -> line.substring(task.length() + 1))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A package to a target, many lines there, two actions from target to target, and two steps more. */
    private List<Map<String, ?>> steps() {
        String lines =
                """
                i=0
                while [ $i -lt %d ]; do
                  i=$((i + 1)); echo "line $i of the script"
                  [ $((i %% 20)) -ne 0 ] || sleep 0.1
                done
                """
                        .formatted(LINES);
        return List.of(
                Map.of(
                        "Name", "Deploy",
                        "Properties", Map.of(ROLES, "web"),
                        "Actions",
                                List.of(Map.of(
                                        "Name", "Deploy",
                                        "ActionType", "Octopus.TentaclePackage",
                                        "Packages",
                                                List.of(Map.of(
                                                        "Name",
                                                        "",
                                                        "PackageId",
                                                        "Acme.Web",
                                                        "FeedId",
                                                        "feeds-builtin"))))),
                step("lines", Map.of(ROLES, "web"), "Success", noting("lines", lines)),
                step(
                        "rolling",
                        Map.of(ROLES, "pool", "Octopus.Action.MaxParallelism", "1"),
                        "Success",
                        noting("check", "exit #{Greeting}"),
                        noting("note", "")),
                step("after", Map.of(ROLES, "web"), "Success", noting("after", "")),
                step("always", Map.of(), "Always", noting("always", "")));
    }

    private static Map<String, ?> step(
            String name, Map<String, String> properties, String condition, Map<?, ?>... actions) {
        return Map.of("Name", name, "Condition", condition, "Properties", properties, "Actions", List.of(actions));
    }

    /** An action that notes itself, and its target if it has one, before it runs its script. */
    private Map<String, ?> noting(String name, String script) {
        String target = name.equals("always") ? "" : " #{Octopus.Machine.Name}";
        return Workplace.script(
                name,
                target.isEmpty(),
                "echo '#{Octopus.Task.Id} " + name + target + "' >> '" + counter() + "'\n" + script);
    }

    /** A megabyte that cannot be compressed, of its own in each round. */
    private byte[] zip() {
        byte[] content = new byte[PACKAGE_BYTES];
        random.nextBytes(content);
        var bytes = new ByteArrayOutputStream();
        try (var zip = new ZipOutputStream(bytes)) {
            zip.putNextEntry(new ZipEntry("content.bin"));
            zip.write(content);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }
}
