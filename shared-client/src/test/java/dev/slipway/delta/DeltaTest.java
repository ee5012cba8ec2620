package dev.slipway.delta;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;
import java.util.stream.Stream;
import okio.Buffer;
import okio.ByteString;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class DeltaTest {
    private static final int CHUNK = 2048;

    @TempDir
    Path directory;

    private static byte[] signature(byte[] old, int chunk) throws IOException {
        var out = new ByteArrayOutputStream();
        Signature.write(new ByteArrayInputStream(old), chunk, out);
        return out.toByteArray();
    }

    private static Signature read(byte[] signature) throws IOException {
        return Signature.read(new Buffer().write(signature));
    }

    private byte[] delta(byte[] old, byte[] changed) throws IOException {
        Path file = Files.write(directory.resolve("new"), changed);
        Path delta = directory.resolve("delta");
        assertThat(DeltaBuilder.build(read(signature(old, CHUNK)), file, delta, Long.MAX_VALUE))
                .isTrue();
        return Files.readAllBytes(delta);
    }

    private byte[] patched(byte[] old, byte[] delta) throws IOException {
        try (FileChannel base = FileChannel.open(Files.write(directory.resolve("old"), old))) {
            InputStream in = PatchedStream.open(new ByteArrayInputStream(delta), base);
            return in.readAllBytes();
        }
    }

    private static byte[] random(Random random, int size) {
        byte[] bytes = new byte[size];
        random.nextBytes(bytes);
        return bytes;
    }

    /** As the description of the format has it. */
    @Test
    void aSignatureHasTheBytesOfTheFormat() throws IOException {
        byte[] old = "abc".repeat(50).getBytes(US_ASCII);
        Buffer expected = new Buffer()
                .writeUtf8("OCTOSIG")
                .writeByte(1)
                .writeByte(4)
                .writeUtf8("SHA1")
                .writeByte(7)
                .writeUtf8("Adler32")
                .writeUtf8(">>>");
        for (ByteString chunk : new ByteString[] {ByteString.of(old, 0, 128), ByteString.of(old, 128, 22)}) {
            long a = 1;
            long b = 0;
            for (byte z : chunk.toByteArray()) {
                a = (a + z) % 65536;
                b = (b + a) % 65536;
            }
            expected.writeShortLe(chunk.size())
                    .writeIntLe((int) (b * 65536 + a))
                    .write(chunk.sha1());
        }

        assertThat(signature(old, 128)).isEqualTo(expected.readByteArray());
        assertThat(signature("a".getBytes(US_ASCII), 128))
                .endsWith(ByteString.decodeHex("0100" + "62006200" + "86f7e437faa5a7fce15d1ddcb9eaeaea377667b8")
                        .toByteArray());
    }

    @Test
    void aDeltaHasTheBytesOfTheFormat() throws IOException {
        byte[] old = random(new Random(1), 3 * CHUNK);
        byte[] changed = ByteString.of(old, CHUNK, 2 * CHUNK).toByteArray();
        changed = new Buffer().writeUtf8("new").write(changed).readByteArray();

        assertThat(delta(old, changed))
                .isEqualTo(new Buffer()
                        .writeUtf8("OCTODELTA")
                        .writeByte(1)
                        .writeByte(4)
                        .writeUtf8("SHA1")
                        .writeIntLe(20)
                        .write(ByteString.of(changed).sha1())
                        .writeUtf8(">>>")
                        .writeByte(0x80)
                        .writeLongLe(3)
                        .writeUtf8("new")
                        .writeByte(0x60)
                        .writeLongLe(CHUNK)
                        .writeLongLe(2 * CHUNK)
                        .readByteArray());
    }

    @ParameterizedTest
    @CsvSource({"0, 2048", "300000000, 2048", "327680001, 2049", "4000000000, 25000", "99000000000, 31744"})
    void largeFilesHaveLargeChunks(long size, int chunk) {
        assertThat(Signature.chunkSizeFor(size)).isEqualTo(chunk);
    }

    @Test
    void theChecksumOfAMovedWindowIsThatOfTheWindow() {
        byte[] bytes = random(new Random(7), 50_000);
        int rolled = RollingChecksum.of(bytes, 0, CHUNK);
        for (int i = 1; i + CHUNK <= bytes.length; i++) {
            rolled = RollingChecksum.rolled(rolled, bytes[i - 1], bytes[i + CHUNK - 1], CHUNK);
            if (i % 997 == 0) {
                assertThat(rolled).isEqualTo(RollingChecksum.of(bytes, i, CHUNK));
            }
        }
    }

    /** Seeds are in the names of the cases, so that a failure can be had again. */
    static Stream<Long> seeds() {
        return Stream.iterate(1L, seed -> seed + 1).limit(60);
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void aPatchedFileIsTheNewOne(long seed) throws IOException {
        var random = new Random(seed);
        byte[] old = random(random, random.nextInt(10) == 0 ? random.nextInt(3) : random.nextInt(400_000));
        if (random.nextInt(4) == 0) {
            // many chunks that are the same
            java.util.Arrays.fill(old, 0, old.length * 3 / 4, (byte) 0);
        }
        byte[] changed = edited(old, random);

        byte[] delta = delta(old, changed);

        assertThat(patched(old, delta)).isEqualTo(changed);
        assertThat(delta.length).isLessThan(changed.length + 100 + 9 * (changed.length / 100_000 + 20));
    }

    private static byte[] edited(byte[] old, Random random) {
        var edited = new Buffer();
        int at = 0;
        for (int edit = random.nextInt(12); edit > 0; edit--) {
            int until = Math.min(old.length, at + random.nextInt(old.length / 4 + 2));
            edited.write(old, at, until - at);
            at = until;
            switch (random.nextInt(5)) {
                case 0 -> edited.write(random(random, random.nextInt(9_000)));
                case 1 -> at = Math.min(old.length, at + random.nextInt(9_000));
                case 2 -> at = random.nextInt(old.length + 1);
                case 3 -> edited.write(old, 0, Math.min(old.length, random.nextInt(30_000)));
                default -> {
                    edited.writeByte(random.nextInt());
                    at = Math.min(old.length, at + 1);
                }
            }
        }
        return edited.write(old, at, old.length - at).readByteArray();
    }

    @Test
    void aLargeFileWithASmallChangeNeedsLittle() throws IOException {
        byte[] old = random(new Random(3), 5_000_000);
        byte[] changed = new Buffer()
                .write(old, 0, 2_500_000)
                .writeUtf8("something new")
                .write(old, 2_500_000, 2_500_000)
                .readByteArray();

        byte[] delta = delta(old, changed);

        assertThat(delta.length).isLessThan(2 * CHUNK + 200);
        assertThat(patched(old, delta)).isEqualTo(changed);
    }

    @Test
    void aDeltaThatDoesNotPayIsGivenUp() throws IOException {
        Path file = Files.write(directory.resolve("new"), random(new Random(2), 3_000_000));
        Path delta = directory.resolve("delta");

        assertThat(DeltaBuilder.build(read(signature(random(new Random(4), 3_000_000), CHUNK)), file, delta, 1_000_000))
                .isFalse();
        assertThat(Files.size(delta)).isLessThan(2_200_000);
    }

    private static Buffer head() {
        return new Buffer()
                .writeUtf8("OCTODELTA\u0001\u0004SHA1")
                .writeIntLe(20)
                .write(new byte[20])
                .writeUtf8(">>>");
    }

    private static Buffer copy(long offset, long length) {
        return head().writeByte(0x60).writeLongLe(offset).writeLongLe(length);
    }

    static Stream<Arguments> hostile() {
        return Stream.of(
                Arguments.of("is no Octodiff delta", new Buffer()),
                Arguments.of("is no Octodiff delta", new Buffer().writeUtf8("OCTODELTA\u0002\u0004SHA1")),
                Arguments.of("is no Octodiff delta", new Buffer().writeUtf8("PK\u0003\u0004 and more than that")),
                Arguments.of(
                        "has no SHA1",
                        new Buffer()
                                .writeUtf8("OCTODELTA\u0001\u0004SHA1")
                                .writeIntLe(Integer.MAX_VALUE)
                                .write(new byte[40])),
                Arguments.of(
                        "is no Octodiff delta",
                        new Buffer()
                                .writeUtf8("OCTODELTA\u0001\u0004SHA1")
                                .writeIntLe(20)
                                .write(new byte[20])),
                Arguments.of("unknown command, 66", head().writeByte(0x42)),
                Arguments.of("copies 1 bytes from -1", copy(-1, 1)),
                Arguments.of("copies 11 bytes from 0 of a file of 10", copy(0, 11)),
                Arguments.of("copies 1 bytes from 10 of a file of 10", copy(10, 1)),
                Arguments.of("copies 9223372036854775807 bytes from 5", copy(5, Long.MAX_VALUE)),
                Arguments.of("copies 5 bytes from 9223372036854775807", copy(Long.MAX_VALUE, 5)),
                Arguments.of("for -1 bytes", copy(0, -1)),
                Arguments.of("for 0 bytes", copy(0, 0)),
                Arguments.of("for 0 bytes", head().writeByte(0x80).writeLongLe(0)),
                Arguments.of(
                        "in the middle of a command", head().writeByte(0x60).writeLongLe(0)),
                Arguments.of(
                        "in the middle of a command",
                        head().writeByte(0x80).writeLongLe(4).writeUtf8("abc")),
                Arguments.of(
                        "in the middle of a command",
                        head().writeByte(0x80).writeLongLe(Long.MAX_VALUE).writeUtf8("abc")));
    }

    @ParameterizedTest
    @MethodSource("hostile")
    void aHostileDeltaIsRefused(String message, Buffer delta) {
        assertThatThrownBy(() -> patched(new byte[10], delta.copy().readByteArray()))
                .isInstanceOf(BadDelta.class)
                .hasMessageContaining(message);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "OCTOSIG\u0001\u0003MD5", "<html>"})
    void whatIsNoSignatureIsRefused(String text) {
        assertThatThrownBy(() -> read(text.getBytes(US_ASCII)))
                .isInstanceOf(BadDelta.class)
                .hasMessageContaining("no Octodiff signature");
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 25, 27, 51})
    void aSignatureThatIsCutIsRefused(int missing) throws IOException {
        byte[] whole = signature(new byte[10_000], 2048);
        byte[] cut = ByteString.of(whole, 0, whole.length - missing).toByteArray();

        assertThatThrownBy(() -> read(cut)).isInstanceOf(BadDelta.class).hasMessageContaining("in the middle");
    }

    @Test
    void aSignatureWithChunksOfDifferentSizesIsRefused() throws IOException {
        byte[] mixed = new Buffer()
                .write(signature(new byte[300], 128))
                .write(new byte[2])
                .write(new byte[24])
                .readByteArray();

        assertThatThrownBy(() -> read(mixed)).isInstanceOf(BadDelta.class).hasMessageContaining("different sizes");
    }
}
