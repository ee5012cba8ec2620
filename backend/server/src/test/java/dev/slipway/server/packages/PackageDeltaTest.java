package dev.slipway.server.packages;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.api.OverwriteMode;
import dev.slipway.client.Packages;
import dev.slipway.client.ProgressListener;
import dev.slipway.client.SlipwayClient;
import dev.slipway.client.SlipwayConnection;
import dev.slipway.delta.DeltaBuilder;
import dev.slipway.delta.Signature;
import dev.slipway.server.TestServer;
import dev.slipway.server.Wire;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;
import java.util.stream.Stream;
import okio.Buffer;
import okio.ByteString;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Pushes of what has changed (R3.19), over HTTP. */
class PackageDeltaTest {
    private final String space = TestServer.shared().newSpace();
    private final Wire wire = TestServer.shared().wire();
    private final String packages = "/api/" + space + "/packages";
    private final SlipwayClient client =
            SlipwayClient.connect(SlipwayConnection.to(TestServer.shared().url(), TestServer.ADMIN_KEY));

    @TempDir
    Path directory;

    private byte[] old;

    @BeforeEach
    void pushOld() throws IOException {
        old = new byte[3_000_000];
        new Random(5).nextBytes(old);
        push("Acme.Web.1.3.0.zip", old);
    }

    @AfterEach
    void close() {
        client.close();
    }

    private Packages packages() {
        return client.space(space).packages();
    }

    private Path file(String name, byte[] content) throws IOException {
        return Files.write(directory.resolve(name), content);
    }

    private void push(String name, byte[] content) throws IOException {
        packages().push(file(name, content), OverwriteMode.FAIL_IF_EXISTS, ProgressListener.NONE);
    }

    private byte[] changed() {
        return new Buffer()
                .write(old, 0, 1_000_000)
                .writeUtf8("something new")
                .write(old, 1_010_000, 1_990_000)
                .readByteArray();
    }

    private Wire.Answer pushDelta(String base, String name, byte[] delta) {
        return Pushes.to(space, "Acme.Web/" + base + "/delta").push(name, new ByteArrayInputStream(delta), "");
    }

    private byte[] delta(byte[] changed) throws IOException {
        ByteString signature = ByteString.decodeBase64(wire.get(packages + "/Acme.Web/1.3.0/delta-signature")
                .expect(200)
                .text("Signature"));
        Path delta = directory.resolve("delta");
        DeltaBuilder.build(Signature.read(new Buffer().write(signature)), file("new", changed), delta, Long.MAX_VALUE);
        return Files.readAllBytes(delta);
    }

    @Test
    void whatHasChangedIsEnough() throws IOException {
        Wire.Answer pushed =
                pushDelta("1.3.0", "Acme.Web.1.4.0.zip", delta(changed())).expect(201);

        assertThat(pushed.text("Id")).isEqualTo("packages-Acme.Web.1.4.0");
        assertThat(pushed.text("Hash"))
                .isEqualTo(ByteString.of(changed()).sha1().hex());
        Path back = directory.resolve("back");
        packages().download("Acme.Web.1.4.0", back, ProgressListener.NONE);
        assertThat(back).hasBinaryContent(changed());
    }

    @Test
    void theClientSendsLittleMoreThanTheChange() throws IOException {
        var pushed = packages()
                .pushChanges(
                        file("Acme.Web.1.4.0.zip", changed()), OverwriteMode.FAIL_IF_EXISTS, ProgressListener.NONE);

        assertThat(pushed.isNew()).isTrue();
        assertThat(pushed.sentBytes()).isLessThan(old.length * 3L / 100);
        assertThat(pushed.packageVersion().hash())
                .isEqualTo(ByteString.of(changed()).sha1().hex());
    }

    @Test
    void theClientSendsTheWholeFileWhenAlmostAllOfItIsNew() throws IOException {
        byte[] other = new byte[2_000_000];
        new Random(6).nextBytes(other);

        var pushed = packages()
                .pushChanges(file("Acme.Web.1.4.0.zip", other), OverwriteMode.FAIL_IF_EXISTS, ProgressListener.NONE);

        assertThat(pushed.sentBytes()).isEqualTo(other.length);
    }

    @ParameterizedTest
    @CsvSource({
        "1.4.0, 1.3.0",
        "1.3.0, 1.3.0",
        "9.0.0, 2.0.0",
        "2.0.0-beta.1, 2.0.0-alpha",
        "1.0.0, 1.3.0",
        "1.3.5, 1.3.0"
    })
    void theSignatureIsOfTheHighestVersionUpToTheOneAskedForOrTheNextAbove(String asked, String base)
            throws IOException {
        push("Acme.Web.2.0.0.zip", new byte[10]);
        push("Acme.Web.2.0.0-alpha.zip", new byte[10]);

        Wire.Answer answer = wire.get(packages + "/acme.web/" + asked + "/delta-signature");

        assertThat(answer.expect(200).text("BaseVersion")).isEqualTo(base);
    }

    @ParameterizedTest
    @CsvSource({"Acme.Other/1.0.0", "Acme.Web/latest"})
    void withoutAVersionToBuildUponThereIsNoSignature(String asked) {
        Wire.Answer answer =
                wire.get(packages + "/" + asked + "/delta-signature").expect(404);

        assertThat(answer.has("Errors")).isFalse();
        assertThat(pushDelta("7.0.0", "Acme.Web.8.0.0.zip", new byte[10]).status())
                .isEqualTo(404);
    }

    @Test
    void aVersionThatIsThereIsRefusedAsInAnyPush() throws IOException {
        byte[] delta = delta(changed());

        pushDelta("1.3.0", "Acme.Web.1.3.0.zip", delta).expect(409);
        assertThat(Pushes.to(space, "Acme.Web/1.3.0/delta")
                        .push("Acme.Web.1.3.0.zip", new ByteArrayInputStream(delta), "?overwriteMode=IgnoreIfExists")
                        .status())
                .isEqualTo(200);
    }

    private static Buffer head(byte[] hash) {
        return new Buffer()
                .writeUtf8("OCTODELTA\u0001\u0004SHA1")
                .writeIntLe(20)
                .write(hash)
                .writeUtf8(">>>");
    }

    static Stream<Arguments> hostile() {
        byte[] hash = new byte[20];
        return Stream.of(
                Arguments.of("is no Octodiff delta", new Buffer().writeUtf8("PK and so on")),
                Arguments.of(
                        "was not made for this version",
                        head(hash).writeByte(0x80).writeLongLe(1).writeByte(1)),
                Arguments.of(
                        "copies 1 bytes from -5",
                        head(hash).writeByte(0x60).writeLongLe(-5).writeLongLe(1)),
                Arguments.of(
                        "copies 3000001 bytes from 0",
                        head(hash).writeByte(0x60).writeLongLe(0).writeLongLe(3_000_001)),
                Arguments.of("for -1 bytes", head(hash).writeByte(0x80).writeLongLe(-1)),
                Arguments.of(
                        "in the middle of a command",
                        head(hash).writeByte(0x80).writeLongLe(Long.MAX_VALUE).writeByte(1)));
    }

    @ParameterizedTest
    @MethodSource("hostile")
    void aHostileDeltaIsRefusedAndNothingIsStored(String message, Buffer delta) throws IOException {
        Wire.Answer refused =
                pushDelta("1.3.0", "Acme.Web.1.4.0.zip", delta.copy().readByteArray());

        assertThat(refused.expect(400).text("Errors/0")).contains(message);
        wire.get(packages + "/Acme.Web.1.4.0").expect(404);
    }

    @Test
    void aDeltaOfAnotherFileIsRefused() throws IOException {
        byte[] delta = delta(changed());
        push("Acme.Web.1.5.0.zip", new byte[3_000_000]);

        assertThat(pushDelta("1.5.0", "Acme.Web.1.6.0.zip", delta).expect(400).text("Errors/0"))
                .contains("was not made for this version");
    }
}
