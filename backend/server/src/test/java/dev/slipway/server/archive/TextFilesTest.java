package dev.slipway.server.archive;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_16BE;
import static java.nio.charset.StandardCharsets.UTF_16LE;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.nio.charset.Charset;
import java.util.HexFormat;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class TextFilesTest {
    private static final Charset WINDOWS_1252 = Charset.forName("windows-1252");

    static Stream<Arguments> texts() {
        return Stream.of(
                text("", "", UTF_8, false),
                text("61 0d 0a 62", "a\r\nb", UTF_8, false),
                text("67 72 c3 bc c3 9f 65", "grüße", UTF_8, false),
                text("f0 9f 98 80", "😀", UTF_8, false),
                text("61 01 62", "a\u0001b", UTF_8, false),
                text("ef bb bf", "", UTF_8, true),
                text("ef bb bf 67 72 c3 bc", "grü", UTF_8, true),
                text("ff fe 61 00 fc 00", "aü", UTF_16LE, true),
                text("fe ff 00 61 00 fc", "aü", UTF_16BE, true),
                text("ff fe 3d d8 00 de", "😀", UTF_16LE, true),
                text("67 72 fc df 65", "grüße", WINDOWS_1252, false),
                text("80 20 93 61 94", "€ “a”", WINDOWS_1252, false),
                text("67 fc 81", "gü\u0081", ISO_8859_1, false));
    }

    private static Arguments text(String hex, String text, Charset charset, boolean mark) {
        return arguments(hex, new DecodedText(text, new TextEncoding(charset, mark)));
    }

    @ParameterizedTest
    @MethodSource("texts")
    void aTextIsReadAndWrittenInItsOwnEncoding(String hex, DecodedText decoded) throws NotEncodable {
        byte[] bytes = bytes(hex);

        assertThat(TextFiles.decode(bytes)).contains(decoded);
        assertThat(TextFiles.encode(decoded.text(), decoded.encoding())).isEqualTo(bytes);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "00", // NUL
                "61 00 62 00", // UTF-16 without a mark cannot be told from other content
                "89 50 4e 47 0d 0a 1a 0a", // PNG
                "1f 8b 08 fc", // gzip
                "ef bb bf ff", // a mark, but not that encoding
                "ff fe 00", // half a character
                "ff fe 00 d8 61 00", // half a pair
            })
    void otherContentIsNoText(String hex) {
        assertThat(TextFiles.decode(bytes(hex))).isEmpty();
    }

    @Test
    void whateverIsTakenForTextIsWrittenBackAsItWas() throws NotEncodable {
        var random = new Random(5);
        for (int round = 0; round < 2000; round++) {
            var bytes = new byte[random.nextInt(40)];
            random.nextBytes(bytes);
            for (int i = 0; i < bytes.length; i++) {
                boolean control = bytes[i] >= 0 && bytes[i] < ' ';
                bytes[i] = control ? (byte) '\t' : bytes[i];
            }
            Optional<DecodedText> decoded = TextFiles.decode(bytes);
            assertThat(decoded).isPresent();
            assertThat(TextFiles.encode(decoded.get().text(), decoded.get().encoding()))
                    .isEqualTo(bytes);
        }
    }

    @Test
    void aCharacterThatTheEncodingLacksIsNotReplaced() {
        assertThatThrownBy(() -> TextFiles.encode("a\nsecret €\n", new TextEncoding(ISO_8859_1, false)))
                .isInstanceOf(NotEncodable.class)
                .hasMessage("Line 2 has a character that cannot be written in ISO-8859-1");
    }

    private static byte[] bytes(String hex) {
        return hex.isEmpty() ? new byte[0] : HexFormat.ofDelimiter(" ").parseHex(hex);
    }
}
