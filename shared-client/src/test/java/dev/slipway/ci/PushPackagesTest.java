package dev.slipway.ci;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.anyRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.containing;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.core.WireMockConfiguration;
import dev.slipway.ci.CiFailure.Reason;
import dev.slipway.client.transport.CancellationToken;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@Timeout(60)
class PushPackagesTest {
    private static final String RAW = "/api/Spaces-1/packages/raw";

    private final WireMockServer server =
            new WireMockServer(WireMockConfiguration.options().dynamicPort());
    private final RecordedLog log = new RecordedLog();
    private final CancellationToken cancellation = new CancellationToken();

    @TempDir
    Path workspace;

    @BeforeEach
    void start() {
        server.start();
        answer("", 201, 0);
    }

    @AfterEach
    void stop() {
        server.stop();
    }

    private void answer(String fileName, int status, int afterMillis) {
        String body = status < 300
                ? "{\"PackageId\":\"Acme.Web\",\"Version\":\"1.4.0\"}"
                : "{\"Errors\":[\"It exists already.\"]}";
        server.stubFor(post(urlPathEqualTo(RAW))
                .withRequestBody(containing(fileName))
                .willReturn(aResponse()
                        .withStatus(status)
                        .withFixedDelay(afterMillis)
                        .withBody(body)));
    }

    private Path file(String name) throws IOException {
        Path file = workspace.resolve(name);
        Files.createDirectories(file.getParent());
        return Files.writeString(file, name);
    }

    private PushResult push(Map<String, ?> fields) {
        var all = new HashMap<String, Object>(fields);
        all.putIfAbsent("packagePaths", "out/**/*.zip");
        var request = (PushRequest) CiOperation.PUSH.read(Inputs.of(all));
        var facts = new BuildFacts("Jenkins", "web #1", "1", "", VcsFacts.NONE, List.of());
        var connection = new ServerConnection(
                server.baseUrl() + "/", "API-ABCDEFGHIJKLMNOPQRSTUVWXYZ", "Spaces-1", null, null, "slipway-test/1");
        try (Operations operations =
                Operations.on(connection, new BuildContext(log, Workspace.of(workspace), cancellation, facts))) {
            return operations.push(request, workspace);
        }
    }

    private int requests() {
        return server.findAll(anyRequestedFor(anyUrl())).size();
    }

    @Test
    void whatTheServerAnswersIsTheResult() throws IOException {
        file("out/Acme.Shop.9.9.zip");

        PushResult pushed = push(Map.of());

        String page = server.baseUrl() + "/app#/Spaces-1/library/builtinrepository/versions/packages-Acme.Web.1.4.0";
        assertThat(pushed.packages()).containsExactly(new PushedPackage("Acme.Web", "1.4.0", page, true));
        assertThat(log.lines()).containsExactly("Slipway: pushed Acme.Shop.9.9.zip (0.0 MB): Acme.Web 1.4.0 " + page);
        assertThat(pushed.outputs()).containsEntry("slipway.packages", "Acme.Web:1.4.0");
        assertThat(pushed.links()).containsExactly(new Link("Acme.Web 1.4.0", page));
    }

    @Test
    void filesWithTheSameNameInTwoFoldersAreTwoAndOneThatTwoPatternsMatchIsOne() throws IOException {
        file("out/x/Acme.Web.1.4.0.zip");
        file("out/y/Acme.Web.1.4.0.zip");

        PushResult pushed = push(Map.of("packagePaths", "out/**/*.zip\nout/x/*.zip\n" + workspace + "/out/y/*"));

        assertThat(pushed.packages()).hasSize(2);
        assertThat(requests()).isEqualTo(2);
    }

    @Test
    void manyFilesArePushedAndReportedInOrder() throws IOException {
        for (int i = 0; i < 9; i++) {
            file("out/Acme.Web.1.4." + i + ".zip");
        }

        assertThat(push(Map.of("parallel", 3)).packages()).hasSize(9);
        assertThat(log.lines()).hasSize(9).allMatch(line -> line.startsWith("Slipway: pushed Acme.Web.1.4."));
    }

    @ParameterizedTest
    @CsvSource({"FailIfExists, FailIfExists", "overwriteexisting, OverwriteExisting", "IgnoreIfExists, IgnoreIfExists"})
    void theOverwriteModeIsPassedOn(String typed, String sent) throws IOException {
        file("out/Acme.Web.1.4.0.zip");
        answer("", 200, 0);

        PushResult pushed = push(Map.of("overwriteMode", typed));

        assertThat(server.findAll(anyRequestedFor(anyUrl())).get(0).getUrl()).isEqualTo(RAW + "?overwriteMode=" + sent);
        assertThat(pushed.packages().get(0).isNew()).isFalse();
        assertThat(log.lines().get(0)).contains("is there already and stays as it is");
    }

    @Test
    void aPatternWithoutAFileIsNamedBeforeAnythingIsSent() throws IOException {
        file("out/Acme.Web.1.4.0.zip");

        assertThatThrownBy(() -> push(Map.of("packagePaths", "out/*.zip, lib/*.jar")))
                .isInstanceOfSatisfying(
                        CiFailure.class, e -> assertThat(e.reason()).isEqualTo(Reason.INPUT))
                .hasMessage("No file in " + workspace + " matches 'lib/*.jar'");
        assertThatThrownBy(() -> push(Map.of("excludes", "**/*.zip")))
                .hasMessageEndingWith("matches 'out/**/*.zip' without what is excluded");
        assertThat(requests()).isZero();
    }

    @Test
    void aPatternWithoutAFileMayBeNoFailure() throws IOException {
        assertThat(push(Map.of("failIfNoMatch", false)).packages()).isEmpty();
        assertThat(log.lines()).containsExactly("WARNING Slipway: No file in " + workspace + " matches 'out/**/*.zip'");

        file("out/Acme.Web.1.4.0.zip");
        assertThat(push(Map.of("failIfNoMatch", false, "packagePaths", "out/*.zip, lib/*.jar"))
                        .packages())
                .hasSize(1);
    }

    @Test
    void aFileThatIsNoPackageIsFoundBeforeAnythingIsSent() throws IOException {
        file("out/Acme.Web.1.4.0.zip");
        file("out/notes.txt");

        assertThatThrownBy(() -> push(Map.of("packagePaths", "out/*")))
                .isInstanceOfSatisfying(
                        CiFailure.class, e -> assertThat(e.reason()).isEqualTo(Reason.INPUT))
                .hasMessageContaining("notes.txt is not named as a package, such as Acme.Web.1.4.0.zip");
        assertThat(requests()).isZero();
        assertThat(push(Map.of("packagePaths", "out/*", "excludes", "**/*.txt")).packages())
                .hasSize(1);
    }

    @Test
    void theFirstFailureStopsTheRestAndEveryOutcomeIsToldOf() throws IOException {
        file("out/A.1.0.zip");
        file("out/B.1.0.zip");
        file("out/C.1.0.zip");
        answer("B.1.0.zip", 409, 0);

        assertThatThrownBy(() -> push(Map.of("parallel", 1)))
                .isInstanceOfSatisfying(
                        CiFailure.class, e -> assertThat(e.reason()).isEqualTo(Reason.CONFLICT))
                .hasMessage("B.1.0.zip: It exists already.");
        assertThat(requests()).isEqualTo(2);
        assertThat(log.lines().get(0)).startsWith("Slipway: pushed A.1.0.zip");
        assertThat(log.lines().subList(1, 3))
                .containsExactly(
                        "ERROR Slipway: B.1.0.zip was not pushed: It exists already.",
                        "WARNING Slipway: C.1.0.zip was not begun");
    }

    @Test
    void whatIsUnderWayWhenAnotherFailsIsStopped() throws IOException {
        file("out/A.1.0.zip");
        file("out/B.1.0.zip");
        answer("A.1.0.zip", 201, 10_000);
        answer("B.1.0.zip", 403, 500);

        assertThatThrownBy(() -> push(Map.of())).isInstanceOfSatisfying(CiFailure.class, e -> assertThat(e.reason())
                .isEqualTo(Reason.PERMISSION));
        assertThat(log.lines())
                .containsExactlyInAnyOrder(
                        "ERROR Slipway: B.1.0.zip was not pushed: It exists already.",
                        "WARNING Slipway: A.1.0.zip was stopped before its end");
    }

    @Test
    void anAbortedBuildStopsAllPushes() throws IOException {
        file("out/A.1.0.zip");
        answer("", 201, 10_000);
        var aborter = new Thread(() -> {
            while (requests() == 0) {
                Thread.onSpinWait();
            }
            cancellation.cancel();
        });
        aborter.start();

        assertThatThrownBy(() -> push(Map.of())).isInstanceOfSatisfying(CiFailure.class, e -> assertThat(e.reason())
                .isEqualTo(Reason.ABORTED));
    }

    @Test
    void progressIsAtMostOneLineForEachTenth() {
        var progress = new PushProgress(log, "A.1.0.zip");
        long total = 50_000_000;

        IntStream.rangeClosed(0, 700).forEach(i -> progress.transferred(i * 50_000L, total));
        IntStream.rangeClosed(0, 1000).forEach(i -> progress.transferred(i * 50_000L, total));

        assertThat(log.lines())
                .hasSize(9)
                .startsWith("Slipway: A.1.0.zip: 10% of 50.0 MB")
                .endsWith("Slipway: A.1.0.zip: 90% of 50.0 MB");
    }
}
