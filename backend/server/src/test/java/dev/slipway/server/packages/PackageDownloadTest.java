package dev.slipway.server.packages;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.server.TestServer;
import dev.slipway.server.Wire;
import java.net.URI;
import java.net.http.HttpRequest;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PackageDownloadTest {
    private static final String CONTENT = "0123456789";

    private final String space = TestServer.shared().newSpace();

    @BeforeEach
    void push() {
        Pushes.in(space).push("Acme.1.0.zip", CONTENT).expect(201);
    }

    private HttpRequest.Builder request() {
        return HttpRequest.newBuilder(
                URI.create(TestServer.shared().url() + "/api/" + space + "/packages/Acme.1.0/raw"));
    }

    private static String header(Wire.Answer answer, String name) {
        return String.join(",", answer.headers().getOrDefault(name, List.of()));
    }

    @Test
    void itComesWholeUnderItsNameAndIsNeverShownInABrowser() {
        Wire.Answer answer = Pushes.send(request()).expect(200);

        assertThat(answer.body()).isEqualTo(CONTENT);
        assertThat(header(answer, "content-length")).isEqualTo("10");
        assertThat(header(answer, "accept-ranges")).isEqualTo("bytes");
        assertThat(header(answer, "content-disposition")).startsWith("attachment; filename=\"Acme.1.0.zip\"");
        assertThat(header(answer, "x-content-type-options")).isEqualTo("nosniff");
        assertThat(header(answer, "etag")).matches("\"[0-9a-f]{64}\"");
    }

    @ParameterizedTest
    @CsvSource({
        "bytes=0-3,      0123,  bytes 0-3/10",
        "bytes=7-,       789,   bytes 7-9/10",
        "bytes=-2,       89,    bytes 8-9/10",
        "bytes=-20,  0123456789,bytes 0-9/10",
        "bytes=9-100,    9,     bytes 9-9/10",
    })
    void aRangeIsAnsweredWithThatPart(String range, String part, String contentRange) {
        Wire.Answer answer = Pushes.send(request().header("Range", range)).expect(206);

        assertThat(answer.body()).isEqualTo(part);
        assertThat(header(answer, "content-range")).isEqualTo(contentRange);
    }

    @ParameterizedTest
    @ValueSource(strings = {"bytes=10-", "bytes=100-200", "bytes=-0"})
    void aRangeBehindTheEndIsRefused(String range) {
        Wire.Answer answer = Pushes.send(request().header("Range", range)).expect(416);

        assertThat(header(answer, "content-range")).isEqualTo("bytes */10");
    }

    @ParameterizedTest
    @ValueSource(strings = {"bytes=0-1,3-4", "bytes=5-2", "lines=1-2", "bytes=-", "bytes=99999999999999999999-"})
    void aRangeOfAnotherKindIsIgnored(String range) {
        assertThat(Pushes.send(request().header("Range", range)).expect(200).body())
                .isEqualTo(CONTENT);
    }

    @Test
    void whoHasTheBytesAlreadyGetsNone() {
        String etag = header(Pushes.send(request()), "etag");

        assertThat(Pushes.send(request().header("If-None-Match", "\"other\", W/" + etag))
                        .expect(304)
                        .body())
                .isEmpty();
        assertThat(Pushes.send(request().header("If-None-Match", "\"other\""))
                        .expect(200)
                        .body())
                .isEqualTo(CONTENT);
    }

    @Test
    void aRangeOfOtherBytesIsNotMixedIn() {
        String etag = header(Pushes.send(request()), "etag");

        Pushes.send(request().header("Range", "bytes=5-").header("If-Range", etag))
                .expect(206);
        assertThat(Pushes.send(request().header("Range", "bytes=5-").header("If-Range", "\"old\""))
                        .expect(200)
                        .body())
                .isEqualTo(CONTENT);
    }

    @Test
    void headTellsTheSizeWithoutTheBytes() {
        Wire.Answer answer = Pushes.send(request().method("HEAD", HttpRequest.BodyPublishers.noBody()))
                .expect(200);

        assertThat(header(answer, "content-length")).isEqualTo("10");
        assertThat(answer.body()).isEmpty();
    }
}
