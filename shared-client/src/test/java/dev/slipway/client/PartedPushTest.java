package dev.slipway.client;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.delete;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.put;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathMatching;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.github.tomakehurst.wiremock.client.MappingBuilder;
import com.github.tomakehurst.wiremock.stubbing.Scenario;
import dev.slipway.api.OverwriteMode;
import dev.slipway.client.SlipwayException.Kind;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PartedPushTest {
    private static final String SPACE = "/octopus/api/Spaces-1";
    private static final String UPLOADS = SPACE + "/packages/uploads";
    private static final String UPLOAD = UPLOADS + "/PackageUploads-1";
    private static final String RAW = SPACE + "/packages/raw";
    private static final long SIZE = PartedPush.SMALLEST_FILE + 4;

    @RegisterExtension
    final TestServer server = new TestServer();

    @TempDir
    Path directory;

    @BeforeEach
    void answerAsAServer() {
        answer(
                get(urlPathEqualTo(SPACE)),
                200,
                "{\"Links\":{\"PackageUploads\":\"/api/Spaces-1/packages/uploads{/id}\"}}");
        answer(post(urlPathEqualTo(UPLOADS)), 201, upload(0));
        answer(put(urlPathEqualTo(UPLOAD)), 200, upload(SIZE));
        answer(post(urlPathEqualTo(UPLOAD + "/complete")), 201, "{\"PackageId\":\"Acme.Web\"}");
        answer(delete(urlPathEqualTo(UPLOAD)), 200, "{}");
        answer(post(urlPathEqualTo(RAW)), 201, "{\"PackageId\":\"Acme.Web\"}");
    }

    private void answer(MappingBuilder request, int status, String body) {
        server.on(request.willReturn(aResponse().withStatus(status).withBody(body)));
    }

    private static String upload(long received) {
        return "{\"Id\":\"PackageUploads-1\",\"Size\":" + SIZE + ",\"Received\":" + received + "}";
    }

    private Packages.Pushed push(long size, ProgressListener progress) throws IOException {
        Path file = directory.resolve("Acme.Web.1.4.0.zip");
        try (var sparse = new RandomAccessFile(file.toFile(), "rw")) {
            sparse.setLength(size);
        }
        return server.space().packages().push(file, OverwriteMode.FAIL_IF_EXISTS, progress);
    }

    private List<String> deeds() {
        return server.requestLines().stream()
                .map(line -> line.replace(SPACE, "").replaceFirst("overwriteMode=.*", ""))
                .toList();
    }

    @Test
    void aLargeFileIsSentInParts() throws IOException {
        Packages.Pushed pushed = push(SIZE, ProgressListener.NONE);

        assertThat(pushed.isNew()).isTrue();
        assertThat(pushed.sentBytes()).isEqualTo(SIZE);
        assertThat(deeds())
                .containsExactly(
                        "GET ",
                        "POST /packages/uploads?",
                        "PUT /packages/uploads/PackageUploads-1?offset=0",
                        "POST /packages/uploads/PackageUploads-1/complete?");
        assertThat(server.requests().get(1).getBodyAsString())
                .contains("\"FileName\":\"Acme.Web.1.4.0.zip\"", "\"Size\":" + SIZE, "\"Sha256\":\"");
        assertThat(server.requests().get(2).getBody()).hasSize((int) SIZE);
    }

    @Test
    void afterAFailureItGoesOnWhereTheServerSays() throws IOException {
        server.on(put(urlPathEqualTo(UPLOAD))
                .inScenario("net")
                .whenScenarioStateIs(Scenario.STARTED)
                .willSetStateTo("up")
                .willReturn(aResponse().withStatus(502)));
        answer(put(urlPathEqualTo(UPLOAD)).inScenario("net").whenScenarioStateIs("up"), 200, upload(SIZE));
        answer(get(urlPathEqualTo(UPLOAD)), 200, upload(SIZE - 3));
        List<Long> heard = new ArrayList<>();

        push(SIZE, (bytes, total) -> heard.add(bytes));

        assertThat(deeds().subList(2, 5))
                .containsExactly(
                        "PUT /packages/uploads/PackageUploads-1?offset=0",
                        "GET /packages/uploads/PackageUploads-1",
                        "PUT /packages/uploads/PackageUploads-1?offset=" + (SIZE - 3));
        assertThat(server.requests().get(4).getBody()).hasSize(3);
        assertThat(heard).isSorted().endsWith(SIZE);
    }

    @Test
    void whenNothingComesThroughForLongItGivesUpAndLeavesNothingBehind() {
        answer(put(urlPathEqualTo(UPLOAD)), 500, "{}");
        answer(get(urlPathEqualTo(UPLOAD)), 200, upload(0));

        assertThatThrownBy(() -> push(SIZE, ProgressListener.NONE))
                .isInstanceOfSatisfying(
                        SlipwayException.class, e -> assertThat(e.kind()).isEqualTo(Kind.SERVER));
        assertThat(deeds()).filteredOn(line -> line.startsWith("PUT")).hasSize(10);
        assertThat(deeds()).endsWith("DELETE /packages/uploads/PackageUploads-1");
    }

    @Test
    void whatTheServerRefusesIsNotTriedAgain() {
        answer(post(urlPathEqualTo(UPLOAD + "/complete")), 400, "{\"Errors\":[\"It is no package.\"]}");

        assertThatThrownBy(() -> push(SIZE, ProgressListener.NONE)).hasMessageContaining("It is no package.");
        assertThat(deeds()).hasSize(5).endsWith("DELETE /packages/uploads/PackageUploads-1");
    }

    @ParameterizedTest
    @CsvSource({"409, CONFLICT", "403, PERMISSION", "401, AUTHENTICATION"})
    void aRefusalThatWouldComeAnywayComesBeforeAnythingIsSent(int status, Kind kind) {
        answer(post(urlPathEqualTo(UPLOADS)), status, "{}");

        assertThatThrownBy(() -> push(SIZE, ProgressListener.NONE))
                .isInstanceOfSatisfying(
                        SlipwayException.class, e -> assertThat(e.kind()).isEqualTo(kind));
        assertThat(deeds()).hasSize(2);
    }

    @ParameterizedTest
    @CsvSource({"400, 200", "404, 200", "500, 200", "201, 404"})
    void aServerThatTakesNoPartsGetsTheFileInOneRequest(int uploads, int root) throws IOException {
        answer(any(urlPathMatching(UPLOADS)), uploads, upload(0));
        answer(
                get(urlPathEqualTo(SPACE)),
                root,
                "{\"Links\":{" + (uploads == 404 ? "" : "\"PackageUploads\":\"x\"") + "}}");

        push(SIZE, ProgressListener.NONE);

        assertThat(deeds()).endsWith("POST /packages/raw?");
    }

    @Test
    void aSmallFileIsSentAtOnce() throws IOException {
        push(100, ProgressListener.NONE);

        assertThat(deeds()).containsExactly("POST /packages/raw?");
    }
}
