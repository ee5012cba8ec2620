package dev.slipway.server.structured;

import dev.slipway.server.archive.DecodedText;
import dev.slipway.server.archive.TextEncoding;
import dev.slipway.server.archive.TextFiles;
import java.nio.charset.CharsetEncoder;
import java.util.Optional;

/** The text of a file, with what is needed to write into it as it is written. */
final class SourceText {
    private static final int ASCII = 128;

    private final byte[] bytes;
    private final DecodedText decoded;
    private final CharsetEncoder encoder;
    private final String lineEnd;

    SourceText(byte[] bytes, DecodedText decoded) {
        this.bytes = bytes;
        this.decoded = decoded;
        this.encoder = decoded.encoding().charset().newEncoder();
        int feed = decoded.text().indexOf('\n');
        this.lineEnd = feed > 0 && decoded.text().charAt(feed - 1) == '\r' ? "\r\n" : "\n";
    }

    static SourceText of(byte[] bytes) throws MalformedFile {
        Optional<DecodedText> decoded = TextFiles.decode(bytes);
        if (decoded.isEmpty()) {
            throw new MalformedFile("it is not text", 1, 1);
        }
        return new SourceText(bytes, decoded.get());
    }

    byte[] bytes() {
        return bytes;
    }

    /** Without the byte order mark. */
    String text() {
        return decoded.text();
    }

    TextEncoding encoding() {
        return decoded.encoding();
    }

    /** A value with the line ends of this file. */
    String withLineEnds(String value) {
        return value.replaceAll("\\r\\n|\\r|\\n", lineEnd);
    }

    String lineEnd() {
        return lineEnd;
    }

    /** Whether the encoding has the character; it has no half of a surrogate pair. */
    boolean canWrite(int codePoint) {
        return codePoint < ASCII || encoder.canEncode(Character.toString(codePoint));
    }

    boolean canWrite(String value) {
        return encoder.canEncode(value);
    }

    MalformedFile malformed(String problem, int offset) {
        return malformed(text(), problem, offset);
    }

    static MalformedFile malformed(String text, String problem, int offset) {
        int line = 1;
        int start = 0;
        for (int i = 0; i < Math.min(offset, text.length()); i++) {
            char c = text.charAt(i);
            if (c == '\n' || (c == '\r' && !text.startsWith("\n", i + 1))) {
                line++;
                start = i + 1;
            }
        }
        return new MalformedFile(problem, line, offset - start + 1);
    }
}
