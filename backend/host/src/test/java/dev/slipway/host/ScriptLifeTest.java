package dev.slipway.host;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What happens to a script from its start to its end, under every POSIX shell this machine has. */
@Timeout(value = 2, unit = TimeUnit.MINUTES)
class ScriptLifeTest {
    private static final Duration NO_WAIT = Duration.ZERO;

    @TempDir
    Path root;

    @ParameterizedTest
    @MethodSource("dev.slipway.host.TestMachines#posixShells")
    void theOutputAndTheExitCodeComeBack(String shell) throws Exception {
        try (ScriptHost host = TestMachines.under(shell, root)) {
            var finished = new ScriptRunner(host).run("echo one; echo two >&2; sleep 0.2; printf three; exit 42");

            assertThat(finished.state()).isEqualTo(new ScriptState.Exited(42));
            assertThat(finished.stdout()).isEqualTo("one\nthree");
            assertThat(finished.stderr()).isEqualTo("two\n");
            assertThat(finished.text()).endsWith("three");
        }
    }

    @ParameterizedTest
    @MethodSource("dev.slipway.host.TestMachines#posixShells")
    void aScriptThatSomebodyKillsHasTheExitCodeOfTheSignal(String shell) throws Exception {
        try (ScriptHost host = TestMachines.under(shell, root)) {
            assertThat(new ScriptRunner(host).run("echo before; kill -9 $$").state())
                    .isEqualTo(new ScriptState.Exited(137));
        }
    }

    @ParameterizedTest
    @MethodSource("dev.slipway.host.TestMachines#posixShells")
    void aScriptWhoseSupervisorWasKilledIsLostAndCanStillBeEnded(String shell) throws Exception {
        try (ScriptHost host = TestMachines.under(shell, root)) {
            var runner = new ScriptRunner(host);
            String marker = marker();
            Ticket ticket = runner.start("echo hello; sh -c 'while :; do sleep 0.1; done # " + marker + "'");
            runner.await(ticket, "hello");
            awaitProcesses(marker, 1);
            kill(recorded(ticket)[0]);

            assertThat(runner.finish(ticket).state())
                    .isEqualTo(new ScriptState.Lost("the script's supervisor was killed"));

            ScriptRunner.cancel(host, ticket);
            assertThat(TestMachines.processesWith(marker)).isEmpty();
            assertThat(runner.finish(ticket).stdout()).isEqualTo("hello\n");
        }
    }

    @Test
    void aScriptFromBeforeTheLastBootIsLost() throws Exception {
        try (ScriptHost host = TestMachines.local(root)) {
            var runner = new ScriptRunner(host);
            Ticket ticket = runner.start("echo hello; sleep 60");
            runner.await(ticket, "hello");
            String[] record = recorded(ticket);
            record(ticket, record[0], record[1], "another-boot");

            assertThat(runner.finish(ticket).state())
                    .isEqualTo(new ScriptState.Lost("the machine was restarted while the script ran"));

            record(ticket, record);
            host.cancel(ticket);
        }
    }

    @Test
    void anotherProcessWithTheSupervisorsNumberIsNotTheSupervisor() throws Exception {
        try (ScriptHost host = TestMachines.local(root)) {
            var runner = new ScriptRunner(host);
            Ticket ticket = runner.start("echo hello; sleep 60");
            runner.await(ticket, "hello");
            String[] record = recorded(ticket);
            record(ticket, record[0], "1", record[2]);

            assertThat(runner.finish(ticket).state())
                    .isEqualTo(new ScriptState.Lost("the script's supervisor was killed"));

            record(ticket, record);
            host.cancel(ticket);
        }
    }

    @Test
    void cancellingALostScriptSparesWhoeverHasItsSupervisorsNumberNow() throws Exception {
        Process bystander = new ProcessBuilder("setsid", "sleep", "60").start();
        try (ScriptHost host = TestMachines.local(root)) {
            var runner = new ScriptRunner(host);
            Ticket ticket = runner.start("echo hello");
            runner.finish(ticket);
            Files.delete(directory(ticket).resolve("ended.0"));
            record(ticket, String.valueOf(bystander.pid()), "1", recorded(ticket)[2]);

            ScriptRunner.cancel(host, ticket);
            assertThat(bystander.isAlive()).isTrue();
        } finally {
            bystander.destroyForcibly();
        }
    }

    @Test
    void aScriptThatHasEndedIsNotCancelledAndItsServicesLiveOn() throws Exception {
        try (ScriptHost host = TestMachines.local(root)) {
            var runner = new ScriptRunner(host);
            String marker = marker();
            Ticket ticket =
                    runner.start("nohup sh -c 'while :; do sleep 0.1; done # " + marker + "' >/dev/null 2>&1 &");
            assertThat(runner.finish(ticket).state()).isEqualTo(new ScriptState.Exited(0));

            assertThat(host.cancel(ticket)).isEqualTo(new Cancellation(new ScriptState.Exited(0), List.of(), false));

            assertThat(TestMachines.processesWith(marker)).hasSize(1);
            killAll(marker);
        }
    }

    @Test
    void aServiceThatKeepsTheOutputOpenDoesNotKeepTheScriptRunning() throws Exception {
        try (ScriptHost host = TestMachines.local(root)) {
            var runner = new ScriptRunner(host);
            String marker = marker();
            Ticket ticket =
                    runner.start("echo done; sh -c 'while :; do echo on; sleep 0.1; done # " + marker + "' & exit 3");

            assertThat(runner.finish(ticket).state()).isEqualTo(new ScriptState.Exited(3));

            host.forget(ticket);
            assertThat(TestMachines.processesWith(marker)).hasSize(1);
            killAll(marker);
        }
    }

    @Test
    void aTicketThatWasNeverStartedIsLost() throws Exception {
        try (ScriptHost host = TestMachines.local(root)) {
            assertThat(host.read(ScriptRunner.newTicket(), OutputPosition.START, NO_WAIT)
                            .state())
                    .isEqualTo(new ScriptState.Lost("the machine knows nothing of this script"));
        }
    }

    @Test
    void aTicketCancelledBeforeItsStartNeverStarts() throws Exception {
        try (ScriptHost host = TestMachines.local(root)) {
            var runner = new ScriptRunner(host);
            Ticket ticket = ScriptRunner.newTicket();
            Path witness = root.resolve("witness");
            ScriptRunner.cancel(host, ticket);

            runner.start(ticket, "touch '" + witness + "'", Map.of());

            assertThat(runner.finish(ticket).state()).isEqualTo(new ScriptState.Cancelled());
            assertThat(witness).doesNotExist();
        }
    }

    /** Whatever the supervisor is just doing. */
    @RepeatedTest(10)
    void cancellingRightAfterTheStartLeavesNothing() throws Exception {
        try (ScriptHost host = TestMachines.local(root)) {
            String marker = marker();
            Ticket ticket = new ScriptRunner(host).start("sh -c 'while :; do sleep 0.1; done # " + marker + "'");

            ScriptRunner.cancel(host, ticket);

            assertThat(TestMachines.processesWith(marker)).isEmpty();
            assertThat(TestMachines.processesWith(ticket.id())).isEmpty();
        }
    }

    @Test
    void aCancelledScriptMayCleanUp() throws Exception {
        try (ScriptHost host = TestMachines.local(root)) {
            var runner = new ScriptRunner(host);
            Ticket ticket =
                    runner.start("trap 'echo cleaned up; exit 5' TERM; echo ready; while :; do sleep 0.1; done");
            runner.await(ticket, "ready");

            ScriptRunner.cancel(host, ticket);
            assertThat(runner.finish(ticket).stdout()).isEqualTo("ready\ncleaned up\n");
        }
    }

    @Test
    void aForgottenTicketLeavesNothingBehind() throws Exception {
        try (ScriptHost host = TestMachines.local(root)) {
            var runner = new ScriptRunner(host);
            Ticket ticket = runner.start("mkdir locked && touch locked/file && chmod 500 locked");
            runner.finish(ticket);
            host.files().claimDirectory(root.resolve("apps").toString(), "1.0", ticket);

            host.forget(ticket);

            assertThat(root.resolve("tickets")).isEmptyDirectory();
            assertThat(root.resolve("claims")).isEmptyDirectory();
        }
    }

    @Test
    void aRunningScriptIsNotForgotten() throws Exception {
        try (ScriptHost host = TestMachines.local(root)) {
            Ticket ticket = new ScriptRunner(host).start("sleep 60");

            assertThatThrownBy(() -> host.forget(ticket))
                    .isInstanceOf(IOException.class)
                    .hasMessage("Could not forget the script " + ticket + ": the script still runs");

            host.cancel(ticket);
        }
    }

    private static String marker() {
        return "marker-" + UUID.randomUUID();
    }

    private Path directory(Ticket ticket) {
        return root.resolve("tickets").resolve(ticket.id());
    }

    /** The supervisor's process id, its start time, and the boot id. */
    private String[] recorded(Ticket ticket) throws IOException {
        return Files.readString(directory(ticket).resolve("supervisor")).strip().split(" ");
    }

    private void record(Ticket ticket, String... words) throws IOException {
        Files.writeString(directory(ticket).resolve("supervisor"), String.join(" ", words) + "\n");
    }

    private static void awaitProcesses(String marker, int count) throws Exception {
        while (TestMachines.processesWith(marker).size() < count) {
            Thread.onSpinWait();
        }
    }

    private static void kill(String process) throws Exception {
        new ProcessBuilder(List.of("kill", "-9", process)).start().waitFor();
    }

    private static void killAll(String marker) throws Exception {
        new ProcessBuilder("pkill", "-9", "-f", marker).start().waitFor();
    }
}
