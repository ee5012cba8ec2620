package dev.slipway.host;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.slipway.host.LinkPlace.Kind;
import dev.slipway.host.MachineLinks.Link;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Directories side by side, and the links that name the one in use. */
class MachineLinksTest {
    private static final Ticket OWNER = new Ticket("owner");

    @TempDir
    Path directory;

    private Path versions;
    private Path current;

    @BeforeEach
    void makeVersions() throws IOException {
        versions = directory.resolve("it's $a place");
        current = versions.resolve("current");
        for (String version : List.of("1.0", "1.1", "-2.0")) {
            Files.createDirectories(versions.resolve(version));
            Files.writeString(versions.resolve(version).resolve("version"), version);
        }
    }

    private String path(String version) {
        return versions.resolve(version).toString();
    }

    private ScriptHost host() {
        return TestMachines.local(directory.resolve("root"));
    }

    private Stream<String> namesIn(Path folder) throws IOException {
        try (var files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString()).toList().stream();
        }
    }

    @ParameterizedTest
    @MethodSource("dev.slipway.host.TestMachines#posixShells")
    void aLinkIsMadeSwitchedPutBackAndTakenAwayAgain(String shell) throws Exception {
        try (ScriptHost host = TestMachines.under(shell, directory.resolve("root"))) {
            MachineLinks links = host.links();
            String elsewhere = directory.resolve("srv/-web").toString();
            assertThat(links.look(path("1.0"), List.of(current.toString(), elsewhere)))
                    .isEqualTo(new MachineLinks.View("", List.of(free(), free())));

            var both = List.of(new Link(elsewhere, path("1.0")), new Link(current.toString(), "1.0"));
            assertThat(links.point(path("1.0"), OWNER, both)).isTrue();
            assertThat(Path.of(elsewhere, "version")).hasContent("1.0");
            assertThat(current.resolve("version")).hasContent("1.0");
            assertThat(links.look(path("1.0"), List.of(current.toString(), elsewhere)))
                    .isEqualTo(new MachineLinks.View("owner", List.of(ours("1.0"), ours(path("1.0")))));

            assertThat(links.point(path("-2.0"), new Ticket("other"), List.of(new Link(current.toString(), "-2.0"))))
                    .isTrue();
            assertThat(current.resolve("version")).hasContent("-2.0");
            assertThat(links.point("", OWNER, List.of(new Link(current.toString(), "1.0"), new Link(elsewhere, ""))))
                    .isTrue();
            assertThat(current.resolve("version")).hasContent("1.0");
            assertThat(Path.of(elsewhere)).doesNotExist();
            assertThat(namesIn(versions)).containsExactlyInAnyOrder("-2.0", "1.0", "1.1", "current", ".slipway-sealed");
            assertThat(namesIn(versions.resolve("1.1"))).containsExactly("version");
        }
    }

    private static LinkPlace free() {
        return new LinkPlace(Kind.FREE, "");
    }

    private static LinkPlace ours(String target) {
        return new LinkPlace(Kind.OURS, target);
    }

    @Test
    void whatIsInTheWayIsToldAndNeverReplaced() throws Exception {
        try (ScriptHost host = host()) {
            Path file = Files.createFile(directory.resolve("file"));
            Path link = Files.createSymbolicLink(directory.resolve("link"), versions);
            Path lost = Files.createSymbolicLink(directory.resolve("lost"), Path.of("nowhere"));
            assertThat(host.links()
                            .look(
                                    "",
                                    Stream.of(file, versions, link, lost)
                                            .map(Path::toString)
                                            .toList())
                            .places())
                    .extracting(LinkPlace::kind)
                    .containsExactly(Kind.OTHER, Kind.DIRECTORY, Kind.LINK, Kind.LINK);

            for (Path there : List.of(file, versions)) {
                assertThatThrownBy(
                                () -> host.links().point("", OWNER, List.of(new Link(there.toString(), path("1.0")))))
                        .isInstanceOf(IOException.class)
                        .hasMessageContaining("is not a symbolic link");
            }
        }
    }

    /** Nobody who follows the link ever finds it missing, whichever mv the machine has. */
    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void aSwitchIsNeverSeenHalfDone(boolean isBusybox) throws Exception {
        Shell shell = isBusybox ? TestMachines.onlyBusybox(directory.resolve("bin")) : new LocalShell();
        var isOver = new AtomicBoolean();
        try (var host = new ShellScriptHost(shell, TestMachines.settings(directory.resolve("root")))) {
            MachineLinks links = host.links();
            links.point("", OWNER, List.of(new Link(current.toString(), "1.0")));
            var reader = CompletableFuture.supplyAsync(() -> {
                int missing = 0;
                while (!isOver.get()) {
                    try {
                        Files.readString(current.resolve("version"));
                    } catch (NoSuchFileException e) {
                        missing++;
                    } catch (IOException e) {
                        throw new IllegalStateException(e);
                    }
                }
                return missing;
            });
            for (int i = 0; i < 10; i++) {
                assertThat(links.point(
                                "",
                                OWNER,
                                Stream.generate(() -> List.of("1.1", "1.0"))
                                        .limit(5)
                                        .flatMap(List::stream)
                                        .map(version -> new Link(current.toString(), version))
                                        .toList()))
                        .isTrue();
            }
            isOver.set(true);
            assertThat(reader.get()).isZero();
        }
    }

    @Test
    void aMachineWhoseMoveIsNoRenameSaysSo() throws Exception {
        Shell shell = withProgram("mv", "#!/bin/sh\nshift; rm -f \"$2${1##*/}\"; cp -RP \"$1\" \"$2\" && rm \"$1\"\n");
        try (var host = new ShellScriptHost(shell, TestMachines.settings(directory.resolve("root")))) {
            assertThat(host.links().point("", OWNER, List.of(new Link(current.toString(), "1.0"))))
                    .isFalse();
            assertThat(current.resolve("version")).hasContent("1.0");
        }
    }

    @Test
    void aMachineWithoutLinksSaysWhy() throws Exception {
        Shell shell = withProgram("ln", "#!/bin/sh\necho 'ln: Operation not permitted' >&2; exit 1\n");
        try (var host = new ShellScriptHost(shell, TestMachines.settings(directory.resolve("root")))) {
            assertThat(host.links().look("", List.of(current.toString())).places())
                    .containsExactly(new LinkPlace(Kind.UNLINKABLE, "ln: Operation not permitted"));
        }
    }

    private Shell withProgram(String name, String text) throws IOException {
        Path bin = Files.createDirectories(directory.resolve("bin"));
        Path program = Files.writeString(bin.resolve(name), text);
        Files.setPosixFilePermissions(program, PosixFilePermissions.fromString("rwxr-xr-x"));
        return TestMachines.changed(line -> "PATH='" + bin + "':$PATH; export PATH; " + line);
    }

    @ParameterizedTest
    @MethodSource("dev.slipway.host.TestMachines#posixShells")
    void filesAreCarriedOverAsTheSameFiles(String shell) throws Exception {
        Path from = versions.resolve("1.0");
        Path to = versions.resolve("1.1");
        Path logs = Files.createDirectories(from.resolve("it's/logs"));
        Files.setPosixFilePermissions(logs, PosixFilePermissions.fromString("rwxrwx--x"));
        Files.writeString(logs.resolve("-a.log"), "a");
        Files.createSymbolicLink(logs.resolve("newest"), Path.of("-a.log"));
        Files.createDirectories(from.resolve("empty"));
        Files.createDirectories(from.resolve("blocked"));
        Files.createFile(from.resolve("blocked/file"));
        Files.createFile(to.resolve("blocked"));
        try (ScriptHost host = TestMachines.under(shell, directory.resolve("root"))) {
            assertThat(host.links().kept(from.toString(), List.of("it's/*", "*.dll"), Set.of("version")))
                    .containsExactly("it's/logs");
            assertThat(host.links().kept(from.toString(), List.of("it's/*"), Set.of("it's/logs/-a.log")))
                    .containsExactly("it's/logs/newest");
            assertThat(host.links().carry(from.toString(), to.toString(), List.of("it's/logs", "gone"), false))
                    .isEmpty();
            Path carried = to.resolve("it's/logs");
            assertThat(Files.isSameFile(carried.resolve("-a.log"), logs.resolve("-a.log")))
                    .isTrue();
            assertThat(Files.readSymbolicLink(carried.resolve("newest"))).hasToString("-a.log");
            assertThat(Files.getPosixFilePermissions(carried)).isEqualTo(Files.getPosixFilePermissions(logs));
            assertThat(to.resolve("empty")).doesNotExist();

            host.links().carry(from.toString(), to.toString(), List.of("."), false);
            assertThat(to.resolve("empty")).isDirectory();
            assertThat(to.resolve("version")).hasContent("1.1");
            assertThat(to.resolve("blocked")).isRegularFile();
            host.links().carry(from.toString(), to.toString(), List.of("version"), true);
            assertThat(to.resolve("version")).hasContent("1.0");
        }
    }

    @Test
    void whatCannotBeLinkedIsCopiedAndTold() throws Exception {
        Shell shell = withProgram("ln", "#!/bin/sh\nexit 1\n");
        try (var host = new ShellScriptHost(shell, TestMachines.settings(directory.resolve("root")))) {
            Files.writeString(versions.resolve("1.0/kept"), "kept");
            assertThat(host.links().carry(path("1.0"), path("1.1"), List.of("kept"), false))
                    .containsExactly("kept");
            assertThat(versions.resolve("1.1/kept")).hasContent("kept");
        }
    }

    @ParameterizedTest
    @MethodSource("dev.slipway.host.TestMachines#posixShells")
    void aDirectoryThatALinkLeadsToIsNotDeleted(String shell) throws Exception {
        Path custom = directory.resolve("web");
        try (ScriptHost host = TestMachines.under(shell, directory.resolve("root"))) {
            MachineLinks links = host.links();
            links.point(path("1.0"), OWNER, List.of());
            links.point(path("1.1"), OWNER, List.of(new Link(current.toString(), "1.1")));
            links.point("", OWNER, List.of(new Link(custom.toString(), path("-2.0"))));

            List<String> all = List.of(path("1.0"), path("1.1"), path("-2.0"), path("never"));
            assertThat(links.retire(all, List.of(directory + "/none", custom.toString())))
                    .containsExactly(
                            new MachineLinks.Retired(path("1.0"), true, ""),
                            new MachineLinks.Retired(path("1.1"), false, current + " leads to it"),
                            new MachineLinks.Retired(path("-2.0"), false, custom + " leads to it"),
                            new MachineLinks.Retired(path("never"), true, ""));
            assertThat(versions.resolve("1.0")).doesNotExist();
            assertThat(links.look(path("1.1"), List.of()).seal()).isEqualTo("owner");
            assertThat(versions.resolve(".slipway-sealed/1.0")).doesNotExist();
        }
    }

    @Test
    void aDirectoryThatIsClaimedAnewHasNoSeal() throws Exception {
        try (ScriptHost host = host()) {
            host.links().point(path("1.0"), OWNER, List.of());
            host.files().delete(path("1.0"));
            host.files().claimDirectory(versions.toString(), "1.0", OWNER);

            assertThat(host.links().look(path("1.0"), List.of()).seal()).isEmpty();
        }
    }
}
