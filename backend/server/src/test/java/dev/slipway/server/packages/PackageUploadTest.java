package dev.slipway.server.packages;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.server.TestServer;
import dev.slipway.server.Wire;
import java.nio.file.Files;
import java.nio.file.Path;
import okio.ByteString;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Pushes in parts, over HTTP. */
class PackageUploadTest {
    private final String space = TestServer.shared().newSpace();
    private final Wire wire = TestServer.shared().wire();
    private final String uploads = "/api/" + space + "/packages/uploads";

    private Wire.Answer begin(String more) {
        return wire.post(uploads, "{\"FileName\":\"Acme.Web.1.4.0.zip\",\"Size\":10" + more + "}");
    }

    private String begun(String more) {
        return uploads + "/" + begin(more).expect(201).text("Id");
    }

    private Wire.Answer put(String upload, String offset, String content) {
        return wire.put(upload + "?offset=" + offset, content);
    }

    private Path part(String upload) {
        return TestServer.shared()
                .data()
                .resolve("blobs/uploads")
                .resolve(upload.substring(upload.lastIndexOf('/') + 1));
    }

    private static String sha256(String text) {
        return ",\"Sha256\":\"" + ByteString.encodeUtf8(text).sha256().hex() + "\"";
    }

    @Test
    void aFileThatCameInPartsIsAPackage() {
        String upload = begun(sha256("0123456789"));

        assertThat(put(upload, "0", "0123").expect(200).at("Received")).isEqualTo(4.0);
        assertThat(wire.get(upload).expect(200).at("Received")).isEqualTo(4.0);
        assertThat(put(upload, "4", "456789").expect(200).at("Received")).isEqualTo(10.0);
        Wire.Answer completed = wire.post(upload + "/complete", "").expect(201);

        assertThat(completed.text("Id")).isEqualTo("packages-Acme.Web.1.4.0");
        assertThat(completed.at("PackageSizeBytes")).isEqualTo(10.0);
        assertThat(wire.get("/api/" + space + "/packages/Acme.Web.1.4.0/raw").body())
                .isEqualTo("0123456789");
        assertThat(part(upload)).doesNotExist();
    }

    @Test
    void completedAgainItGivesTheSameAnswer() {
        String upload = begun("");
        put(upload, "0", "0123456789");

        Wire.Answer first = wire.post(upload + "/complete", "").expect(201);
        Wire.Answer again = wire.post(upload + "/complete", "").expect(201);

        assertThat(again.body()).isEqualTo(first.body());
        assertThat(wire.get(upload).at("Received")).isEqualTo(10.0);
        put(upload, "0", "x").expect(409);
    }

    @Test
    void whatComesAgainTakesThePlaceOfWhatWasThere() {
        String upload = begun("");
        put(upload, "0", "01234xxx");

        assertThat(put(upload, "5", "56789").expect(200).at("Received")).isEqualTo(10.0);
        wire.post(upload + "/complete", "").expect(201);
        assertThat(wire.get("/api/" + space + "/packages/Acme.Web.1.4.0/raw").body())
                .isEqualTo("0123456789");
    }

    @ParameterizedTest
    @CsvSource({
        "5, 567, 409, There are 4 bytes of the file; go on there",
        "4, 4567890123, 400, More bytes came than the Size",
        "-1, a, 400, it must be the number of bytes before these"
    })
    void aPartThatDoesNotFitIsRefused(String offset, String content, int status, String message) {
        String upload = begun("");
        put(upload, "0", "0123").expect(200);

        assertThat(put(upload, offset, content).expect(status).body()).contains(message);
        wire.post(upload + "/complete", "").expect(409);
    }

    @Test
    void aFileWithAnotherHashIsNoPackage() {
        String upload = begun(sha256("something else"));
        put(upload, "0", "0123456789");

        assertThat(wire.post(upload + "/complete", "").expect(400).text("Errors/0"))
                .contains("The package has the Sha256");
        wire.get("/api/" + space + "/packages/Acme.Web.1.4.0").expect(404);
    }

    @Test
    void whatIsThereIsRefusedBeforeAnythingIsSentAndAfterwards() {
        String upload = begun("");
        put(upload, "0", "0123456789");
        Pushes.in(space).push("Acme.Web.1.4.0.zip", "meanwhile").expect(201);

        begin("").expect(409);
        wire.post(upload + "/complete", "").expect(409);
        assertThat(wire.post(upload + "/complete?overwriteMode=IgnoreIfExists", "")
                        .expect(200)
                        .at("PackageSizeBytes"))
                .isEqualTo(9.0);
        wire.post(upload + "/complete", "").expect(200);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"FileName\":\"Acme.zip\",\"Size\":10}",
                "{\"FileName\":\"Acme.1.0.zip\",\"Size\":0}",
                "{\"FileName\":\"Acme.1.0.zip\",\"Size\":99999999999999}",
                "{\"FileName\":\"Acme.1.0.zip\",\"Size\":1,\"Sha256\":\"abc\"}",
                "{\"FileName\":\"Acme.1.0.zip\",\"Size\":1,\"BaseVersion\":\"1.0\"}",
                "{\"FileName\":\"Acme.1.0.zip\",\"Size\":1,\"BaseVersion\":\"1.0\",\"PackageId\":\"Acme\"}"
            })
    void whatCannotBecomeAPackageIsNotBegun(String draft) {
        wire.post(uploads, draft).expect(400);
    }

    @Test
    void anUploadIsInItsSpaceOnly() {
        String upload = begun("");
        put(upload, "0", "0123").expect(200);
        String elsewhere = upload.replace(space, TestServer.shared().newSpace());
        wire.get(elsewhere).expect(404);
        put(elsewhere, "4", "456789").expect(404);
        wire.post(elsewhere + "/complete", "").expect(404);
        wire.delete(elsewhere).expect(404);
        assertThat(part(upload)).hasContent("0123");
    }

    @Test
    void whatIsAbandonedIsGone() {
        String upload = begun("");
        put(upload, "0", "0123");

        wire.delete(upload).expect(200);

        wire.get(upload).expect(404);
        assertThat(Files.exists(part(upload))).isFalse();
    }

    @Test
    void theServerTellsThatItTakesParts() {
        assertThat(wire.get("/api/" + space).expect(200).text("Links/PackageUploads"))
                .isEqualTo("/api/" + space + "/packages/uploads{/id}{?overwriteMode}");
    }
}
