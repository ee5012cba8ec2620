package dev.slipway.client;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;
import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.slipway.api.OverwriteMode;
import dev.slipway.client.SlipwayException.Kind;
import dev.slipway.delta.Signature;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DeltaPushTest {
    private static final String SIGNATURE = "/octopus/api/Spaces-1/packages/Acme.Web/1.4.0/delta-signature";
    private static final String DELTA = "/octopus/api/Spaces-1/packages/Acme.Web/1.3.0/delta";
    private static final String RAW = "/octopus/api/Spaces-1/packages/raw";

    @RegisterExtension
    final TestServer server = new TestServer();

    @TempDir
    Path directory;

    private final byte[] content = new byte[1_500_000];

    @BeforeEach
    void answerAsAServer() throws IOException {
        new Random(1).nextBytes(content);
        answerWithSignature(signature());
        answer(DELTA, 201);
        answer(RAW, 201);
    }

    private String signature() throws IOException {
        var out = new ByteArrayOutputStream();
        Signature.write(new ByteArrayInputStream(content), 2048, out);
        return Base64.getEncoder().encodeToString(out.toByteArray());
    }

    private void answerWithSignature(String signature) {
        server.on(get(urlPathEqualTo(SIGNATURE))
                .willReturn(aResponse().withBody("{\"BaseVersion\":\"1.3.0\",\"Signature\":\"" + signature + "\"}")));
    }

    private void answer(String path, int status) {
        server.on(post(urlPathEqualTo(path))
                .willReturn(aResponse().withStatus(status).withBody("{\"PackageId\":\"Acme.Web\"}")));
    }

    private Packages.Pushed push() throws IOException {
        content[700_000]++;
        Path file = Files.write(directory.resolve("Acme.Web.1.4.0.zip"), content);
        return server.space().packages().pushChanges(file, OverwriteMode.FAIL_IF_EXISTS, ProgressListener.NONE);
    }

    @Test
    void theDeltaIsSentUnderTheNameOfTheNewFile() throws IOException {
        assertThat(push().sentBytes()).isLessThan(3_000);

        assertThat(server.requestLines())
                .containsExactly("GET " + SIGNATURE, "POST " + DELTA + "?overwriteMode=FailIfExists");
        var part = server.requests().get(1).getParts().iterator().next();
        assertThat(part.getFileName()).isEqualTo("Acme.Web.1.4.0.zip");
        assertThat(part.getBody().asBytes()).startsWith("OCTODELTA".getBytes(US_ASCII));
    }

    @ParameterizedTest
    @ValueSource(ints = {400, 403, 404, 413, 500})
    void whenTheServerCannotUseTheDeltaTheFileIsSent(int status) throws IOException {
        answer(DELTA, status);

        assertThat(push().sentBytes()).isEqualTo(content.length);
        assertThat(server.requestLines()).endsWith("POST " + RAW + "?overwriteMode=FailIfExists");
    }

    @ParameterizedTest
    @CsvSource({"409, CONFLICT", "401, AUTHENTICATION"})
    void whenTheFileWouldDoNoBetterTheFailureIsTold(int status, Kind kind) {
        answer(DELTA, status);

        assertThatThrownBy(this::push).isInstanceOfSatisfying(SlipwayException.class, e -> assertThat(e.kind())
                .isEqualTo(kind));
        assertThat(server.requests()).hasSize(2);
    }

    @ParameterizedTest
    @ValueSource(strings = {"not base64!", "AAAA", ""})
    void whenTheSignatureIsNoneTheFileIsSent(String signature) throws IOException {
        answerWithSignature(signature);

        assertThat(push().sentBytes()).isEqualTo(content.length);
    }

    @Test
    void whenThereIsNoOtherVersionTheFileIsSent() throws IOException {
        server.on(get(urlPathEqualTo(SIGNATURE)).willReturn(aResponse().withStatus(404)));

        assertThat(push().sentBytes()).isEqualTo(content.length);
    }

    @Test
    void aSmallFileOrOneWithoutAVersionIsSentAtOnce() throws IOException {
        for (String name : new String[] {"Acme.Web.1.4.0.zip", "Acme.nupkg"}) {
            byte[] bytes = name.endsWith("zip") ? new byte[10] : content;
            server.space()
                    .packages()
                    .pushChanges(
                            Files.write(directory.resolve(name), bytes),
                            OverwriteMode.FAIL_IF_EXISTS,
                            ProgressListener.NONE);
        }

        assertThat(server.requestLines()).hasSize(2).allMatch(line -> line.startsWith("POST " + RAW));
    }
}
