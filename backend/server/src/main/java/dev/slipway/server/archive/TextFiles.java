package dev.slipway.server.archive;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CharsetEncoder;
import java.nio.charset.CoderResult;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * Tells text from other content, and reads it so that it can be written in the same way again (R8.17): what is decoded and encoded
 * unchanged gives the same bytes.
 */
public final class TextFiles {
    private static final char BYTE_ORDER_MARK = '\uFEFF';
    private static final Charset WINDOWS = Charset.forName("windows-1252");
    private static final List<Charset> MARKED =
            List.of(StandardCharsets.UTF_8, StandardCharsets.UTF_16LE, StandardCharsets.UTF_16BE);
    /** Bell to carriage return without the vertical tab, and escape: what also the tool {@code file} takes for text. */
    private static final String CONTROLS_OF_TEXT = "\u0007\b\t\n\f\r\u001b";
    /** The bytes that Windows-1252 has no character for. */
    private static final int[] NOT_WINDOWS = {0x81, 0x8d, 0x8f, 0x90, 0x9d};

    private TextFiles() {}

    /**
     * The text of a file, or none when it is not text. A byte order mark decides; else UTF-8 if it is that; else, unless it has
     * bytes that no text has, Windows-1252, or ISO-8859-1 where that has no character for a byte.
     */
    public static Optional<DecodedText> decode(byte[] bytes) {
        for (Charset charset : MARKED) {
            byte[] mark = String.valueOf(BYTE_ORDER_MARK).getBytes(charset);
            if (startsWith(bytes, mark)) {
                return strictly(bytes, mark.length, new TextEncoding(charset, true));
            }
        }
        if (contains(bytes, 0)) {
            return Optional.empty();
        }
        Optional<DecodedText> utf8 = strictly(bytes, 0, new TextEncoding(StandardCharsets.UTF_8, false));
        if (utf8.isPresent() || hasOtherControls(bytes)) {
            return utf8;
        }
        boolean windows = Arrays.stream(NOT_WINDOWS).noneMatch(b -> contains(bytes, b));
        return strictly(bytes, 0, new TextEncoding(windows ? WINDOWS : StandardCharsets.ISO_8859_1, false));
    }

    /** @throws NotEncodable when the encoding lacks a character of the text */
    public static byte[] encode(String text, TextEncoding encoding) throws NotEncodable {
        String marked = encoding.byteOrderMark() ? BYTE_ORDER_MARK + text : text;
        CharsetEncoder encoder = encoding.charset().newEncoder();
        CharBuffer characters = CharBuffer.wrap(marked);
        ByteBuffer bytes = ByteBuffer.allocate((int) Math.ceil(marked.length() * (double) encoder.maxBytesPerChar()));
        CoderResult result = encoder.encode(characters, bytes, true);
        if (result.isError()) {
            long before = marked.substring(0, characters.position())
                    .chars()
                    .filter(c -> c == '\n')
                    .count();
            throw new NotEncodable(encoding, (int) before + 1);
        }
        encoder.flush(bytes);
        return Arrays.copyOf(bytes.array(), bytes.position());
    }

    private static Optional<DecodedText> strictly(byte[] bytes, int start, TextEncoding encoding) {
        try {
            CharBuffer text =
                    encoding.charset().newDecoder().decode(ByteBuffer.wrap(bytes, start, bytes.length - start));
            return Optional.of(new DecodedText(text.toString(), encoding));
        } catch (CharacterCodingException e) {
            return Optional.empty();
        }
    }

    private static boolean startsWith(byte[] bytes, byte[] mark) {
        return bytes.length >= mark.length && Arrays.equals(bytes, 0, mark.length, mark, 0, mark.length);
    }

    private static boolean contains(byte[] bytes, int wanted) {
        for (byte b : bytes) {
            if ((b & 0xff) == wanted) {
                return true;
            }
        }
        return false;
    }

    private static boolean hasOtherControls(byte[] bytes) {
        for (byte b : bytes) {
            if (b >= 0 && b < ' ' && CONTROLS_OF_TEXT.indexOf(b) < 0) {
                return true;
            }
        }
        return false;
    }
}
