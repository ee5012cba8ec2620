package dev.slipway.host;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** That a cancelled script takes along whatever it started, and that what cannot be ended or told apart is named. */
@Timeout(value = 2, unit = TimeUnit.MINUTES)
@Execution(ExecutionMode.CONCURRENT)
class ProcessTreeTest {
    private final String marker = "marker-" + UUID.randomUUID();

    @TempDir
    Path directory;

    /** What a machine lets one see of its processes. */
    private enum Sight {
        ALL,
        WITHOUT_CONTROL_GROUPS,
        ONLY_PS,
        NOTHING;

        Shell shell(Path directory) throws Exception {
            if (this == ALL) {
                return new LocalShell();
            }
            String mounts = "mount -t tmpfs none /sys/fs/cgroup";
            if (this == WITHOUT_CONTROL_GROUPS) {
                return TestMachines.withMounts(mounts);
            }
            Path programs = Files.createDirectory(directory.resolve("bin"));
            Path real = Files.createDirectory(directory.resolve("proc"));
            program(
                    programs.resolve("ps"),
                    this == NOTHING
                            ? "exit 1"
                            : "exec nsenter --mount='" + real + "/"
                                    + ProcessHandle.current().pid() + "/ns/mnt' /bin/ps \"$@\"");
            return TestMachines.withMounts(mounts + "; mount --bind /proc '" + real
                    + "'; mount -t tmpfs none /proc; PATH='" + programs + "':$PATH; export PATH");
        }
    }

    @BeforeEach
    void writePrograms() throws Exception {
        program(directory.resolve("loop"), "[ \"$2\" != stubborn ] || trap '' HUP TERM\nwhile :; do sleep 0.1; done");
        // It ends first, and with it what would tell whose its child is.
        program(
                directory.resolve("parent"),
                "cd /\nsetsid env -i PATH=\"$PATH\" '" + directory
                        + "/loop' \"$1\" stubborn </dev/null >/dev/null 2>&1 &\nwait");
        program(directory.resolve("chain"), "trap '' HUP TERM\nsleep 0.02\n\"$0\" \"$1\" &");
    }

    private static void program(Path file, String text) throws Exception {
        Files.writeString(file, "#!/bin/sh\n" + text + "\n");
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
    }

    @AfterEach
    void leaveNothing() throws Exception {
        new ProcessBuilder("pkill", "-9", "-f", marker).start().waitFor();
    }

    private ScriptHost host(Shell shell) {
        return new ShellScriptHost(shell, TestMachines.settings(directory.resolve("root")));
    }

    private Ticket start(ScriptHost host, String script) throws Exception {
        return new ScriptRunner(host)
                .start("loop='" + directory + "/loop " + marker + "'\nparent='" + directory + "/parent " + marker
                        + "'\n" + script);
    }

    private void awaitProcesses(int count) throws Exception {
        while (TestMachines.processesWith(marker).size() < count) {
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(20));
        }
    }

    /** Its parent has ended, it has its own session, and is deaf to all that can be caught. */
    private static final String DAEMON = "(nohup setsid $loop stubborn >/dev/null 2>&1 &)";

    private void nothingIsLeftOfTheTree(ScriptHost host, String... more) throws Exception {
        Ticket ticket = start(
                host,
                """
                $loop &
                $loop stubborn &
                setsid $loop &
                env -i PATH="$PATH" $parent &
                sh -c "kill -STOP \\$\\$; : $loop" &
                """
                        + String.join("\n", more) + "\n$loop");
        awaitProcesses(7 + more.length);

        ScriptRunner.cancel(host, ticket);

        assertThat(TestMachines.processesWith(marker)).isEmpty();
        assertThat(TestMachines.processesWith(ticket.id())).isEmpty();
        var finished = new ScriptRunner(host).finish(ticket);
        assertThat(finished.state()).isEqualTo(new ScriptState.Cancelled());
        ScriptRunner.cancel(host, ticket);
        host.forget(ticket);
    }

    @ParameterizedTest
    @MethodSource("dev.slipway.host.TestMachines#posixShells")
    void nothingIsLeftOfTheTreeWhateverTheShell(String shell) throws Exception {
        try (ScriptHost host = TestMachines.under(shell, directory.resolve("root"))) {
            nothingIsLeftOfTheTree(host, DAEMON);
        }
    }

    @Test
    void nothingIsLeftOfTheTreeWithoutControlGroups() throws Exception {
        try (ScriptHost host = host(Sight.WITHOUT_CONTROL_GROUPS.shell(directory))) {
            nothingIsLeftOfTheTree(host, DAEMON);
        }
    }

    /** There the environment of processes cannot be read, so a daemon would only be named. */
    @Test
    void nothingIsLeftOfTheTreeWhereOnlyPsTellsOfProcesses() throws Exception {
        try (ScriptHost host = host(Sight.ONLY_PS.shell(directory))) {
            nothingIsLeftOfTheTree(host);
        }
    }

    @ParameterizedTest
    @EnumSource(
            value = Sight.class,
            names = {"ALL", "WITHOUT_CONTROL_GROUPS"})
    void processesThatKeepStartingOthersAreEnded(Sight sight) throws Exception {
        try (ScriptHost host = host(sight.shell(directory))) {
            Ticket ticket = start(host, "for i in 1 2; do '" + directory + "/chain' " + marker + " & done; sleep 60");
            awaitProcesses(2);

            ScriptRunner.cancel(host, ticket);

            assertThat(TestMachines.processesWith(marker)).isEmpty();
        }
    }

    /** It has another session, another parent and an empty environment, and holds nothing of the ticket. */
    private static final String HIDDEN =
            "cd /\n(setsid env -i PATH=\"$PATH\" $loop </dev/null >/dev/null 2>&1 &)\necho ready\nsleep 60";

    @Test
    void aProcessCannotHideInAControlGroup() throws Exception {
        try (ScriptHost host = host(Sight.ALL.shell(directory))) {
            Ticket ticket = start(host, HIDDEN);
            new ScriptRunner(host).await(ticket, "ready");
            awaitProcesses(1);
            assumeTrue(
                    Files.exists(directory.resolve("root/tickets/" + ticket + "/group")),
                    "The user of the tests cannot make control groups here");

            ScriptRunner.cancel(host, ticket);

            assertThat(TestMachines.processesWith(marker)).isEmpty();
        }
    }

    @ParameterizedTest
    @EnumSource(
            value = Sight.class,
            names = {"WITHOUT_CONTROL_GROUPS", "ONLY_PS"})
    void aProcessThatHidIsNamed(Sight sight) throws Exception {
        try (ScriptHost host = host(sight.shell(directory))) {
            Ticket ticket = start(host, HIDDEN);
            new ScriptRunner(host).await(ticket, "ready");
            awaitProcesses(1);

            Cancellation cancellation = host.cancel(ticket);

            assertThat(cancellation.state()).isEqualTo(new ScriptState.Cancelled());
            assertThat(cancellation.survivors())
                    .filteredOn(survivor -> survivor.command().contains(marker))
                    .singleElement()
                    .satisfies(survivor -> assertThat(survivor.isOfScript()).isFalse());
            assertThat(cancellation.survivors()).noneMatch(Cancellation.Survivor::isOfScript);
            assertThat(host.cancel(ticket)).isEqualTo(cancellation);
        }
    }

    @Test
    void aProcessThatHidButHoldsTheOutputOpenIsEnded() throws Exception {
        try (ScriptHost host = host(Sight.WITHOUT_CONTROL_GROUPS.shell(directory))) {
            Ticket ticket = start(host, HIDDEN.replace(">/dev/null 2>&1", ""));
            new ScriptRunner(host).await(ticket, "ready");
            awaitProcesses(1);

            ScriptRunner.cancel(host, ticket);

            assertThat(TestMachines.processesWith(marker)).isEmpty();
        }
    }

    @Test
    void whereProcessesCannotBeListedTheGroupIsEndedAndThatIsSaid() throws Exception {
        try (ScriptHost host = host(Sight.NOTHING.shell(directory))) {
            Ticket ticket = start(host, "$loop &\n$loop stubborn &\n$loop");
            awaitProcesses(3);

            Cancellation cancellation = host.cancel(ticket);

            assertThat(TestMachines.processesWith(marker)).isEmpty();
            assertThat(cancellation.state()).isEqualTo(new ScriptState.Cancelled());
            assertThat(cancellation.survivors()).isEmpty();
            assertThat(cancellation.isBlind()).isTrue();
        }
    }

    @Test
    void aProcessOfAnotherUserThatCannotBeEndedIsNamed() throws Exception {
        Shell nobody = TestMachines.asNobody();
        Path home = Files.createDirectory(directory.resolve("root"));
        Files.setPosixFilePermissions(directory, PosixFilePermissions.fromString("rwxr-xr-x"));
        Files.setPosixFilePermissions(home, PosixFilePermissions.fromString("rwxrwxrwx"));
        Path becomeRoot = Files.copy(Path.of("/usr/bin/setpriv"), directory.resolve("become-root"));
        assertThat(new ProcessBuilder("chmod", "4755", becomeRoot.toString())
                        .start()
                        .waitFor())
                .isZero();
        try (ScriptHost host = host(nobody)) {
            Ticket ticket = start(host, "'" + becomeRoot + "' --reuid=0 --clear-groups $loop &\n$loop");
            awaitProcesses(2);

            Cancellation cancellation = host.cancel(ticket);

            assertThat(cancellation.state()).isEqualTo(new ScriptState.Cancelled());
            assertThat(cancellation.survivors())
                    .filteredOn(Cancellation.Survivor::isOfScript)
                    .anySatisfy(survivor -> assertThat(survivor.command()).contains(marker));
            assertThat(TestMachines.processesWith(marker)).hasSize(1);
            assertThat(host.cancel(ticket)).isEqualTo(cancellation);
        }
    }
}
