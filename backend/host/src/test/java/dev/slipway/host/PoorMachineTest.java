package dev.slipway.host;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Machines that have less than this one, or greet one with another shell. */
@Execution(ExecutionMode.CONCURRENT)
class PoorMachineTest {
    @TempDir
    Path directory;

    @Test
    void busyboxIsEnough() throws Exception {
        Shell shell = TestMachines.onlyBusybox(directory.resolve("bin"));
        try (ScriptHost host = new ShellScriptHost(shell, settings().withPosixShell("ash"))) {
            everythingWorks(host);
        }
    }

    @Test
    void posixUtilitiesAreEnough() throws Exception {
        Shell shell = TestMachines.with(List.of(), directory.resolve("bin"));
        try (ScriptHost host = new ShellScriptHost(shell, settings())) {
            everythingWorks(host);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"csh -f", "tcsh -f", "bash", "zsh -f", "fish --no-config", "ksh"})
    void theLoginShellMayBeAny(String loginShell) throws Exception {
        assumeTrue(TestMachines.isInstalled(loginShell.split(" ")[0]), loginShell + " is not installed");
        Shell shell = TestMachines.changed(line -> {
            Path file = directory.resolve(UUID.randomUUID().toString());
            try {
                Files.writeString(file, line);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
            return "exec " + loginShell + " '" + file + "'";
        });
        try (ScriptHost host = new ShellScriptHost(shell, settings())) {
            everythingWorks(host);
        }
    }

    @ParameterizedTest
    @MethodSource("dev.slipway.host.TestMachines#posixShells")
    void everyOperationWorksUnder(String posixShell) throws Exception {
        Set<Operation> used = EnumSet.noneOf(Operation.class);
        Shell shell = TestMachines.changed(line -> {
            Stream.of(Operation.values())
                    .filter(operation -> line.endsWith("'" + operation.text().length + "'"))
                    .forEach(used::add);
            return line;
        });
        try (ScriptHost host = new ShellScriptHost(shell, settings().withPosixShell(posixShell))) {
            everythingWorks(host);
        }
        assertThat(used).as("operations that everythingWorks uses").containsExactly(Operation.values());
    }

    @Test
    void oneNeedsNoRights() throws Exception {
        Shell shell = TestMachines.asNobody();
        Files.setPosixFilePermissions(directory, PosixFilePermissions.fromString("rwxrwxrwx"));
        try (ScriptHost host = new ShellScriptHost(shell, settings())) {
            everythingWorks(host);
        }
    }

    @Test
    void nothingNeedsToBeExecutable() throws Exception {
        Path disk = Files.createDirectory(directory.resolve("disk"));
        try (var mount = new Mount(disk, "noexec");
                ScriptHost host = new ShellScriptHost(new LocalShell(), TestMachines.settings(mount.path()))) {
            everythingWorks(host);
        }
    }

    @Test
    void aHomeThatCannotBeWrittenToIsTold() throws Exception {
        Path home = Files.createDirectory(directory.resolve("home"));
        Shell shell = TestMachines.changed(line -> "HOME='" + home + "'; export HOME; " + line);
        try (var mount = new Mount(home, "ro");
                ScriptHost host = new ShellScriptHost(shell)) {
            assertThatThrownBy(host::facts)
                    .isInstanceOf(IOException.class)
                    .hasMessageContainingAll(
                            "Could not look at the machine: ", mount.path() + "/.slipway", "Read-only");
            assertThatThrownBy(() -> host.start(ScriptRunner.newTicket(), ScriptRun.of(List.of(), List.of("true"))))
                    .isInstanceOf(IOException.class)
                    .hasMessageContaining("Read-only");
        }
    }

    @Test
    void lessThanFortyKilobytesOfShellAreSent() throws Exception {
        try (var parts = Files.list(Path.of(requireNonNull(Operation.class.getResource("prelude.sh"))
                        .toURI())
                .getParent())) {
            long size = parts.map(part -> part.getFileName().toString())
                    .filter(name -> name.endsWith(".sh"))
                    .mapToLong(name -> Operation.load(name.replace(".sh", "")).length())
                    .sum();
            assertThat(size).isBetween(10_000L, 40_000L);
        }
        assertThat(Operation.values())
                .allSatisfy(operation -> assertThat(operation.text().length).isLessThan(10_000));
    }

    @Test
    void aMachineSaysWhatItIs() throws Exception {
        try (ScriptHost host = new ShellScriptHost(new LocalShell(), settings())) {
            HostFacts facts = host.facts();

            assertThat(facts.os()).isEqualTo(System.getProperty("os.name").replace("Mac OS X", "Darwin"));
            assertThat(facts.architecture()).isNotBlank();
            assertThat(facts.user()).isEqualTo(System.getProperty("user.name"));
            assertThat(facts.home()).isEqualTo(System.getenv("HOME"));
            assertThat(facts.root()).isEqualTo(settings().root());
            assertThat(facts.freeBytes()).isPositive().isLessThanOrEqualTo(facts.totalBytes());
            assertThat(facts.system()).isNotBlank();
            assertThat(facts.capabilities()).contains("sha256");
            assertThat(facts.bashVersion()).matches(TestMachines.isInstalled("bash") ? "[0-9].*" : "");
            assertThat(facts.clock()).isGreaterThan(1_700_000_000);
            assertThat(facts.bootId()).isNotBlank();
            assertThat(facts.tools().contains("bash")).isEqualTo(TestMachines.isInstalled("bash"));
            assertThat(facts.tools()).doesNotContain("no-such-tool");
        }
    }

    @Test
    void theRootIsInTheHomeDirectoryUnlessAnotherIsGiven() throws Exception {
        Path home = Files.createDirectory(directory.resolve("it's home"));
        Path file = Files.writeString(directory.resolve("home"), "HOME=\"" + home + "\"; export HOME");
        Shell shell = TestMachines.changed(line -> ". '" + file + "'; " + line);
        try (ScriptHost host = new ShellScriptHost(shell)) {
            assertThat(host.privateDirectory(new Ticket("t"))).isEqualTo(home + "/.slipway/tickets/t/files");
            assertThat(new ScriptRunner(host).run("echo hello").stdout()).isEqualTo("hello\n");
            assertThat(home.resolve(".slipway/tickets")).isNotEmptyDirectory();
        }
    }

    @Test
    void theServersOwnConfigurationIsHiddenFromLocalScripts() throws Exception {
        try (ScriptHost host = new ShellScriptHost(new LocalShell(), settings())) {
            assertThat(new ScriptRunner(host).run("env").stdout().lines().filter(line -> line.startsWith("SLIPWAY_")))
                    .allMatch(line -> line.startsWith("SLIPWAY_TICKET="));
        }
    }

    private void everythingWorks(ScriptHost host) throws Exception {
        var runner = new ScriptRunner(host);
        var finished = runner.run("echo out; sleep 0.1; echo err >&2; exit 7");
        assertThat(finished.text()).isEqualTo("out\nerr\n");
        assertThat(finished.state()).isEqualTo(new ScriptState.Exited(7));

        String marker = "marker-" + UUID.randomUUID();
        Ticket ticket = runner.start("echo ready; sh -c 'while :; do sleep 0.1; done # " + marker + "' & sleep 60");
        runner.await(ticket, "ready");
        ScriptRunner.cancel(host, ticket);
        assertThat(TestMachines.processesWith(marker)).isEmpty();
        host.forget(ticket);

        byte[] archive = MachineFilesTest.tarGz(Map.of("a/b c", "content"));
        MachineFiles files = host.files();
        String place = files.claimDirectory(directory + "/apps", "1.0", new Ticket("owner"));
        assertThat(files.claimDirectory(directory + "/apps", "1.0", new Ticket("owner")))
                .isEqualTo(place);
        CachedPackage cached = host.ensurePackage(MachineFilesTest.packageOf(archive));
        files.extract(PackageTree.single("Acme", MachineFilesTest.packageOf(archive)), place);
        String longName = "l".repeat(150) + "/it's a file";
        files.write(place, List.of(FileContent.of(longName, "long")));
        assertThat(files.list(place))
                .containsExactly(new FileEntry("a/b c", false, 7), new FileEntry(longName, false, 4));
        assertThat(files.read(place, List.of(longName)))
                .hasEntrySatisfying(
                        longName, bytes -> assertThat(new String(bytes, UTF_8)).isEqualTo("long"));
        files.place(cached, directory + "/apps/it.tar.gz");
        assertThat(files.stat(directory + "/apps/it.tar.gz"))
                .hasValueSatisfying(file -> assertThat(file.size()).isEqualTo(archive.length));
        files.copyTree(place, directory + "/copy");
        files.purge(directory + "/copy", List.of("a"));
        assertThat(files.list(directory + "/copy")).containsExactly(new FileEntry("a/b c", false, 7));
        var fetched = new ByteArrayOutputStream();
        files.fetch(place + "/a/b c", fetched);
        assertThat(fetched.toString(UTF_8)).isEqualTo("content");
        assertThat(files.stat(place + "/a/b c")).isPresent();
        assertThat(files.freeBytes(place)).isPositive();
        MachineLinks links = host.links();
        assertThat(links.carry(place, directory + "/copy", List.of("l".repeat(150)), true))
                .isEmpty();
        assertThat(files.list(directory + "/copy"))
                .containsExactly(new FileEntry("a/b c", false, 7), new FileEntry(longName, false, 4));
        String current = directory + "/apps/current";
        links.point(place, new Ticket("owner"), List.of(new MachineLinks.Link(current, "1.0")));
        assertThat(links.look(place, List.of(current)).seal()).isEqualTo("owner");
        assertThat(links.retire(List.of(place), List.of(current)))
                .singleElement()
                .satisfies(retired -> assertThat(retired.isGone()).isFalse());
        files.purge(directory + "/copy", List.of());
        assertThat(files.list(directory + "/copy")).isEmpty();
        files.delete(place);
        assertThat(files.stat(place)).isEmpty();
        assertThat(host.facts().os()).isNotBlank();
    }

    private HostSettings settings() {
        return TestMachines.settings(directory.resolve("root"));
    }
}
