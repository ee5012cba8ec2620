package dev.slipway.server.packages;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PartContentTest {
    private static final String BOUNDARY = "------------------------d74496d66958873e";

    @ParameterizedTest
    @CsvSource({
        "'', ab, ''",
        "content, ab, content",
        "'\r\n', ab, '\r\n'",
        "'one\r\n--', ab, 'one\r\n--'",
        "'\r\n--a', ab, '\r\n--a'",
        "'\r\r\n--', aa, '\r\r\n--'",
        "'\r\n--\r\n--', '--', '\r\n--\r\n--'",
    })
    void contentEndsAtTheFirstDelimiter(String content, String boundary, String expected) throws IOException {
        assertThat(new String(read(part(bytes(content), boundary, ""), boundary, 1), ISO_8859_1))
                .isEqualTo(expected);
    }

    /** Pieces of every size, so that the delimiter is cut at every place. */
    @Test
    void theDelimiterIsFoundWhereverReadsAreCut() throws IOException {
        byte[] content = bytes("before\r\n--" + BOUNDARY.substring(0, 20) + "after");
        for (int piece = 1; piece <= content.length + BOUNDARY.length() + 10; piece++) {
            assertThat(read(part(content, BOUNDARY, "--\r\nepilogue"), BOUNDARY, piece))
                    .as("in pieces of %d", piece)
                    .isEqualTo(content);
        }
    }

    /** Contents out of the letters of the delimiter, around the size of the buffer. */
    @Test
    void contentThatLooksLikeTheDelimiterIsTakenWhole() throws IOException {
        var random = new Random(20_261_123);
        String letters = "\r\n-ab";
        for (int round = 0; round < 50; round++) {
            byte[] content = new byte[65_500 + random.nextInt(100)];
            for (int i = 0; i < content.length; i++) {
                content[i] = (byte) letters.charAt(random.nextInt(letters.length()));
            }
            String boundary = "ab-ab-ab-ab-ab-ab";

            assertThat(read(part(content, boundary, "--"), boundary, 1 + random.nextInt(70_000)))
                    .isEqualTo(content);
        }
    }

    @Test
    void aBodyThatStopsHasNoContent() {
        assertThatThrownBy(() -> read(bytes("content\r\n--a"), "ab", 100)).isInstanceOf(EOFException.class);
    }

    private static byte[] part(byte[] content, String boundary, String after) {
        byte[] delimiter = bytes("\r\n--" + boundary + after);
        byte[] part = new byte[content.length + delimiter.length];
        System.arraycopy(content, 0, part, 0, content.length);
        System.arraycopy(delimiter, 0, part, content.length, delimiter.length);
        return part;
    }

    private static byte[] read(byte[] body, String boundary, int piece) throws IOException {
        try (InputStream content = new PartContent(new Pieces(body, piece), boundary)) {
            return content.readAllBytes();
        }
    }

    /** Gives no more than so many bytes at a time, as a network does. */
    private static final class Pieces extends ByteArrayInputStream {
        private final int piece;

        Pieces(byte[] body, int piece) {
            super(body);
            this.piece = piece;
        }

        @Override
        public synchronized int read(byte[] bytes, int offset, int length) {
            return super.read(bytes, offset, Math.min(length, piece));
        }
    }

    private static byte[] bytes(String text) {
        return text.getBytes(ISO_8859_1);
    }
}
