package dev.slipway.server.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.slipway.api.LogCategory;
import dev.slipway.host.HostUnreachable;
import dev.slipway.server.ssh.OpenSshServer;
import dev.slipway.server.ssh.SshConnector;
import dev.slipway.server.ssh.SshEndpoint;
import dev.slipway.server.ssh.SshSettings;
import dev.slipway.server.ssh.TestKeys;
import dev.slipway.server.ssh.TestNetwork;
import dev.slipway.server.steps.ActionFixture;
import dev.slipway.server.steps.ActionFixture.Outcome;
import dev.slipway.server.steps.TestActions;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What a deployment makes of a connection that is lost, on OpenSSH. With {@code -Pfaults} nothing of it is hurried. */
@Timeout(300)
class InterruptionTest {
    private static final boolean IN_FULL = Boolean.getBoolean("slipway.faults");
    private static final SshSettings HURRIED = new SshSettings(
            Duration.ofSeconds(2), Duration.ofSeconds(2), Duration.ofSeconds(10), Duration.ofMillis(200));
    private static final long CUT_MILLIS = IN_FULL ? 60_000 : 1_000;
    private static final int BLOCK = 100;
    private static final int PACKAGE_CHARACTERS = 2_000_000;

    @TempDir
    Path directory;

    private OpenSshServer sshd;
    private TestNetwork network;
    private SshConnector connector;
    private ActionFixture fixture;

    @BeforeAll
    static void requireOpenSsh() {
        assumeTrue(OpenSshServer.isInstalled(), "OpenSSH's server is not installed");
    }

    @BeforeEach
    void open() throws IOException {
        sshd = OpenSshServer.start(
                Files.createDirectory(directory.resolve("sshd")), TestKeys.publicLine("ed25519"), "MaxStartups 100");
        network = new TestNetwork(sshd.host(), sshd.port());
        connector = new SshConnector(IN_FULL ? SshSettings.DEFAULT : HURRIED);
        var endpoint = new SshEndpoint(sshd.host(), network.port(), sshd.user(), sshd.fingerprint());
        fixture = new ActionFixture(Files.createDirectory(directory.resolve("fixture")))
                .on(() -> connector.connect(endpoint, TestKeys.privateKey("ed25519.openssh")));
    }

    @AfterEach
    void close() throws IOException {
        sshd.stop();
        fixture.close();
        connector.close();
        network.close();
    }

    @Test
    void aScriptIsFollowedThroughEveryLossOfTheConnection() throws Exception {
        List<Fault> faults = List.of(
                () -> sshd.dropConnections(),
                () -> sshd = sshd.restart(),
                this::cutTheNetwork,
                () -> network.swallowEverything());
        fixture.begin(
                TestActions.script("A", "Bash", blocks(faults.size() + 2) + "exit 3\n"),
                TestActions.script("B", "Bash", "echo never"));
        goOn(0);
        awaitLine(BLOCK);
        for (int block = 1; block <= faults.size(); block++) {
            goOn(block);
            faults.get(block - 1).happen();
            int interruptions = block;
            awaitLog(() -> fixture.log().stream()
                            .filter(InterruptionTest::isInterruption)
                            .count()
                    == interruptions);
            awaitLine((block + 1) * BLOCK);
        }
        goOn(faults.size() + 1);

        Outcome outcome = fixture.awaitEnd().failed();

        assertThat(outcome.info().stream().filter(line -> line.startsWith("line ")))
                .containsExactlyElementsOf(lines((faults.size() + 2) * BLOCK));
        assertThat(counter()).hasContent("started");
        assertThat(interruptions(outcome)).as("one line for each fault").hasSize(faults.size());
        assertThat(outcome.toString()).contains("exited with code 3").doesNotContain("never");
    }

    @Test
    void aPackageThatWasHalfSentIsSentAgain() throws Exception {
        fixture.withPackage("", "Acme.Web", "big.txt", noise());
        var isDropped = new AtomicBoolean();
        network.watch(bytes -> {
            if (bytes > PACKAGE_CHARACTERS / 4 && isDropped.compareAndSet(false, true)) {
                sshd.dropConnections();
            }
        });

        Outcome outcome = fixture.run(TestActions.action(
                        "A", "Octopus.TentaclePackage", "Octopus.Action.Package.PackageId", "Acme.Web"))
                .succeeded();

        assertThat(isDropped).isTrue();
        assertThat(interruptions(outcome)).hasSize(1);
        assertThat(fixture.installed("Acme.Web").resolve("big.txt")).hasSize(PACKAGE_CHARACTERS);
    }

    @Test
    void aTaskThatIsHandedOverWhileItsTargetIsOutOfReachFollowsTheScriptLater() throws Exception {
        fixture.begin(TestActions.script("A", "Bash", blocks(2)));
        goOn(0);
        awaitLine(BLOCK);
        network.cut();
        goOn(1);
        awaitLog(() -> fixture.log().stream().anyMatch(InterruptionTest::isInterruption));

        fixture.restart();
        network.mend();
        Outcome outcome = fixture.awaitEnd().succeeded();

        assertThat(outcome.info().stream().filter(line -> line.startsWith("line ")))
                .containsExactlyElementsOf(lines(2 * BLOCK));
        assertThat(counter()).hasContent("started");
    }

    @Test
    void aTargetThatWasRestartedHasLostItsScript() throws Exception {
        fixture.begin(TestActions.script("A", "Bash", blocks(2)), TestActions.script("B", "Bash", "echo never"));
        goOn(0);
        awaitLine(BLOCK);

        network.cut();
        killScripts();
        forgeBootId();
        network.mend();
        Outcome outcome = fixture.awaitEnd().failed();

        assertThat(outcome.info().stream().filter(line -> line.startsWith("line ")))
                .containsExactlyElementsOf(lines(BLOCK));
        assertThat(outcome.toString())
                .contains("The script is lost: the machine was restarted while the script ran")
                .doesNotContain("never");
        assertThat(interruptions(outcome)).hasSize(1);
    }

    @Test
    void aTargetThatWasNeverReachedFailsItsActionAtTheThirdAttempt() throws Exception {
        var attempts = new AtomicInteger();
        fixture.on(() -> {
            attempts.incrementAndGet();
            throw new HostUnreachable("Nobody answers");
        });

        Outcome outcome =
                fixture.run(TestActions.script("A", "Bash", "echo never")).failed();

        assertThat(attempts).hasValue(3);
        assertThat(outcome.lines(LogCategory.FATAL)).contains("Nobody answers");
        assertThat(interruptions(outcome)).isEmpty();
    }

    private interface Fault {
        void happen() throws Exception;
    }

    private void cutTheNetwork() throws InterruptedException {
        network.cut();
        TimeUnit.MILLISECONDS.sleep(CUT_MILLIS);
        network.mend();
    }

    /** A script that notes its start, and writes a hundred lines whenever it may. */
    private String blocks(int count) {
        return """
                echo started >> '%s'
                block=0; i=0
                while [ $block -lt %d ]; do
                  until [ -e '%s/go-'$block ]; do sleep 0.02; done
                  block=$((block + 1))
                  while [ $i -lt $((block * %d)) ]; do i=$((i + 1)); echo "line $i"; done
                done
                """
                .formatted(counter(), count, directory, BLOCK);
    }

    private Path counter() {
        return directory.resolve("counter");
    }

    private void goOn(int block) throws IOException {
        Files.createFile(directory.resolve("go-" + block));
    }

    private static List<String> lines(int count) {
        return IntStream.rangeClosed(1, count).mapToObj(i -> "line " + i).toList();
    }

    private void awaitLine(int number) {
        awaitLog(() -> fixture.log().contains("line " + number));
    }

    private static void awaitLog(BooleanSupplier condition) {
        while (!condition.getAsBoolean()) {
            try {
                TimeUnit.MILLISECONDS.sleep(20);
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
        }
    }

    private static List<String> interruptions(Outcome outcome) {
        return outcome.info().stream().filter(InterruptionTest::isInterruption).toList();
    }

    private static boolean isInterruption(String line) {
        return line.startsWith("The connection to web1 was interrupted");
    }

    /** Characters that no compression makes much of. */
    private static String noise() {
        return new Random(20_261_123)
                .ints(PACKAGE_CHARACTERS, '0', 'z')
                .mapToObj(Character::toString)
                .collect(Collectors.joining());
    }

    /** Ends what a restart of the target would end. */
    private void killScripts() throws IOException {
        String mark = "SLIPWAY_TICKET=" + fixture.root();
        ProcessHandle.allProcesses()
                .filter(process -> environment(process).contains(mark))
                .forEach(ProcessHandle::destroyForcibly);
        supervisors().forEach(file -> ProcessHandle.of(Long.parseLong(words(file)[0]))
                .ifPresent(supervisor -> {
                    supervisor.descendants().forEach(ProcessHandle::destroyForcibly);
                    supervisor.destroyForcibly();
                    supervisor.onExit().join();
                }));
    }

    private static String environment(ProcessHandle process) {
        try {
            return Files.readString(Path.of("/proc/" + process.pid() + "/environ"), StandardCharsets.ISO_8859_1);
        } catch (IOException e) {
            return "";
        }
    }

    /** The target has another boot id from now on: the one that the supervisor noted is none of this boot. */
    private void forgeBootId() throws IOException {
        for (Path file : supervisors()) {
            String[] words = words(file);
            Files.writeString(file, words[0] + " " + words[1] + " 00000000-another-boot\n");
        }
    }

    private List<Path> supervisors() throws IOException {
        try (Stream<Path> tickets = Files.list(fixture.root().resolve("tickets"))) {
            return tickets.map(ticket -> ticket.resolve("supervisor"))
                    .filter(Files::exists)
                    .toList();
        }
    }

    private static String[] words(Path file) {
        try {
            return Files.readString(file).strip().split(" ");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
