package dev.slipway.host;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** That a package is sent once, and that nothing but its own bytes ever has its name. */
class PackageCacheTest {
    @TempDir
    Path root;

    private final byte[] bytes = randomBytes(300_000);
    private final CountingSource source = new CountingSource(bytes);

    @ParameterizedTest
    @MethodSource("dev.slipway.host.TestMachines#posixShells")
    void aPackageIsSentOnce(String shell) throws Exception {
        try (ScriptHost host = TestMachines.under(shell, root)) {
            CachedPackage first = host.ensurePackage(new PackageContent(sha256(bytes), source));
            CachedPackage second = host.ensurePackage(new PackageContent(sha256(bytes), source));

            assertThat(first.path()).startsWith(root + "/packages/sha256/");
            assertThat(Path.of(first.path())).hasBinaryContent(bytes);
            assertThat(second).isEqualTo(first);
            assertThat(source.opened).hasValue(1);
        }
    }

    @Test
    void aPackageThatWasDamagedOnTheDiskIsSentAgain() throws Exception {
        try (ScriptHost host = TestMachines.local(root)) {
            var content = new PackageContent(sha256(bytes), source);
            Path file = Path.of(host.ensurePackage(content).path());
            byte[] damaged = bytes.clone();
            damaged[1000] ^= 1;
            Files.write(file, damaged);

            host.ensurePackage(content);

            assertThat(file).hasBinaryContent(bytes);
        }
    }

    @Test
    void bytesThatChangedOnTheWayAreRefused() throws Exception {
        try (ScriptHost host = TestMachines.local(root)) {
            byte[] damaged = bytes.clone();
            damaged[1000] ^= 1;

            assertThatThrownBy(() -> host.ensurePackage(new PackageContent(sha256(bytes), ByteSource.of(damaged))))
                    .isInstanceOf(IOException.class)
                    .hasMessage("Could not send the package " + sha256(bytes)
                            + ": the bytes that arrived have the sha256 " + sha256(damaged) + " instead of "
                            + sha256(bytes));
            assertThat(cachedFiles()).isZero();
        }
    }

    @Test
    void aStreamThatEndsEarlyIsRefused() throws Exception {
        try (ScriptHost host = TestMachines.local(root)) {
            ByteSource cut = new ByteSource() {
                @Override
                public long size() {
                    return bytes.length;
                }

                @Override
                public InputStream open() throws IOException {
                    InputStream in = ByteSource.of(bytes).open();
                    return new ByteArrayInputStream(in.readNBytes(100_000));
                }
            };

            assertThatThrownBy(() -> host.ensurePackage(new PackageContent(sha256(bytes), cut)))
                    .isInstanceOf(IOException.class)
                    .hasMessageEndingWith(": of 300000 bytes 100000 arrived");
            assertThat(cachedFiles()).as("the part, to go on from").isEqualTo(1);
            assertThat(Path.of(host.ensurePackage(new PackageContent(sha256(bytes), source))
                            .path()))
                    .hasBinaryContent(bytes);
            assertThat(cachedFiles()).isEqualTo(1);
        }
    }

    @Test
    void aSourceThatFailsLeavesNoPackage() throws Exception {
        try (ScriptHost host = TestMachines.local(root)) {
            assertThatThrownBy(() ->
                            host.ensurePackage(new PackageContent(sha256(bytes), new BrokenSource(300_000, 70_000))))
                    .isInstanceOf(IOException.class)
                    .hasMessage("the source broke");

            assertThat(Path.of(host.ensurePackage(new PackageContent(sha256(bytes), source))
                            .path()))
                    .hasBinaryContent(bytes);
        }
    }

    @Test
    void aFullDiskLosesWhatWasUnusedForLongestButNothingOfToday() throws Exception {
        Path bin = root.resolve("bin");
        Shell shell = TestMachines.with(List.of("sha256sum"), bin);
        // Full to 90 % until two packages are gone.
        Files.delete(bin.resolve("df"));
        Files.writeString(
                bin.resolve("df"),
                """
                #!/bin/sh
                set -- "$1" "$2" ./*/*
                echo 'Filesystem 1024-blocks Used Available Capacity Mounted on'
                [ $# -gt 5 ] && echo 'a disk 100 90 10 90% /a mount' || echo 'a disk 100 70 30 70% /a mount'
                """);
        Files.setPosixFilePermissions(bin.resolve("df"), PosixFilePermissions.fromString("rwx------"));
        try (ScriptHost host = new ShellScriptHost(shell, TestMachines.settings(root))) {
            List<Path> packages = new ArrayList<>();
            for (int seed = 10; seed < 15; seed++) {
                byte[] content = randomBytes(1000, seed);
                packages.add(Path.of(host.ensurePackage(new PackageContent(sha256(content), ByteSource.of(content)))
                        .path()));
            }
            for (int age : List.of(4, 2, 3)) {
                Files.setLastModifiedTime(
                        packages.get(age), FileTime.from(Instant.now().minus(Duration.ofDays(age))));
            }

            host.ensurePackage(new PackageContent(sha256(bytes), source));

            assertThat(packages.get(4)).doesNotExist();
            assertThat(packages.get(3)).doesNotExist();
            assertThat(packages.subList(0, 3))
                    .allSatisfy(path -> assertThat(path).exists());
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"sha256sum", "shasum", "openssl"})
    void anyToolForSha256Serves(String tool) throws Exception {
        assumeTrue(TestMachines.isInstalled(tool), tool + " is not installed");
        Shell shell = TestMachines.with(List.of(tool), root.resolve("bin"));
        try (ScriptHost host = new ShellScriptHost(shell, TestMachines.settings(root))) {
            byte[] damaged = randomBytes(300_000, 2);

            assertThatThrownBy(() -> host.ensurePackage(new PackageContent(sha256(bytes), ByteSource.of(damaged))))
                    .hasMessageContaining("sha256 " + sha256(damaged));
            host.ensurePackage(new PackageContent(sha256(bytes), source));
            host.ensurePackage(new PackageContent(sha256(bytes), source));

            assertThat(source.opened).hasValue(1);
        }
    }

    @Test
    void withoutAnyToolForSha256SizeAndChecksumAreCompared() throws Exception {
        Shell shell = TestMachines.with(List.of(), root.resolve("bin"));
        try (ScriptHost host = new ShellScriptHost(shell, TestMachines.settings(root))) {
            var content = new PackageContent(sha256(bytes), source);
            Path file = Path.of(host.ensurePackage(content).path());
            assertThat(file).hasBinaryContent(bytes);
            int opened = source.opened.get();
            host.ensurePackage(content);
            assertThat(source.opened).hasValue(opened);

            byte[] damaged = bytes.clone();
            damaged[1000] ^= 1;
            Files.write(file, damaged);
            host.ensurePackage(content);
            assertThat(file).hasBinaryContent(bytes);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "xyz", "E3B0C44298FC1C149AFBF4C8996FB92427AE41E4649B934CA495991B7852B855", "../../../etc/x"})
    void otherTextIsNoHash(String sha256) {
        assertThatThrownBy(() -> new PackageContent(sha256, ByteSource.of("")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("'" + sha256 + "'");
    }

    private long cachedFiles() throws IOException {
        try (Stream<Path> files = Files.walk(root.resolve("packages"))) {
            return files.filter(Files::isRegularFile).count();
        }
    }

    private static byte[] randomBytes(int count) {
        return randomBytes(count, 1);
    }

    private static byte[] randomBytes(int count, int seed) {
        byte[] random = new byte[count];
        new Random(seed).nextBytes(random);
        return random;
    }

    private static String sha256(byte[] content) throws Exception {
        return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(content));
    }

    private record CountingSource(ByteSource source, AtomicInteger opened) implements ByteSource {
        CountingSource(byte[] bytes) {
            this(ByteSource.of(bytes), new AtomicInteger());
        }

        @Override
        public long size() {
            return source.size();
        }

        @Override
        public InputStream open() throws IOException {
            opened.incrementAndGet();
            return source.open();
        }
    }
}
