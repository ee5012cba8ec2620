package dev.slipway.host;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A machine with a disk of one megabyte: what does not fit fails with the machine's own words and leaves nothing half done. */
@Timeout(value = 2, unit = TimeUnit.MINUTES)
class FullDiskTest {
    private static final int TOO_MUCH = 3 << 20;

    @TempDir
    Path directory;

    private Mount disk;
    private ScriptHost host;

    @BeforeEach
    void mount() throws Exception {
        disk = new Mount(Files.createDirectory(directory.resolve("disk")), "size=1m");
        host = TestMachines.local(disk.path());
    }

    @AfterEach
    void unmount() throws Exception {
        if (disk != null) {
            host.close();
            disk.close();
        }
    }

    private static void assertFails(String purpose, ThrowingCallable work) {
        assertThatThrownBy(work)
                .isInstanceOf(IOException.class)
                .hasMessageContainingAll("Could not " + purpose, "No space left on");
    }

    @Test
    void aPackageThatDoesNotFitIsNotThere() throws Exception {
        assertFails("send the package", () -> host.ensurePackage(MachineFilesTest.packageOf(new byte[TOO_MUCH])));

        try (var files = Files.walk(disk.path())) {
            assertThat(files).noneMatch(Files::isRegularFile);
        }
        byte[] small = new byte[1000];
        assertThat(Path.of(host.ensurePackage(MachineFilesTest.packageOf(small)).path()))
                .hasBinaryContent(small);
    }

    @Test
    void aScriptThatDoesNotFitIsNotStarted() throws Exception {
        Ticket ticket = ScriptRunner.newTicket();
        var big = FileContent.of("big", new byte[TOO_MUCH]);
        Path witness = directory.resolve("witness");
        List<String> command = List.of("/usr/bin/touch", witness.toString());

        assertFails("start the script", () -> host.start(ticket, ScriptRun.of(List.of(big), command)));

        assertThat(witness).doesNotExist();
        assertThat(disk.path().resolve("tickets")).isEmptyDirectory();
        assertThat(host.read(ticket, OutputPosition.START, Duration.ZERO).state())
                .isEqualTo(new ScriptState.Lost("the machine knows nothing of this script"));
    }

    @Test
    void whatAScriptDidIsKnownAlthoughItFilledTheDisk() throws Exception {
        var runner = new ScriptRunner(host);

        var finished = runner.run("echo hello; sleep 0.5; head -c " + TOO_MUCH + " /dev/zero >'" + disk.path()
                + "/fill' 2>/dev/null; echo lost; exit 3");

        assertThat(finished.state()).isEqualTo(new ScriptState.Exited(3));
        assertThat(finished.stdout()).startsWith("hello\n");
        assertThat(finished.truncated()).isEqualTo(!finished.stdout().contains("lost"));
    }

    @Test
    void aScriptIsCancelledAlthoughTheDiskIsFull() throws Exception {
        var runner = new ScriptRunner(host);
        Ticket ticket = runner.start("echo hello; exec sleep 60");
        runner.await(ticket, "hello");
        new ProcessBuilder("sh", "-c", "head -c " + TOO_MUCH + " /dev/zero >'" + disk.path() + "/fill' 2>/dev/null")
                .start()
                .waitFor();

        ScriptRunner.cancel(host, ticket);

        assertThat(TestMachines.processesWith(ticket.id())).isEmpty();
        Files.delete(disk.path().resolve("fill"));
        assertThat(runner.finish(ticket).state()).isEqualTo(new ScriptState.Cancelled());
    }

    @Test
    void filesThatDoNotFitAreTold() throws Exception {
        String place = disk.path() + "/app";

        assertFails("write files into " + place, () -> host.files()
                .write(place, List.of(FileContent.of("big", new byte[TOO_MUCH]))));
    }

    @Test
    void aPackageThatDoesNotFitUnpackedIsTold() throws Exception {
        PackageTree tree = PackageTree.single(
                "Acme", MachineFilesTest.packageOf(MachineFilesTest.tarGz(Map.of("zeros", "0".repeat(TOO_MUCH)))));
        String place = disk.path() + "/app";

        assertFails("unpack a package into " + place, () -> host.files().extract(tree, place));
    }
}
