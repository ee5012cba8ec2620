package dev.slipway.ci;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.slipway.ci.CiFailure.Reason;
import dev.slipway.client.transport.CancellationToken;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PackPackageTest {
    private static final InstantSource NOW = InstantSource.fixed(Instant.parse("2026-11-23T14:05:07Z"));

    @TempDir
    Path workspace;

    private final RecordedLog log = new RecordedLog();
    private final CancellationToken cancellation = new CancellationToken();

    @BeforeEach
    void makeFiles() throws IOException {
        Files.createDirectories(workspace.resolve("site/js"));
        Files.writeString(workspace.resolve("site/index.html"), "<html>");
        Files.writeString(workspace.resolve("site/js/app.js"), "let a");
        Files.writeString(workspace.resolve("site/js/app.js.map"), "{}");
    }

    private PackResult pack(Map<String, Object> fields) {
        var all = new HashMap<String, Object>(Map.of("packageId", "Acme.Web", "version", "1.4.0", "basePath", "site"));
        all.putAll(fields);
        var request = (PackRequest) CiOperation.PACK.read(Inputs.of(all));
        var facts = new BuildFacts("Jenkins", "web #1", "1", "", VcsFacts.NONE, List.of());
        return new PackPackage(new BuildContext(log, Workspace.of(workspace), cancellation, facts), NOW)
                .run(request, workspace);
    }

    private static List<String> names(PackResult packed) throws IOException {
        try (var zip = new ZipFile(packed.path())) {
            return zip.stream().map(entry -> entry.getName()).toList();
        }
    }

    private List<Path> files(String folder) throws IOException {
        try (var files = Files.list(workspace.resolve(folder))) {
            return files.filter(Files::isRegularFile).toList();
        }
    }

    @Test
    void theResultSaysWhereThePackageIsAndWhatItsHashIs() throws IOException, NoSuchAlgorithmException {
        PackResult packed = pack(Map.of("outputDirectory", "out/packages"));

        Path file = workspace.resolve("out/packages/Acme.Web.1.4.0.zip");
        assertThat(packed.path()).isEqualTo(file.toAbsolutePath().toString());
        assertThat(packed.size()).isEqualTo(Files.size(file));
        assertThat(packed.sha256())
                .isEqualTo(HexFormat.of()
                        .formatHex(MessageDigest.getInstance("SHA-256").digest(Files.readAllBytes(file))));
        assertThat(names(packed)).containsExactly("index.html", "js/app.js", "js/app.js.map");
        assertThat(files("out/packages")).containsExactly(file);
        assertThat(log.lines()).anyMatch(line -> line.contains("packing 3 files"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"zip", "nupkg", "tar.gz", "jar"})
    void twoRunsGiveTheSameHash(String format) {
        PackResult first = pack(Map.of("format", format, "outputDirectory", "one"));
        PackResult second = pack(Map.of("format", format, "outputDirectory", "two"));

        assertThat(first.path()).endsWith("Acme.Web.1.4.0." + format);
        assertThat(second.sha256()).isEqualTo(first.sha256());
    }

    @Test
    void includesAndExcludesAreRelativeToTheBaseDirectory() throws IOException {
        PackResult packed = pack(Map.of("includes", "**/*.js\n**/*.map\nindex.*", "excludes", "**/*.map"));

        assertThat(names(packed)).containsExactly("index.html", "js/app.js");
    }

    @Test
    void withoutAVersionItIsTheTime() {
        assertThat(pack(Map.of("version", "")).version()).isEqualTo("2026.11.23.140507");
    }

    @Test
    void aPackageThatIsThereIsReplacedOnlyIfAskedTo() throws IOException {
        PackResult before = pack(Map.of());
        Files.writeString(workspace.resolve("site/index.html"), "changed");

        assertThatThrownBy(() -> pack(Map.of()))
                .isInstanceOfSatisfying(
                        CiFailure.class, e -> assertThat(e.reason()).isEqualTo(Reason.CONFLICT))
                .hasMessageContaining("Acme.Web.1.4.0.zip is there already");
        assertThat(pack(Map.of("overwrite", "true")).sha256()).isNotEqualTo(before.sha256());
    }

    @Test
    void aPackageIsNotPackedIntoItself() throws IOException {
        Map<String, Object> here = Map.of("outputDirectory", "site", "overwrite", true);
        PackResult first = pack(here);
        PackResult second = pack(here);

        assertThat(names(second)).containsExactly("index.html", "js/app.js", "js/app.js.map");
        assertThat(second.sha256()).isEqualTo(first.sha256());
    }

    @Test
    void patternsThatSelectNothingAreNamed() {
        assertThatThrownBy(() -> pack(Map.of("includes", "*.exe, *.dll", "excludes", "a.exe")))
                .isInstanceOfSatisfying(
                        CiFailure.class, e -> assertThat(e.reason()).isEqualTo(Reason.INPUT))
                .hasMessageEndingWith("site matches *.exe, *.dll without a.exe");
    }

    @Test
    void aBaseDirectoryThatIsNotThereIsNamed() {
        assertThatThrownBy(() -> pack(Map.of("basePath", "none")))
                .isInstanceOfSatisfying(
                        CiFailure.class, e -> assertThat(e.reason()).isEqualTo(Reason.INPUT))
                .hasMessageContaining("none is not there");
    }

    @Test
    void aLinkOutOfTheBaseDirectoryIsRefused() throws IOException {
        Path secret = Files.writeString(
                Files.createDirectory(workspace.resolve("home")).resolve("secret"), "x");
        Files.createSymbolicLink(workspace.resolve("site/leak"), secret);

        assertThatThrownBy(() -> pack(Map.of()))
                .isInstanceOfSatisfying(
                        CiFailure.class, e -> assertThat(e.reason()).isEqualTo(Reason.INPUT))
                .hasMessageContaining("'leak' is a link to " + secret.toRealPath() + ", which is outside of");
        assertThat(files("")).isEmpty();
    }

    @Test
    void anAbortedBuildLeavesNothingBehind() throws IOException {
        cancellation.cancel();

        assertThatThrownBy(() -> pack(Map.of("outputDirectory", "out")))
                .isInstanceOfSatisfying(
                        CiFailure.class, e -> assertThat(e.reason()).isEqualTo(Reason.ABORTED));
        assertThat(files("out")).isEmpty();
    }
}
