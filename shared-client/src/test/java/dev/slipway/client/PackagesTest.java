package dev.slipway.client;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.github.tomakehurst.wiremock.http.Fault;
import com.github.tomakehurst.wiremock.stubbing.Scenario;
import dev.slipway.api.OverwriteMode;
import dev.slipway.client.SlipwayException.Kind;
import dev.slipway.client.transport.RawServer;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import okio.ByteString;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class PackagesTest {
    private static final String RAW = "/octopus/api/Spaces-1/packages/raw";
    private static final String STORED = "{\"Id\":\"packages-Acme.Web.1.4.0\",\"PackageId\":\"Acme.Web\"}";

    @RegisterExtension
    final TestServer server = new TestServer();

    @TempDir
    Path directory;

    private Path file(String name, String content) throws IOException {
        return Files.writeString(directory.resolve(name), content);
    }

    @ParameterizedTest
    @CsvSource({"201, true", "200, false"})
    void aPushSaysWhetherTheVersionIsNew(int status, boolean isNew) throws IOException {
        server.always(status, STORED);

        Packages.Pushed pushed = server.space()
                .packages()
                .push(file("Acme.Web.1.4.0.zip", "content"), OverwriteMode.IGNORE_IF_EXISTS, ProgressListener.NONE);

        assertThat(pushed.isNew()).isEqualTo(isNew);
        assertThat(pushed.packageVersion().packageId()).isEqualTo("Acme.Web");
    }

    @Test
    void aFileIsOnePartOfTheForm() throws IOException {
        server.always(201, STORED);

        server.space()
                .packages()
                .push(file("Acme.Web.1.4.0.zip", "content"), OverwriteMode.OVERWRITE_EXISTING, ProgressListener.NONE);

        assertThat(server.requestLines()).containsExactly("POST " + RAW + "?overwriteMode=OverwriteExisting");
        var part = server.requests().get(0).getParts().iterator().next();
        assertThat(part.getName()).isEqualTo("fileToUpload");
        assertThat(part.getFileName()).isEqualTo("Acme.Web.1.4.0.zip");
        assertThat(part.getBody().asString()).isEqualTo("content");
    }

    @Test
    void aStreamOfUnknownLengthIsSentInChunks() {
        server.always(201, STORED);
        var stream = new ByteArrayInputStream("content".getBytes(UTF_8));

        server.space()
                .packages()
                .push(
                        UploadSource.of(stream, -1),
                        "Acme.Web.1.4.0.zip",
                        OverwriteMode.FAIL_IF_EXISTS,
                        ProgressListener.NONE);

        assertThat(server.requests().get(0).getHeader("Transfer-Encoding")).isEqualTo("chunked");
        assertThat(server.requests().get(0).getBodyAsString()).contains("content");
    }

    @Test
    void aFileNameCannotAddHeadersToTheForm() {
        server.always(201, STORED);

        server.space()
                .packages()
                .push(
                        UploadSource.of(new ByteArrayInputStream(new byte[0]), 0),
                        "a\"\r\nX: y.1.0.zip",
                        OverwriteMode.FAIL_IF_EXISTS,
                        ProgressListener.NONE);

        assertThat(server.requests().get(0).getBodyAsString()).contains("filename=\"a%22%0D%0AX: y.1.0.zip\"");
    }

    @Test
    void progressGoesFromNothingToAll() throws IOException {
        server.always(201, STORED);
        List<Long> heard = new ArrayList<>();

        server.space()
                .packages()
                .push(file("A.1.0.zip", "x".repeat(200_000)), OverwriteMode.FAIL_IF_EXISTS, (bytes, total) -> {
                    assertThat(total).isEqualTo(200_000);
                    heard.add(bytes);
                });

        assertThat(heard).isSorted().startsWith(0L).endsWith(200_000L).hasSizeGreaterThan(2);
    }

    @ParameterizedTest
    @EnumSource(OverwriteMode.class)
    void aBrokenPushOfAFileIsRepeated(OverwriteMode mode) throws IOException {
        server.on(post(urlPathEqualTo(RAW))
                .inScenario("net")
                .whenScenarioStateIs(Scenario.STARTED)
                .willSetStateTo("up")
                .willReturn(aResponse().withFault(Fault.EMPTY_RESPONSE)));
        server.on(post(urlPathEqualTo(RAW))
                .inScenario("net")
                .whenScenarioStateIs("up")
                .willReturn(aResponse().withStatus(201).withBody(STORED)));
        Path file = file("A.1.0.zip", "content");

        assertThat(server.space()
                        .packages()
                        .push(file, mode, ProgressListener.NONE)
                        .isNew())
                .isTrue();
        assertThat(server.time.pauses()).hasSize(1);
    }

    /** The first answer is lost, and the second one is that the version is there. */
    private Packages.Pushed pushWhoseAnswerIsLost(String hashOfWhatIsThere) throws IOException {
        server.on(post(urlPathEqualTo(RAW))
                .inScenario("net")
                .whenScenarioStateIs(Scenario.STARTED)
                .willSetStateTo("up")
                .willReturn(aResponse().withFault(Fault.EMPTY_RESPONSE)));
        server.on(post(urlPathEqualTo(RAW))
                .inScenario("net")
                .whenScenarioStateIs("up")
                .willReturn(aResponse().withStatus(409).withBody("{\"Errors\":[\"It exists.\"]}")));
        server.on(get(urlPathEqualTo("/octopus/api/Spaces-1/packages/packages-A.1.0"))
                .willReturn(aResponse().withBody("{\"PackageId\":\"A\",\"Hash\":\"" + hashOfWhatIsThere + "\"}")));
        return server.space()
                .packages()
                .push(file("A.1.0.zip", "content"), OverwriteMode.FAIL_IF_EXISTS, ProgressListener.NONE);
    }

    @Test
    void whatIsThereAfterALostAnswerIsWhatWasPushedIfItHasTheSameContent() throws IOException {
        Packages.Pushed pushed =
                pushWhoseAnswerIsLost(ByteString.encodeUtf8("content").sha1().hex());

        assertThat(pushed.isNew()).isTrue();
        assertThat(pushed.packageVersion().packageId()).isEqualTo("A");
    }

    @Test
    void otherContentThatIsThereIsAConflict() {
        assertThatThrownBy(() -> pushWhoseAnswerIsLost("0000"))
                .isInstanceOfSatisfying(
                        SlipwayException.class, e -> assertThat(e.kind()).isEqualTo(Kind.CONFLICT))
                .hasMessageContaining("It exists.");
    }

    @Test
    void aStreamIsSentOnceOnly() {
        server.always(503, "{}");
        var source = UploadSource.of(new ByteArrayInputStream(new byte[10]), 10);

        assertThatThrownBy(() -> server.space()
                        .packages()
                        .push(source, "A.1.0.zip", OverwriteMode.IGNORE_IF_EXISTS, ProgressListener.NONE))
                .isInstanceOf(SlipwayException.class);
        assertThat(server.requests()).hasSize(1);
    }

    @Test
    void aFileThatIsNotThereIsNoFailureOfTheServer() {
        assertThatThrownBy(() -> server.space()
                        .packages()
                        .push(directory.resolve("None.1.0.zip"), OverwriteMode.FAIL_IF_EXISTS, ProgressListener.NONE))
                .isInstanceOf(UncheckedIOException.class);
    }

    @Test
    void aStreamShorterThanAnnouncedIsAFailureOfTheSource() {
        server.always(201, STORED);
        var source = UploadSource.of(new ByteArrayInputStream(new byte[3]), 10);

        assertThatThrownBy(() -> server.space()
                        .packages()
                        .push(source, "A.1.0.zip", OverwriteMode.FAIL_IF_EXISTS, ProgressListener.NONE))
                .isInstanceOf(UncheckedIOException.class)
                .hasMessageContaining("3 bytes, not 10");
    }

    private void download(RawServer from, Path target) {
        server.client(SlipwayConnection.to(from.url(), TestServer.API_KEY))
                .space("Spaces-1")
                .packages()
                .download("packages-A.1.0", target, ProgressListener.NONE);
    }

    @Test
    void aBrokenDownloadGoesOnWhereItStopped() throws IOException {
        List<String> ranges = new CopyOnWriteArrayList<>();
        try (var from = new RawServer(exchange -> {
            ranges.add(exchange.header("Range") + exchange.header("If-Range"));
            switch (ranges.size()) {
                case 1 -> exchange.answer("HTTP/1.1 200 OK\r\nETag: \"e\"\r\nContent-Length: 10\r\n\r\n0123");
                case 2 ->
                    exchange.answer("HTTP/1.1 206 Part\r\nContent-Range: bytes 4-9/10\r\nContent-Length: 6\r\n\r\n45");
                default ->
                    exchange.answer(
                            "HTTP/1.1 206 Part\r\nContent-Range: bytes 6-9/10\r\nContent-Length: 4\r\n\r\n6789");
            }
            exchange.close();
        })) {
            Path target = directory.resolve("A.zip");

            download(from, target);

            assertThat(target).hasContent("0123456789");
            assertThat(ranges).containsExactly("", "bytes=4-\"e\"", "bytes=6-\"e\"");
            assertThat(directory).isDirectoryNotContaining("glob:**.part");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"ETag: \"f\"\r\n", ""})
    void aDownloadBeginsAgainWhenTheServerSendsAllOfIt(String tag) throws IOException {
        try (var from = new RawServer(exchange -> {
            if (exchange.header("Range").isEmpty() && !tag.isEmpty()) {
                exchange.answer("HTTP/1.1 200 OK\r\nETag: \"e\"\r\nContent-Length: 10\r\n\r\n0123");
            } else {
                exchange.answer("HTTP/1.1 200 OK\r\n" + tag + "Content-Length: 3\r\n\r\nnew");
            }
            exchange.close();
        })) {
            Path target = file("A.zip", "old");

            download(from, target);

            assertThat(target).hasContent("new");
        }
    }

    @Test
    void aDownloadThatFailsLeavesWhatWasThere() throws IOException {
        server.always(404, "{\"ErrorMessage\":\"No such package.\"}");
        Path target = file("A.zip", "old");

        assertThatThrownBy(() -> server.space().packages().download("packages-A.1.0", target, ProgressListener.NONE))
                .hasMessageContaining("No such package.");
        assertThat(target).hasContent("old");
        assertThat(directory).isDirectoryNotContaining("glob:**.part");
    }
}
