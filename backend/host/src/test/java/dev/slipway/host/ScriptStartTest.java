package dev.slipway.host;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** That a script is started once, with exactly what it was given, and that nobody else sees it. */
class ScriptStartTest {
    @TempDir
    Path root;

    private ScriptHost host;
    private ScriptRunner runner;

    @BeforeEach
    void connect() {
        host = TestMachines.local(root);
        runner = new ScriptRunner(host);
    }

    @AfterEach
    void disconnect() {
        host.close();
    }

    @ParameterizedTest
    @MethodSource("dev.slipway.host.TestMachines#posixShells")
    void aTicketStartsOnceHoweverManyAskAtTheSameTime(String shell) throws Exception {
        Path witness = root.resolve("witness");
        Ticket ticket = ScriptRunner.newTicket();
        try (ScriptHost other = TestMachines.under(shell, root)) {
            var others = new ScriptRunner(other);
            List<Callable<Ticket>> starts = new ArrayList<>();
            for (int i = 0; i < 12; i++) {
                starts.add(() -> others.start(ticket, "echo ran >>'" + witness + "'", Map.of()));
            }
            ExecutorService executor = Executors.newFixedThreadPool(12);
            try {
                for (Future<Ticket> start : executor.invokeAll(starts)) {
                    start.get();
                }
            } finally {
                executor.shutdown();
            }
            assertThat(others.finish(ticket).state()).isEqualTo(new ScriptState.Exited(0));
        }
        assertThat(witness).hasContent("ran");
        assertThat(root.resolve("tickets")).isDirectoryContaining("glob:**/" + ticket.id());
        try (var tickets = Files.list(root.resolve("tickets"))) {
            assertThat(tickets).hasSize(1);
        }
    }

    @Test
    void aSecondStartDoesNothingEvenAfterTheEnd() throws Exception {
        Ticket ticket = runner.start("echo first");
        runner.finish(ticket);

        runner.start(ticket, "echo second", Map.of());

        assertThat(runner.finish(ticket).stdout()).isEqualTo("first\n");
    }

    @Test
    void aStartThatBrokeOffHalfWayLeavesNothingAndCanBeMadeAgain() throws Exception {
        Ticket ticket = ScriptRunner.newTicket();
        var broken = new FileContent("big", false, new BrokenSource(100_000, 5_000));
        List<String> command = List.of("/bin/echo", "hello");

        assertThatThrownBy(() -> host.start(ticket, ScriptRun.of(List.of(broken), command)))
                .isInstanceOf(IOException.class)
                .hasMessage("the source broke");
        host.start(ticket, ScriptRun.of(List.of(), command));

        assertThat(runner.finish(ticket).stdout()).isEqualTo("hello\n");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "plain",
                "with blanks  and\ttabs",
                "it's \"quoted\"",
                "$HOME `id` $(id) \\ \\n",
                "* ? [a] ~ ! # ; & | < > ( )",
                "two\nlines\n",
                "-n",
                "",
                "äöü 日本語 🚀"
            })
    void argumentsAndEnvironmentArriveUnchanged(String value) throws Exception {
        Ticket ticket = ScriptRunner.newTicket();
        host.start(
                ticket,
                new ScriptRun(
                        List.of(),
                        List.of("/bin/sh", "-c", "printf '<%s>' \"$1\" \"$GIVEN\"", "sh", value),
                        null,
                        Map.of("GIVEN", value)));

        assertThat(runner.finish(ticket).stdout()).isEqualTo("<" + value + "><" + value + ">");
    }

    @Test
    void aScriptRunsInAFreshPrivateDirectoryUnlessAnotherIsGiven() throws Exception {
        assertThat(runner.run("pwd; ls -A; ls -ld . | cut -c1-10").stdout())
                .matches("\\Q" + root + "\\E/tickets/t-[^/]+/work\ndrwx------\n");

        Path elsewhere = Files.createDirectory(root.resolve("it's else where"));
        Ticket ticket = ScriptRunner.newTicket();
        host.start(ticket, new ScriptRun(List.of(), List.of("/bin/pwd"), elsewhere.toString(), Map.of()));
        assertThat(runner.finish(ticket).stdout()).isEqualTo(elsewhere + "\n");
    }

    @Test
    void aDirectoryThatDoesNotExistIsToldInTheOutput() throws Exception {
        Ticket ticket = ScriptRunner.newTicket();
        host.start(ticket, new ScriptRun(List.of(), List.of("/bin/pwd"), "/does/not/exist", Map.of()));

        var finished = runner.finish(ticket);

        assertThat(finished.state()).isInstanceOfSatisfying(ScriptState.Exited.class, e -> assertThat(e.code())
                .isNotZero());
        assertThat(finished.stderr()).contains("/does/not/exist");
    }

    @Test
    void aProgramThatDoesNotExistIsToldInTheOutput() throws Exception {
        Ticket ticket = ScriptRunner.newTicket();
        host.start(ticket, ScriptRun.of(List.of(), List.of("no-such-program")));

        var finished = runner.finish(ticket);

        assertThat(finished.state()).isEqualTo(new ScriptState.Exited(127));
        assertThat(finished.stderr()).contains("no-such-program");
    }

    @Test
    void theFilesOfARunArePrivate() throws Exception {
        Ticket ticket = ScriptRunner.newTicket();
        String files = host.privateDirectory(ticket);
        host.start(
                ticket,
                ScriptRun.of(
                        List.of(
                                new FileContent("run me", true, ByteSource.of("#!/bin/sh\ncat \"$1\"")),
                                FileContent.of("deep/er/-data", "hello")),
                        List.of(files + "/run me", files + "/deep/er/-data")));

        assertThat(runner.finish(ticket).stdout()).isEqualTo("hello");
        Path ticketDirectory = root.resolve("tickets").resolve(ticket.id());
        try (var all = Files.walk(ticketDirectory)) {
            assertThat(all)
                    .allSatisfy(path -> assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(path)))
                            .endsWith("------"));
        }
    }

    @Test
    void theScriptHasTheUsersUmaskAndNoInput() throws Exception {
        String umask = new String(
                new ProcessBuilder("/bin/sh", "-c", "umask")
                        .start()
                        .getInputStream()
                        .readAllBytes(),
                StandardCharsets.US_ASCII);

        assertThat(runner.run("umask; cat").stdout()).isEqualTo(umask);
    }

    @Test
    void aSecretIsInNoProcessList() throws Exception {
        String secret = "s3cret-" + ScriptRunner.newTicket();
        Ticket ticket = ScriptRunner.newTicket();
        host.start(
                ticket,
                new ScriptRun(
                        List.of(FileContent.of("script.sh", "echo ready; sleep 60 # " + secret)),
                        List.of("/bin/sh", host.privateDirectory(ticket) + "/script.sh"),
                        null,
                        Map.of("PASSWORD", secret)));
        runner.await(ticket, "ready");

        assertThat(TestMachines.processesWith(secret)).isEmpty();
        Process ps = new ProcessBuilder("ps", "-efww").start();
        assertThat(new String(ps.getInputStream().readAllBytes(), StandardCharsets.UTF_8))
                .contains("supervise.sh")
                .doesNotContain(secret);
        host.cancel(ticket);
    }

    @Test
    void aRunShowsNoSecretAsText() {
        var run = new ScriptRun(
                List.of(FileContent.of("key", "s3cret")), List.of("/bin/true"), null, Map.of("PASSWORD", "s3cret"));

        assertThat(run.toString()).contains("key", "PASSWORD").doesNotContain("s3cret");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "a b", "../x", "a/b", "a.b", "ä", "a\n"})
    void otherTextIsNoTicket(String id) {
        assertThatThrownBy(() -> new Ticket(id)).isInstanceOf(IllegalArgumentException.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "1A", "A-B", "A=B", "A B", "Ä"})
    void otherTextNamesNoEnvironmentVariable(String name) {
        assertThatThrownBy(() -> new ScriptRun(List.of(), List.of("x"), null, Map.of(name, "v")))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
